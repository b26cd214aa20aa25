package dev.earshot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.model.DeadLetter.Reason;
import dev.earshot.model.FieldMapping;
import dev.earshot.model.Post;
import dev.earshot.model.RecordReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostFileTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path dir;

  @Test
  void postsAreSortedByTimeAndThoseOfOneTimeKeepTheirOrder() throws Exception {
    // Given
    Path file = file(post("late", 9), post("first", 5), post("second", 5), post("early", 1));

    // When
    PostFile posts = PostFile.read(file, null);

    // Then
    assertThat(posts.records())
        .extracting(record -> read(record).id())
        .containsExactly("early", "first", "second", "late");
    assertThat(posts.unreadable()).isEmpty();
  }

  @Test
  void aPostIsKeyedByItsAuthorOnItsNetwork() throws Exception {
    // When
    PostFile posts = PostFile.read(file(post("p", 0)), null);

    // Then
    Played only = posts.records().get(0);
    assertThat(only.key()).isEqualTo("mastodon:anna");
    assertThat(only.at()).isEqualTo(NOON);
  }

  @Test
  void aLineNobodyCanReadStaysAsItIsBehindThePostBeforeIt() throws Exception {
    // Given
    byte[] notUtf8 = {'{', (byte) 0xff, '}'};
    Path file = dir.resolve("posts.jsonl");
    Files.write(
        file, join(line(post("one", 0)), notUtf8, line(""), line(""), line(post("two", 1))));

    // When
    PostFile posts = PostFile.read(file, null);

    // Then
    assertThat(posts.records())
        .extracting(Played::key)
        .containsExactly("mastodon:anna", null, "mastodon:anna");
    Played bad = posts.records().get(1);
    assertThat(bad.value()).isEqualTo(notUtf8);
    assertThat(bad.at()).isEqualTo(NOON);
    assertThat(posts.unreadable())
        .containsExactly(new PostFile.BadLine(2, Reason.NOT_UTF8, "not valid UTF-8"));
  }

  @Test
  void aBadFirstLineTakesTheTimeOfTheFirstPost() throws Exception {
    // When
    PostFile posts = PostFile.read(file("oops", post("one", 7)), null);

    // Then
    assertThat(posts.records()).extracting(Played::key).containsExactly(null, "mastodon:anna");
    assertThat(posts.records().get(0).at()).isEqualTo(NOON.plusSeconds(7));
  }

  @Test
  void blankLinesAreSkippedButCounted() throws Exception {
    // When
    PostFile posts = PostFile.read(file(post("one", 0), "", "  \r", "oops"), null);

    // Then
    assertThat(posts.records()).hasSize(2);
    assertThat(posts.unreadable()).extracting(PostFile.BadLine::number).containsExactly(4L);
  }

  @Test
  void foreignRecordsAreReadThroughAMapping() throws Exception {
    // Given
    Path file =
        file("{\"nr\":17,\"who\":{\"nr\":4},\"when\":\"2026-03-01T12:00:00Z\",\"body\":\"hm\"}");
    FieldMapping mapping =
        new FieldMapping(
            Map.of("network", "forum"),
            Map.of("id", "nr", "author.id", "who.nr", "created_at", "when", "text", "body"));

    // When
    PostFile posts = PostFile.read(file, mapping);

    // Then
    assertThat(posts.records().get(0).key()).isEqualTo("forum:4");
    assertThat(read(posts.records().get(0)).text()).isEqualTo("hm");
  }

  @Test
  void aStoryCanEndNow() throws Exception {
    // Given
    String full =
        post("p", 0)
            .replace(
                "}}",
                ",\"created_at\":\"2020-01-01T00:00:00Z\"},\"observed_at\":\"2026-03-01T12:00:03Z\",\"engagement\":{\"likes\":1,\"as_of\":\"2026-03-01T12:00:04Z\"}}");
    PostFile posts = PostFile.read(file(full, "oops", post("q", 60)), null);
    Duration tenDays = Duration.ofDays(10);

    // When
    PostFile moved =
        posts.shifted(Duration.between(posts.last(), NOON.plusSeconds(60).plus(tenDays)));

    // Then
    Post post = read(moved.records().get(0));
    assertThat(moved.records().get(0).at()).isEqualTo(NOON.plus(tenDays));
    assertThat(post.createdAt()).isEqualTo(NOON.plus(tenDays));
    assertThat(post.observedAt()).isEqualTo(NOON.plusSeconds(3).plus(tenDays));
    assertThat(post.engagement().asOf()).isEqualTo(NOON.plusSeconds(4).plus(tenDays));
    assertThat(post.author().createdAt()).isEqualTo(Instant.parse("2020-01-11T00:00:00Z"));
    assertThat(moved.records().get(1).at()).isEqualTo(NOON.plus(tenDays));
    assertThat(moved.records().get(1).value()).asString().isEqualTo("oops");
    assertThat(moved.last()).isEqualTo(NOON.plusSeconds(60).plus(tenDays));
  }

  @Test
  void aFileWithoutAnyPostSaysWhichAndWhy() throws Exception {
    // Given
    Path file = file("", "oops");

    // When, Then
    assertThatThrownBy(() -> PostFile.read(file, null))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": no line holds a post; line 2: at character 0");
  }

  @Test
  void aFileThatIsNotThereSaysSo() {
    assertThatThrownBy(() -> PostFile.read(dir.resolve("none"), null))
        .hasMessage(dir.resolve("none") + ": no such file");
  }

  @Test
  void aLineThatNoTopicTakesIsNamed() throws Exception {
    // Given
    Path file = file(post("one", 0), "x".repeat(Topics.MAX_BYTES));

    // When, Then
    assertThatThrownBy(() -> PostFile.read(file, null))
        .hasMessageStartingWith(file + ":2: the line is longer than");
  }

  private static Post read(Played record) {
    try {
      return RecordReader.of(Post.class).read(record.value());
    } catch (RecordReader.Unreadable e) {
      throw new AssertionError(e);
    }
  }

  private static String post(String id, int secondsPastNoon) {
    return "{\"id\":\"%s\",\"network\":\"mastodon\",\"created_at\":\"%s\",\"author\":{\"id\":\"anna\"}}"
        .formatted(id, NOON.plusSeconds(secondsPastNoon));
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(dir.resolve("posts.jsonl"), String.join("\n", lines) + "\n");
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[]... parts) throws IOException {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }
}
