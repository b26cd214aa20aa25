package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What strangers write, on its whole way: Redis, the stream of events, the page. */
class HostilePageITCase extends InBrowser {
  private static final Map<String, String> HOSTILE =
      Map.of(
          "script", "late <script>document.title='owned'</script>",
          "picture", "late <img src=x onerror=\"document.title='owned'\">",
          "style", "late </style></script></title><h1>owned</h1>",
          "template", "late {{7*7}} ${document.title='owned'} `owned`",
          "bidi", "late \u202Efdp.exe\u2066 \u200F\u05D0\u05D1\u05D2 and on",
          "event", "late\n\nevent: snapshot\ndata: {}\n\nid: 9-9\n\n",
          "marks", "late " + "e" + "\u0301".repeat(10_000) + " again",
          "word", "late " + "W".repeat(5_000),
          "lines", "late\u2028again\u2029and\u0085again");

  @Test
  void whatStrangersWroteStaysText() {
    browser.go(wall.url()).signIn(EVA);
    // After the page stands, so that each comes as an event.
    HOSTILE.forEach(
        (id, text) ->
            write(
                Scene.hostile(id, text, List.of("late"), "javascript:document.title='owned'"),
                Scene.open(id)));

    awaitIn(() -> browser.all(".card").size() == HOSTILE.size());
    HOSTILE.forEach((id, text) -> assertThat(said("#alert-" + id)).as(id).isEqualTo(text));
    assertThat(browser.all("#view img, #view script, #view style, #view h1")).isEmpty();
    assertThat(browser.all("a[href^='javascript'], .said svg, .said i")).isEmpty();
    assertThat(browser.run("return [...document.querySelectorAll('mark')].map(m => m.innerText)"))
        .isEqualTo(Collections.nCopies(HOSTILE.size(), "late"));
    assertThat(browser.overflows()).isFalse();
    assertThat(coversNothing()).as("each stays within its own box").isEqualTo(true);
    HOSTILE.forEach(
        (id, text) -> {
          browser.go(wall.url() + "/alert/" + id);
          awaitIn(() -> browser.all(".page blockquote").size() == 1);
          assertThat(said(".page")).as(id).isEqualTo(text);
          assertThat(browser.overflows()).as(id).isFalse();
          assertThat(browser.driver().getTitle()).doesNotContain("owned");
        });
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aNameOfCombiningMarksStaysInItsLine() {
    String name = "o" + "\u0489".repeat(10_000);
    write(Scene.saidBy("a1", name), Scene.open("a1"), Scene.open("a2"));
    browser.go(wall.url()).signIn(EVA);

    awaitIn(() -> browser.all(".card").size() == 2);

    assertThat(browser.text("#alert-a1 figcaption")).contains("@o").hasSizeLessThan(200);
    assertThat(coversNothing()).isEqualTo(true);
  }

  @Test
  void wordsThatOverlapAreMarkedOnce() {
    write(
        Scene.open("a1"),
        Scene.said("a1", "so late again", List.of("late", "late again", "gone"), false));
    browser.go(wall.url()).signIn(EVA);

    awaitIn(() -> browser.all(".card mark").size() == 1);

    assertThat(browser.text(".card mark")).isEqualTo("late");
    assertThat(browser.text(".card blockquote")).isEqualTo("so late again");
  }

  private static Object said(String where) {
    return browser.run(
        "return document.querySelector(arguments[0] + ' blockquote').textContent", where);
  }

  /** Whether every card's title can be seen where it stands, and no card is a tower. */
  private static Object coversNothing() {
    return browser.run(
        """
        return [...document.querySelectorAll('.card')].every((card) => {
          const title = card.querySelector('h3 a');
          title.scrollIntoView({ block: 'center' });
          const box = title.getBoundingClientRect();
          const there = document.elementFromPoint(box.left + 4, box.top + box.height / 2);
          return there === title && card.offsetHeight < 900;
        });
        """);
  }
}
