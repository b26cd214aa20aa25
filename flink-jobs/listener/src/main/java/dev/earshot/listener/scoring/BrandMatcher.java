package dev.earshot.listener.scoring;

import dev.earshot.config.Brand;
import dev.earshot.model.Post;
import java.util.ArrayList;
import java.util.HashMap;
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

  private record Phrase(List<String> words, String brand) {}

  public BrandMatcher(List<Brand> brands) {
    for (Brand brand : brands) {
      for (String handle : brand.handles()) {
        // "@name" on every network, "network:name" or "network:@name" on one; name may be
        // name@host.
        add(byHandle, handle.replaceFirst("(^|:)@", "$1"), brand);
      }
      brand.accounts().forEach(account -> add(byAccount, account, brand));
      brand.hashtags().forEach(tag -> add(byTag, tag, brand));
      for (String keyword : brand.keywords()) {
        List<String> words = wordsOf(keyword);
        byFirstWord
            .computeIfAbsent(words.get(0), first -> new ArrayList<>())
            .add(new Phrase(words, brand.id()));
      }
    }
  }

  /** Whether a brand itself speaks: its own words are no mention of it. */
  public boolean isBrandsOwn(Post post) {
    String handle = post.author().handle();
    return byAccount.containsKey(lower(post.authorKey()))
        || (handle != null && !brandsAt(post.network(), handle).isEmpty());
  }

  /** Ids of the brands this post names, in the order it names them; empty when it names none. */
  public List<String> match(Post post, List<Words.Token> tokens) {
    Set<String> found = new LinkedHashSet<>();
    List<String> words = new ArrayList<>(tokens.size());
    for (Words.Token token : tokens) {
      switch (token.kind()) {
        case WORD -> words.add(token.lower());
        case HANDLE -> {
          found.addAll(brandsAt(post.network(), token.text()));
          words.add("");
        }
        case HASHTAG -> {
          found.addAll(byTag.getOrDefault(token.lower(), List.of()));
          words.add("");
          words.addAll(Words.ofHashtag(token.text()));
          words.add("");
          prefixes(token.lower(), found);
        }
        case LINK, SIGN, STOP -> words.add("");
      }
    }
    for (int i = 0; i < words.size(); i++) {
      for (Phrase phrase : byFirstWord.getOrDefault(words.get(i), List.of())) {
        int end = i + phrase.words().size();
        if (end <= words.size() && words.subList(i, end).equals(phrase.words())) {
          found.add(phrase.brand());
        }
      }
    }
    if (post.inReplyTo() != null && post.inReplyTo().author() != null) {
      String answered = lower(post.network() + ":" + post.inReplyTo().author());
      found.addAll(byAccount.getOrDefault(answered, List.of()));
    }
    return List.copyOf(found);
  }

  private Set<String> brandsAt(String network, String handle) {
    String name = lower(handle.startsWith("@") ? handle.substring(1) : handle);
    Set<String> brands = new LinkedHashSet<>(byHandle.getOrDefault(name, List.of()));
    brands.addAll(byHandle.getOrDefault(network + ":" + name, List.of()));
    return brands;
  }

  /** {@code #skyhopsucks} has no capitals to split by; a long keyword at its start will do. */
  private void prefixes(String tag, Set<String> found) {
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
    List<String> words = new ArrayList<>();
    for (Words.Token token : Words.of(keyword)) {
      switch (token.kind()) {
        case WORD, HANDLE, HASHTAG -> words.add(token.lower());
        case LINK, SIGN, STOP -> words.add("");
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
