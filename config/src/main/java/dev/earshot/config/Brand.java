package dev.earshot.config;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A brand and what gives it away. At least one of its lists holds something.
 *
 * @param id short lower-case name that alerts carry; never changes
 * @param name as people write it
 * @param handles its own accounts: {@code @handle} on every network, {@code network:handle} on one
 * @param accounts its own accounts by {@code network:id}, the network's immutable id: what answers
 *     them is a mention, what they say is not
 * @param keywords words or phrases, found as whole words whatever the case
 * @param hashtags without the #; a hashtag is also split into words, so that keywords find it
 * @param topics ids of the topics that posts about it are sorted by
 * @param rivals ids of brands it is compared with in a crisis: only us, or the sector?
 * @param special whether posts about it may reveal health, religion, politics: they are tied to no
 *     customer
 */
public record Brand(
    String id,
    String name,
    List<String> handles,
    List<String> accounts,
    List<String> keywords,
    List<String> hashtags,
    List<String> topics,
    List<String> rivals,
    @Default("false") boolean special)
    implements Serializable {

  private static final Pattern HANDLE =
      Pattern.compile("@[^\\s:]+|[a-z0-9][a-z0-9._-]{0,63}:@?[^\\s:]+");

  private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}:\\S+");

  public Brand {
    id = Require.name("id", id);
    name = Require.text("name", name);
    handles = Require.texts("handles", handles == null ? List.of() : handles);
    accounts = Require.texts("accounts", accounts == null ? List.of() : accounts);
    keywords = Require.texts("keywords", keywords == null ? List.of() : keywords);
    hashtags = Require.texts("hashtags", hashtags == null ? List.of() : hashtags);
    topics = Require.texts("topics", topics == null ? List.of() : topics);
    rivals = Require.texts("rivals", rivals == null ? List.of() : rivals);
    for (int i = 0; i < handles.size(); i++) {
      if (!HANDLE.matcher(handles.get(i)).matches()) {
        throw new InvalidSettingException(
            "handles[" + i + "]", "must be \"@handle\" or network:handle");
      }
    }
    for (int i = 0; i < accounts.size(); i++) {
      if (!ACCOUNT.matcher(accounts.get(i)).matches()) {
        throw new InvalidSettingException("accounts[" + i + "]", "must be network:id");
      }
    }
    for (int i = 0; i < keywords.size(); i++) {
      String keyword = keywords.get(i);
      if (keyword.codePoints().noneMatch(Character::isLetterOrDigit) || keyword.contains("://")) {
        throw new InvalidSettingException(
            "keywords[" + i + "]", "must be words; signs alone and links are not looked for");
      }
    }
    for (int i = 0; i < hashtags.size(); i++) {
      if (!hashtags.get(i).matches("[\\p{L}\\p{M}\\p{N}_]+")) {
        throw new InvalidSettingException(
            "hashtags[" + i + "]", "must be one word of letters and digits, without the #");
      }
    }
    if (handles.isEmpty() && accounts.isEmpty() && keywords.isEmpty() && hashtags.isEmpty()) {
      throw new InvalidSettingException(
          "keywords",
          "is empty, and so are handles, accounts and hashtags; give at least one of them");
    }
  }
}
