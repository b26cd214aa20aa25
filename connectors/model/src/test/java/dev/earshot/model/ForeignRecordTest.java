package dev.earshot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.model.DeadLetter.Reason;
import dev.earshot.model.RecordReader.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes and records that others write. */
class ForeignRecordTest {
  private static final String POST =
      """
      {"id": "1", "network": "x", "author": {"id": "7"}, "created_at": "2026-03-01T10:00:00Z"}
      """;

  private static final FieldMapping MAPPING =
      new FieldMapping(
          Map.of("network", "x"),
          Map.of(
              "id", "tweet_id",
              "author.id", "user.id",
              "author.followers", "user.followers_count",
              "created_at", "when",
              "text", "body",
              "in_reply_to.id", "reply.to",
              "in_reply_to.author", "reply.user",
              "engagement.likes", "likes"));

  @Test
  void theDataOfACloudEventIsRead() throws Unreadable {
    Post post =
        RecordReader.of(Post.class)
            .read(
                utf8(
                    "{\"specversion\": \"1.0\", \"id\": \"event\", \"type\": \"post\", \"data\": "
                        + POST
                        + "}"));

    assertThat(post.id()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "\"text\"", "[]", "\"\""})
  void aCloudEventWithoutAnObjectInsideIsOfTheWrongType(String data) {
    String event = "{\"specversion\": \"1.0\", \"data\": " + data + "}";

    for (RecordReader<Post> reader : readers()) {
      assertThatThrownBy(() -> reader.read(utf8(event)))
          .isInstanceOf(Unreadable.class)
          .extracting("reason")
          .isEqualTo(Reason.WRONG_TYPE);
    }
  }

  @Test
  void aMappedRecordBecomesAPostAndItsNumericIdsBecomeText() throws Unreadable {
    Post post =
        RecordReader.ofPosts(MAPPING)
            .read(
                utf8(
                    """
                    {"tweet_id": 567879304593408001, "user": {"id": 12, "followers_count": 8000},
                     "when": "2026-03-01T10:00:00+02:00", "body": "three hours",
                     "reply": {"to": 9, "user": 10}, "likes": 4, "ignored": [1, 2]}
                    """));

    assertThat(post.id()).isEqualTo("567879304593408001");
    assertThat(post.authorKey()).isEqualTo("x:12");
    assertThat(post.author().followers()).isEqualTo(8000);
    assertThat(post.createdAt()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    assertThat(post.text()).isEqualTo("three hours");
    assertThat(post.inReplyTo()).isEqualTo(new Post.Ref("9", "10"));
    assertThat(post.engagement().likes()).isEqualTo(4);
  }

  @Test
  void whatAForeignRecordLacksIsUnknownNotZero() throws Unreadable {
    Post post =
        RecordReader.ofPosts(MAPPING)
            .read(
                utf8(
                    """
                    {"tweet_id": "a", "user": {"id": "b", "followers_count": null},
                     "when": "2026-03-01T10:00:00Z"}
                    """));

    assertThat(post.author().followers()).isNull();
    assertThat(post.engagement()).isNull();
    assertThat(post.inReplyTo()).isNull();
  }

  @Test
  void aForeignRecordWithoutAnAuthorSaysWhichFieldIsMissing() {
    String record = "{\"tweet_id\": \"a\", \"when\": \"2026-03-01T10:00:00Z\"}";

    assertThatThrownBy(() -> RecordReader.ofPosts(MAPPING).read(utf8(record)))
        .isInstanceOf(Unreadable.class)
        .hasMessage("author is missing");
  }

  @Test
  void aMappedFieldOfTheWrongTypeIsNamedByOurNameForIt() {
    String record =
        """
        {"tweet_id": "a", "user": {"id": "b", "followers_count": "many"},
         "when": "2026-03-01T10:00:00Z"}
        """;

    assertThatThrownBy(() -> RecordReader.ofPosts(MAPPING).read(utf8(record)))
        .isInstanceOf(Unreadable.class)
        .hasMessage("wrong type or format at $.author.followers");
  }

  @Test
  void aMappingThatForgetsWhatEveryPostNeedsIsRefused() {
    assertThatThrownBy(() -> new FieldMapping(Map.of("network", "x"), Map.of("id", "id")))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageStartingWith("author.id is mapped from nothing");
  }

  @Test
  void withoutAMappingOurOwnFormIsRead() throws Unreadable {
    assertThat(RecordReader.ofPosts(null).read(utf8(POST)).id()).isEqualTo("1");
  }

  private static Iterable<RecordReader<Post>> readers() {
    return List.of(RecordReader.of(Post.class), RecordReader.ofPosts(MAPPING));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
