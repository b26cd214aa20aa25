package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Control;
import dev.earshot.model.Mention;
import dev.earshot.model.ScoredMention;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author costs, as bytes of a savepoint: there are millions of them. */
class KnowAuthorSizeTest {
  private static final int AUTHORS = 5_000;
  private static final Instant NINE = at("09:00");

  private boolean counted;

  @ParameterizedTest(name = "{0} posts: at most {1} bytes")
  @CsvSource({"1, 250", "2, 320", "3, 400"})
  void anOrdinaryAuthorIsSmall(int posts, int bytes) throws Exception {
    long one = savepoint(AUTHORS, posts);
    long two = savepoint(2 * AUTHORS, posts);

    long perAuthor = (two - one) / AUTHORS;
    assertThat(perAuthor).isPositive().isLessThanOrEqualTo(bytes);
  }

  /** Whose posts are counted is worth more than an ordinary author, and still bounded. */
  @ParameterizedTest(name = "{0} posts that the network counts: at most {1} bytes")
  @CsvSource({"1, 320", "3, 600", "60, 7000"})
  void anAuthorOfWhomReactionsAreKnownIsBounded(int posts, int bytes) throws Exception {
    counted = true;
    long one = savepoint(50, posts);
    long two = savepoint(100, posts);

    assertThat((two - one) / 50).isPositive().isLessThanOrEqualTo(bytes);
  }

  private long savepoint(int authors, int posts) throws Exception {
    try (var task =
        new KeyedTwoInputStreamOperatorTestHarness<String, AboutAccount, Control, ScoredMention>(
            new CoBroadcastWithKeyedOperator<>(
                new KnowAuthor(Mentions.RULES, Mentions.PSEUDONYMS), List.of(KnowAuthor.told())),
            AboutAccount::account,
            null,
            Types.STRING)) {
      task.open();
      task.processWatermark1(new Watermark(at("08:00").toEpochMilli()));
      task.processWatermark2(new Watermark(at("08:00").toEpochMilli()));
      for (int author = 0; author < authors; author++) {
        for (int post = 0; post < posts; post++) {
          Mentions said =
              angry().by("author-" + author).post("p" + post).on(NINE.plusSeconds(50L * post));
          Mention mention = (counted ? said.counted(3, 1, 0) : said).mention();
          task.processElement1(
              new StreamRecord<>(AboutAccount.of(mention), mention.heardAt().toEpochMilli()));
        }
      }
      return task.snapshot(1, 1).getStateSize();
    }
  }
}
