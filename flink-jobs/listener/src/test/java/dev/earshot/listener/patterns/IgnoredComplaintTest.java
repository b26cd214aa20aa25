package dev.earshot.listener.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ana and her airline. Each story is told live, with a crash after each fact, and as a backlog. */
class IgnoredComplaintTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # who waits how long
          a customer waits an hour           | 08:00 replies; 09:00 complains; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          so does a voice that carries       | 08:00 replies; 09:00 complains as a voice; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          anybody else waits four hours      | 08:00 replies; 09:00 complains as a stranger; 23:00 end | 13:00 raise sev3: unanswered for 4 h
          counted from the post              | 08:00 replies; 09:04 complains written 09:00; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          never before it was heard          | 08:00 replies; 11:00 complains written 09:00; 23:00 end | 11:05 raise sev3: unanswered for 2 h
          nothing before the hour is over    | 08:00 replies; 09:00 complains; 09:59:59 end |
          each brand by itself               | 08:00 replies; 08:00 replies brand rail; 09:00 complains; 09:30 complains brand rail; 09:40 answers; 23:00 end | 10:30 raise sev3 rail: unanswered for 60 min
          each network by itself             | 08:00 replies; 08:00 replies on mastodon; 09:00 complains; 09:30 complains on mastodon; 09:40 answers; 23:00 end | 10:30 raise sev3: unanswered for 60 min
          a ticket is no answer              | 08:00 replies; 09:00 complains; 09:10 ticket; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          a kind word does not wait          | 08:00 replies; 09:00 praises; 23:00 end |

          # what is an answer
          answered                           | 08:00 replies; 09:00 complains; 09:30 answers; 23:00 end |
          answered at the last moment        | 08:00 replies; 09:00 complains; 10:00 answers; 23:00 end |
          answered a second late             | 08:00 replies; 09:00 complains; 10:00:01 answers; 23:00 end | 10:00 raise sev3: unanswered for 60 min / 10:00:01 settle: answered after 60 min
          by the desk, whatever the network  | 08:00 replies; 09:00 complains; 09:30 desk answers; 23:00 end |
          by another brand                   | 08:00 replies; 09:00 complains; 09:30 answers brand rail; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          on another network                 | 08:00 replies; 09:00 complains; 09:30 answers on mastodon; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          there, but to this very post       | 08:00 replies; 09:00 complains; 09:30 answers on mastodon about p1; 23:00 end |
          what was said before answers not   | 08:00 replies; 09:00 complains; 09:03 answers written 08:59; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          heard first, written afterwards    | 08:00 replies; 09:02 answers; 09:04 complains written 09:00; 23:00 end |
          heard first and written first      | 08:00 replies; 09:02 answers; 09:04 complains written 09:03; 23:00 end | 10:03 raise sev3: unanswered for 60 min
          the second is not answered         | 08:00 replies; 09:00 complains; 09:10 answers; 09:20 complains; 23:00 end | 10:20 raise sev3: unanswered for 60 min
          one answer for all before it       | 08:00 replies; 09:00 complains; 09:10 complains; 09:20 answers; 23:00 end |
          a backlog with its answer          | 08:00 replies; 14:00 complains written 09:00; 14:00:03 answers written 09:30; 23:00 end |

          # what makes it worse
          they write again                   | 08:00 replies; 09:00 complains; 11:00 complains; 23:00 end | 10:00 raise sev3: unanswered for 60 min / 11:00 raise sev2: unanswered for 2 h; 1 more post since
          it is shared                       | 08:00 replies; 09:00 complains; 10:30 is shared about p1; 23:00 end | 10:00 raise sev3: unanswered for 60 min / 10:30 raise sev2: unanswered for 90 min; shared 1 time
          something else is shared           | 08:00 replies; 09:00 complains; 10:30 is shared about p9; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          before the hour it is remembered   | 08:00 replies; 09:00 complains; 09:20 complains; 09:30 is shared about p1; 09:40 is shared about p2; 10:10 end | 10:00 raise sev3: unanswered for 60 min; 1 more post since; shared 2 times
          a kind word is not worse           | 08:00 replies; 09:00 complains; 11:00 praises; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          answered after all                 | 08:00 replies; 09:00 complains; 11:00 complains; 11:30 answers; 12:31 end | 10:00 raise sev3: unanswered for 60 min / 11:00 raise sev2: unanswered for 2 h; 1 more post since / 11:30 settle: answered after 2 h
          answered, and complained anew      | 08:00 replies; 09:00 complains; 11:00 answers; 12:00 complains; 23:00 end | 10:00 raise sev3: unanswered for 60 min / 11:00 settle: answered after 2 h / 13:00 raise sev3: unanswered for 60 min
          an answer that crossed the second  | 08:00 replies; 09:00 complains; 11:00 complains; 11:03 answers written 10:59; 23:00 end | 10:00 raise sev3: unanswered for 60 min / 11:00 raise sev2: unanswered for 2 h; 1 more post since / 11:03 settle: answered after 2 h / 12:00 raise sev3: unanswered for 60 min
          settled when nothing is left open  | 08:00 replies; 08:00 replies on mastodon; 09:00 complains; 09:00 complains on mastodon; 11:00 answers; 11:30 answers on mastodon; 23:00 end | 10:00 raise sev3: unanswered for 60 min / 10:00 raise sev3: unanswered for 60 min / 11:30 settle: answered after 2 h

          the desk tells of it after all     | 08:00 replies; 09:00 complains; 11:30 desk answers; 12:31 end | 10:00 raise sev3: unanswered for 60 min / 11:30 answered_elsewhere: answered after 2 h

          # what is taken back
          taken back, it waits for nothing   | 08:00 replies; 09:00 complains; 09:30 takes back about p1; 23:00 end |
          the other one still waits          | 08:00 replies; 09:00 complains; 09:20 complains; 09:30 takes back about p1; 23:00 end | 10:20 raise sev3: unanswered for 60 min
          something else is taken back       | 08:00 replies; 09:00 complains; 09:30 takes back about p9; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          at the last moment                 | 08:00 replies; 09:00 complains; 10:00 takes back about p1; 23:00 end |
          after the claim its alert ends it  | 08:00 replies; 09:00 complains; 11:00 takes back about p1; 12:00 answers; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          what is left is answered           | 08:00 replies; 09:00 complains; 09:10 complains; 11:00 takes back about p1; 12:00 answers; 23:00 end | 10:00 raise sev3: unanswered for 60 min; 1 more post since / 12:00 settle: answered after 2 h

          # who could not hear cannot claim
          the source was deaf in between     | 08:00 replies; 09:00 complains; 09:10 deaf; 09:30 hears; 23:00 end | 10:20 raise sev3: unanswered for 60 min
          and lagging is deaf                | 08:00 replies; 09:00 complains; 09:10 lags; 09:30 hears; 23:00 end | 10:20 raise sev3: unanswered for 60 min
          deaf at the deadline               | 08:00 replies; 09:00 complains; 09:40 deaf; 15:00 hears; 23:00 end | 15:20 raise sev3: unanswered for 60 min
          deaf and answered when it is back  | 08:00 replies; 09:00 complains; 09:40 deaf; 15:00 hears; 15:01 answers written 12:00; 23:00 end |
          deaf to the end                    | 08:00 replies; 09:00 complains; 09:40 deaf; 23:00 end |
          deaf before the complaint          | 08:00 replies; 08:10 deaf; 08:30 hears; 09:00 complains; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          deaf when it was written           | 08:00 replies; 08:50 deaf; 12:00 hears; 12:00 complains written 09:00; 23:00 end | 13:00 raise sev3: unanswered for 60 min
          another source is deaf             | 08:00 replies; 09:00 complains; 09:10 deaf through y; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          unless answers come through it     | 08:00 replies through y; 09:00 complains; 09:10 deaf through y; 09:30 hears through y; 23:00 end | 10:20 raise sev3: unanswered for 60 min
          both deaf at once counts once      | 08:00 replies through y; 09:00 complains; 09:10 deaf; 09:20 deaf through y; 09:30 hears; 09:40 hears through y; 23:00 end | 10:30 raise sev3: unanswered for 60 min
          told again and again               | 08:00 replies; 08:30 hears; 09:00 complains; 09:10 deaf; 09:15 deaf; 09:20 deaf; 09:30 hears; 09:45 hears; 23:00 end | 10:20 raise sev3: unanswered for 60 min
          one post answered while we wait    | 08:00 replies; 09:00 complains; 09:30 deaf; 09:50 hears; 10:10 answers; 23:00 end |

          # only where the brand is heard
          never heard                        | 09:00 complains; 23:00 end |
          heard elsewhere                    | 08:00 replies on mastodon; 09:00 complains; 23:00 end |
          another brand is heard             | 08:00 replies brand rail; 09:00 complains; 23:00 end |
          heard to speak to everybody        | 08:00 speaks; 09:00 complains; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          heard a week ago                   | 1 10:00 replies; 8 09:00 complains; 8 23:00 end | 8 10:00 raise sev3: unanswered for 60 min
          heard longer ago                   | 1 09:59 replies; 8 09:00 complains; 8 23:00 end |
          heard just in time                 | 09:00 complains; 09:59 replies; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          heard a moment late                | 09:00 complains; 10:00:01 replies; 23:00 end |
          only the desk is heard             | 08:00 desk answers; 09:00 complains; 23:00 end | 10:00 raise sev3: unanswered for 60 min
          the desk was heard long ago        | 1 09:00 desk answers; 8 09:30 complains; 8 23:00 end |
          """)
  void tells(String name, String story, String expected) throws Exception {
    List<String> wanted = expected == null ? List.of() : List.of(expected.split(" / ", 0));

    assertThat(IgnoredStory.live(story)).as("live").isEqualTo(wanted);
    for (int seed = 0; seed < 3; seed++) {
      assertThat(IgnoredStory.asBacklog(story, seed)).as("backlog " + seed).isEqualTo(wanted);
    }
  }

  @Test
  void aClaimIsCausedByTheFirstComplaintAndHoldsThemAll() throws Exception {
    try (var story =
        new IgnoredStory(
            "08:00 replies; 09:00 complains; 09:30 complains; 11:00 complains; 12:00 end")) {

      story.sendAll();
      story.timeIs(1, "12:00");

      Match claim = story.found().get(0);
      assertThat(claim.cause()).isEqualTo("p1");
      assertThat(claim.causes()).extracting(Signal::post).containsExactly("p1", "p2");
      assertThat(claim.stamp()).isEqualTo(IgnoredStory.RULE);
      assertThat(claim.subject()).isEqualTo("ana");
      Match worse = story.found().get(1);
      assertThat(worse.cause()).isEqualTo("p1");
      assertThat(worse.causes()).extracting(Signal::post).containsExactly("p1", "p2", "p3");
    }
  }

  @Test
  void nothingIsClaimedFromBeyondTheLastRecord() throws Exception {
    try (var story = new IgnoredStory("08:00 replies; 09:00 complains; 09:30 end")) {
      story.sendAll();
      story.timeIs(1, "09:30");

      story.endOfTime();

      assertThat(story.found()).isEmpty();
    }
  }

  @Test
  void whoComplainsTenThousandTimesIsKeptInAFewPosts() throws Exception {
    StringBuilder many = new StringBuilder("08:00 replies");
    for (int i = 0; i < 10_000; i++) {
      many.append("; 09:%02d:%02d complains".formatted(i / 60 % 60, i % 60));
    }
    try (var story = new IgnoredStory(many + "; 12:00 end")) {
      story.sendAll();

      story.timeIs(1, "10:00");

      assertThat(story.found()).hasSize(1);
      Match claim = story.found().get(0);
      assertThat(claim.causes()).hasSizeLessThanOrEqualTo(5);
      assertThat(claim.note()).isEqualTo("unanswered for 60 min; 9999 more posts since");
      assertThat(story.stateEntries()).isLessThanOrEqualTo(3);
      assertThat(story.timers()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void whatThousandsShareIsToldAsItDoubles() throws Exception {
    StringBuilder many = new StringBuilder("08:00 replies; 09:00 complains");
    for (int i = 0; i < 1_000; i++) {
      many.append("; 11:%02d:%02d is shared about p1".formatted(i / 60 % 60, i % 60));
    }
    assertThat(IgnoredStory.asBacklog(many + "; 12:00 end", 1)).hasSize(1 + 10);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          answered        | 08:00 replies; 09:00 complains; 09:30 answers; 09:31 end
          never answered  | 08:00 replies; 09:00 complains; 09:31 end
          written twice   | 08:00 replies; 09:00 complains; 11:00 complains; 11:01 end
          disarmed        | 09:00 complains; 09:31 end
          deaf for good   | 08:00 replies; 09:00 complains; 09:10 deaf; 09:31 end
          desk and brand  | 08:00 replies; 09:00 answers; 09:01 desk answers; 09:31 end
          shared only     | 08:00 replies; 09:00 is shared about p0; 09:31 end
          """)
  void nothingIsKeptOfAnybodyAWeekAfterTheLastWord(String name, String story) throws Exception {
    try (var told = new IgnoredStory(story)) {
      told.sendAll();
      assertThat(told.stateEntries()).isPositive();

      told.timeIs(9, "00:00");

      assertThat(told.stateEntries()).isZero();
      assertThat(told.timers()).isZero();
    }
  }
}
