package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Brand;
import dev.earshot.config.ConfigLoader;
import dev.earshot.listener.reading.Text;
import dev.earshot.model.Post;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandMatcherTest {
  private final BrandMatcher shipped =
      new BrandMatcher(new ConfigLoader(name -> null).shipped().brands().brands());

  private final BrandMatcher matcher =
      new BrandMatcher(
          List.of(
              new Brand(
                  "skyhop",
                  "SkyHop Air",
                  List.of("@skyhop", "bluesky:@skyhop.example", "mastodon:sky@hop.example"),
                  List.of("mastodon:100200300", "youtube:UCskyHop"),
                  List.of("skyhop", "sky hop"),
                  List.of("FlySkyHop"),
                  List.of(),
                  List.of(),
                  false),
              new Brand(
                  "union",
                  "Union Rail",
                  List.of("x:union"),
                  List.of(),
                  List.of("union rail", "rail"),
                  List.of("OnTheRails"),
                  List.of(),
                  List.of(),
                  false)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@skyhop where is my case?",
        "thanks .@SKYHOP.",
        "flew with SkyHop today",
        "the Sky Hop desk",
        "sky-hop again",
        "no more #flyskyhop for me",
        "#FLYSKYHOP",
        "#SkyHopBreaksTrombones",
        "#never_sky_hop",
        "#skyhopsucks",
        "(skyhop)"
      })
  void aBrandIsKnownByHandleKeywordPhraseOrHashtag(String text) {
    assertThat(match("x", text)).containsExactly("skyhop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the sky. Hop on!",
        "blue sky, hop",
        "sky! hop",
        "sky\nhop",
        "sky @ana hop",
        "sky #x hop",
        "sky https://a.example hop",
        "#sky #hop",
        "skyhopper",
        "my skyhops",
        "@skyhopper",
        "@skyhop_fans",
        "me@skyhop.example",
        "https://skyhop.example/@skyhop",
        "#notskyhop",
        "#trail #rails"
      })
  void whatOnlyLooksLikeItIsNoMention(String text) {
    assertThat(match("x", text)).isEmpty();
  }

  @Test
  void aHandleOfOneNetworkMeansSomebodyElseOnAnother() {
    assertThat(match("x", "@union why?")).containsExactly("union");
    assertThat(match("mastodon", "@union why?")).isEmpty();
    assertThat(match("bluesky", "@skyhop.example hello")).containsExactly("skyhop");
    assertThat(match("x", "@skyhop.example hello")).isEmpty();
  }

  @Test
  void aHandleMayNameItsHost() {
    assertThat(match("mastodon", "@sky@hop.example hello")).containsExactly("skyhop");
    assertThat(match("mastodon", "@sky@other.example hello")).isEmpty();
  }

  @Test
  void aTagInOneCaseCountsByALongKeywordOnly() {
    assertThat(match("x", "#skyhopfail")).containsExactly("skyhop");
    assertThat(match("x", "#railway")).isEmpty();
  }

  @Test
  void aTagIsFoundWithALetterThreeTimesInARow() {
    Brand brand =
        new Brand(
            "zz",
            "Zzz",
            List.of(),
            List.of(),
            List.of(),
            List.of("WeAreZzzz"),
            null,
            List.of(),
            false);
    BrandMatcher one = new BrandMatcher(List.of(brand));

    assertThat(one.match(Samples.post("x", "#weAreZZZZ"), Text.of("#weAreZZZZ")))
        .containsExactly("zz");
  }

  @Test
  void anAnswerToItsAccountIsAMentionThoughItNamesNobody() {
    Post answer = Samples.reply("mastodon", "still waiting", new Post.Ref("p", "100200300"));
    Post elsewhere = Samples.reply("x", "still waiting", new Post.Ref("p", "100200300"));
    Post toAnother = Samples.reply("mastodon", "still waiting", new Post.Ref("p", "7"));
    Post toNobodyKnown = Samples.reply("mastodon", "still waiting", new Post.Ref("p", null));

    assertThat(match(answer)).containsExactly("skyhop");
    assertThat(match(elsewhere)).isEmpty();
    assertThat(match(toAnother)).isEmpty();
    assertThat(match(toNobodyKnown)).isEmpty();
  }

  @Test
  void whatTheBrandItselfSaysIsNoMention() {
    assertThat(matcher.brandsOfAuthor(Samples.by("mastodon", "100200300", null)))
        .containsExactly("skyhop");
    assertThat(matcher.brandsOfAuthor(Samples.by("youtube", "UCskyHop", null)))
        .containsExactly("skyhop");
    assertThat(matcher.brandsOfAuthor(Samples.by("x", "1", "SkyHop"))).containsExactly("skyhop");
    assertThat(matcher.brandsOfAuthor(Samples.by("x", "1", "@skyhop"))).containsExactly("skyhop");
    assertThat(matcher.brandsOfAuthor(Samples.by("mastodon", "1", "sky@hop.example")))
        .containsExactly("skyhop");
    assertThat(matcher.brandsOfAuthor(Samples.by("x", "100200300", "ana"))).isEmpty();
    assertThat(matcher.brandsOfAuthor(Samples.by("mastodon", "1", "union"))).isEmpty();
    assertThat(matcher.brandsOfAuthor(Samples.by("mastodon", "1", null))).isEmpty();
  }

  @Test
  void aPostThatNamesTwoBrandsIsAboutBothEachOnceInTheOrderItNamesThem() {
    assertThat(match("x", "from @union to skyhop and back with union rail, @skyhop"))
        .containsExactlyInAnyOrder("union", "skyhop");
  }

  @ParameterizedTest
  @CsvSource({
    "Booking.com, stay with booking.com tonight",
    "Yahoo!, a mail from Yahoo",
    "Yahoo!, a mail from YAHOO! today",
    "AT&T, at&t is down",
    "Dr. Hop, visit Dr. Hop",
    "#skyhop, skyhop"
  })
  void aKeywordMayHoldSignsAsNamesDo(String keyword, String text) {
    Brand brand =
        new Brand(
            "one",
            "One",
            List.of(),
            List.of(),
            List.of(keyword),
            List.of(),
            null,
            List.of(),
            false);
    BrandMatcher one = new BrandMatcher(List.of(brand));

    assertThat(one.match(Samples.post("x", text), Text.of(text))).containsExactly("one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @united lost my bag on the way to Denver                 | united
          United Airlines gate agent was a star                    | united
          #UnitedAirlines again                                    | united
          hey @AmericanAir any news on 1107?                       | american
          americanair you had one job                              | american
          @delta thanks for the upgrade                            | delta
          Delta Air Lines lounge is closed                         | delta
          jet blue has the best snacks                             | jetblue
          #jetblueproblems                                         | jetblue
          @SouthwestAir boarding group C                           | southwest
          US Airways merged with whom?                             | us-airways
          @VirginAmerica purple lights                             | virgin-america
          second dose of Pfizer today                              | pfizer
          the BioNTech story                                       | pfizer
          #SkyHopBreaksGuitars                                     | skyhop
          """)
  void theShippedBrandsAreFound(String text, String brand) {
    assertThat(shipped.match(Samples.post("x", text), Text.of(text))).containsExactly(brand);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the delta of the Danube",
        "we stand united with the nurses",
        "American pie and southwest winds",
        "a virgin in America",
        "let us, airways permitting, fly",
        "hop in, the sky is blue",
        "#delta #united"
      })
  void everydayWordsAreNoBrand(String text) {
    assertThat(shipped.match(Samples.post("x", text), Text.of(text))).isEmpty();
  }

  private List<String> match(String network, String text) {
    return match(Samples.post(network, text));
  }

  private List<String> match(Post post) {
    return matcher.match(post, Text.of(post.text()));
  }
}
