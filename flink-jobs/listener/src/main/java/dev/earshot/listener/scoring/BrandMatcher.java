package dev.earshot.listener.scoring;

import dev.earshot.config.Brand;
import dev.earshot.listener.reading.Text;
import dev.earshot.model.Post;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which brands a post names: by handle, by keyword or phrase, by hashtag (split into its words), or
 * by answering the brand's own account. One pass over the words, whatever the number of brands.
 */
public final class BrandMatcher {
  /** A tag in one case counts when it begins with a keyword this long; shorter ones are chance. */
  private static final int LONGEST_CHANCE = 4;

  private final Map<String, List<String>> byHandle = new HashMap<>();
  private final Map<String, List<String>> byAccount = new HashMap<>();
  private final Map<String, List<String>> byTag = new HashMap<>();
  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

  private final Set<Integer> firstWords = new HashSet<>();
  private final Set<String> found = new LinkedHashSet<>();

  private record Phrase(List<String> words, String brand) {}

  public BrandMatcher(List<Brand> brands) {
    for (Brand brand : brands) {
      for (String handle : brand.handles()) {
        // "@name" on every network, "network:name" or "network:@name" on one; name may be
        // name@host.
        add(byHandle, handle.replaceFirst("(^|:)@", "$1"), brand);
      }
      brand.accounts().forEach(account -> add(byAccount, account, brand));
      brand.hashtags().forEach(tag -> add(byTag, Text.of("#" + tag).lower(0), brand));
      for (String keyword : brand.keywords()) {
        List<String> words = wordsOf(keyword);
        firstWords.add(Text.of(words.get(0)).hash(0));
        byFirstWord
            .computeIfAbsent(words.get(0), first -> new ArrayList<>())
            .add(new Phrase(words, brand.id()));
      }
    }
  }

  /**
   * Ids of the brands whose own account speaks; empty for everybody else. A brand's own words are
   * no mention of it.
   */
  public Set<String> brandsOfAuthor(Post post) {
    List<String> owners = byAccount.getOrDefault(lower(post.authorKey()), List.of());
    String handle = post.author().handle();
    if (handle == null && owners.isEmpty()) {
      return Set.of();
    }
    Set<String> brands = new LinkedHashSet<>(owners);
    if (handle != null) {
      brands.addAll(brandsAt(post.network(), handle));
    }
    return brands;
  }

  /** Ids of the brands this post names, in the order it names them; empty when it names none. */
  public List<String> match(Post post, Text text) {
    found.clear();
    for (int token = 0; token < text.size(); token++) {
      switch (text.kind(token)) {
        case WORD -> phrases(text, token);
        case HANDLE -> found.addAll(brandsAt(post.network(), text.lower(token)));
        case HASHTAG -> {
          String tag = text.lower(token);
          found.addAll(byTag.getOrDefault(tag, List.of()));
          prefixes(tag);
        }
        case LINK, SIGN, STOP -> {}
      }
    }
    if (post.inReplyTo() != null && post.inReplyTo().author() != null) {
      String answered = lower(post.network() + ":" + post.inReplyTo().author());
      found.addAll(byAccount.getOrDefault(answered, List.of()));
    }
    return List.copyOf(found);
  }

  /** The phrases that begin at a word; few words begin one, and those are known by their hash. */
  private void phrases(Text text, int token) {
    if (!firstWords.contains(text.hash(token))) {
      return;
    }
    for (Phrase phrase : byFirstWord.getOrDefault(text.lower(token), List.of())) {
      int end = token + phrase.words().size();
      boolean same = end <= text.size();
      for (int i = token; same && i < end; i++) {
        String word = text.kind(i) == Text.Kind.WORD ? text.lower(i) : "";
        same =
            text.isTagged(i) == text.isTagged(token) && word.equals(phrase.words().get(i - token));
      }
      if (same) {
        found.add(phrase.brand());
      }
    }
  }

  private Set<String> brandsAt(String network, String handle) {
    String name = lower(handle.startsWith("@") ? handle.substring(1) : handle);
    Set<String> brands = new LinkedHashSet<>(byHandle.getOrDefault(name, List.of()));
    brands.addAll(byHandle.getOrDefault(network + ":" + name, List.of()));
    return brands;
  }

  /** {@code #skyhopsucks} has no capitals to split by; a long keyword at its start will do. */
  private void prefixes(String tag) {
    for (int length = LONGEST_CHANCE + 1; length <= tag.length(); length++) {
      for (Phrase phrase : byFirstWord.getOrDefault(tag.substring(0, length), List.of())) {
        if (phrase.words().size() == 1) {
          found.add(phrase.brand());
        }
      }
    }
  }

  /** As a post's words are seen; signs at the ends of a name are often left out. */
  private static List<String> wordsOf(String keyword) {
    Text text = Text.of(keyword);
    List<String> words = new ArrayList<>();
    for (int token = 0; token < text.size(); token++) {
      switch (text.kind(token)) {
        case WORD, HANDLE -> words.add(text.lower(token));
        case LINK, SIGN, STOP -> words.add("");
        case HASHTAG -> {}
      }
    }
    int start = 0;
    int end = words.size();
    while (start < end && words.get(start).isEmpty()) {
      start++;
    }
    while (end > start && words.get(end - 1).isEmpty()) {
      end--;
    }
    return words.subList(start, end);
  }

  private static void add(Map<String, List<String>> index, String name, Brand brand) {
    List<String> brands = index.computeIfAbsent(lower(name), unused -> new ArrayList<>());
    if (!brands.contains(brand.id())) {
      brands.add(brand.id());
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
