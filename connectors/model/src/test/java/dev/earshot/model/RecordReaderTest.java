package dev.earshot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.model.DeadLetter.Reason;
import dev.earshot.model.RecordReader.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
  private static final RecordReader<Post> POSTS = RecordReader.of(Post.class);

  /** Bytes that mean something in JSON. */
  private static final String MARKS = "{}[]\",:0123456789eE-+.nulltrue\\";

  private static final String SMALLEST =
      """
      {"id": "at://1", "network": "bluesky", "author": {"id": "did:plc:a"},
       "created_at": "2026-03-01T10:00:00Z"}
      """;

  @Test
  void theSmallestPostIsReadAndItsDefaultsAreFilledIn() throws Unreadable {
    Post post = POSTS.read(utf8(SMALLEST));

    assertThat(post.authorKey()).isEqualTo("bluesky:did:plc:a");
    assertThat(post.op()).isEqualTo(Post.Op.CREATE);
    assertThat(post.relation()).isEqualTo(Post.Relation.POST);
    assertThat(post.text()).isEmpty();
    assertThat(post.author().followers()).isNull();
    assertThat(post.schema()).isEqualTo(Post.SCHEMA);
  }

  @Test
  void whatWasWrittenIsReadBackTheSame() throws Unreadable {
    Post post = POSTS.read(utf8(with("\"text\": \"čekam 3 sata 😡\", \"lang\": \"hr\"")));

    assertThat(POSTS.read(Json.bytes(post))).isEqualTo(post);
  }

  @Test
  void fieldsNobodyKnowsAreLeftAside() throws Unreadable {
    Post post =
        POSTS.read(utf8(with("\"text\": \"hello\", \"mood_ring\": {\"colour\": [1, \"blue\"]}")));

    assertThat(post.text()).isEqualTo("hello");
  }

  @Test
  void aFieldThatIsNullIsAFieldLeftOut() throws Unreadable {
    String nulls = "\"text\": null, \"op\": null, \"engagement\": null, \"schema\": null";

    assertThat(POSTS.read(utf8(with(nulls)))).isEqualTo(POSTS.read(utf8(SMALLEST)));
  }

  @Test
  void noBytesAreEmpty() {
    assertThat(reason((byte[]) null)).isEqualTo(Reason.EMPTY);
    assertThat(reason(new byte[0])).isEqualTo(Reason.EMPTY);
    assertThat(reason(utf8(" \n\t "))).isEqualTo(Reason.EMPTY);
  }

  @Test
  void aCharacterCutInHalfIsNotUtf8() {
    byte[] bytes = utf8("{\"text\": \"😡");

    assertThat(reason(Arrays.copyOf(bytes, bytes.length - 1))).isEqualTo(Reason.NOT_UTF8);
  }

  @Test
  void otherEncodingsAreRefusedNotGuessed() {
    assertThat(reason(SMALLEST.getBytes(StandardCharsets.UTF_16))).isEqualTo(Reason.NOT_UTF8);
    assertThat(reason(SMALLEST.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(Reason.NOT_JSON);
    assertThat(reason(with("\"text\": \"é\"").getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(Reason.NOT_UTF8);
  }

  @Test
  void exactlyTheLargestRecordIsReadAndOneByteMoreIsNot() throws Unreadable {
    String frame = with("\"text\": \"\"").strip();
    int room = RecordReader.MAX_BYTES - utf8(frame).length;
    String largest = with("\"text\": \"" + "x".repeat(room) + "\"").strip();

    assertThat(POSTS.read(utf8(largest)).text()).hasSize(room);
    assertThat(reason(utf8(largest + " "))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void deepNestingIsRefusedEvenInAFieldNobodyKnows() {
    String open = "[".repeat(Json.MAX_DEPTH);
    String close = "]".repeat(Json.MAX_DEPTH);

    assertThat(reason(with("\"bomb\": " + open + close))).isEqualTo(Reason.TOO_DEEP);
    assertThat(reason("[".repeat(100_000))).isEqualTo(Reason.TOO_DEEP);
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThat(reason(with("\"text\": \"a\", \"text\": \"b\""))).isEqualTo(Reason.DUPLICATE_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"id\": \"a\"", "not json", "{'id': 'a'}", "{\"id\": NaN}", "{\"id\": 01}"})
  void whatIsNotJsonIsCalledSo(String text) {
    assertThat(reason(text)).isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void bytesAfterTheRecordAreRefused() {
    assertThat(reason(SMALLEST + "x")).isEqualTo(Reason.NOT_JSON);
    assertThat(reason(SMALLEST + SMALLEST)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "5", "\"post\"", "true"})
  void jsonThatIsNoObjectIsOfTheWrongType(String text) {
    assertThat(reason(text)).isEqualTo(Reason.WRONG_TYPE);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "text | 5",
        "text | true",
        "text | [\"a\"]",
        "in_reply_to | \"somebody\"",
        "engagement | \"\"",
        "revision | \"1\"",
        "revision | \" \"",
        "revision | 1.5",
        "revision | 99999999999999999999",
        "op | \"burn\"",
        "op | 0",
        "observed_at | 1772359200",
        "observed_at | \"1772359200\"",
        "observed_at | \"yesterday\"",
        "observed_at | \"2026-03-01\"",
        "observed_at | \"2026-03-01T10:00:00\"",
        "observed_at | \"+12026-03-01T10:00:00Z\""
      })
  void theWrongTypeIsRefusedAndItsPlaceNamed(String field, String value) {
    Unreadable fault = fault(utf8(with("\"" + field + "\": " + value)));

    assertThat(fault.reason()).isEqualTo(Reason.WRONG_TYPE);
    assertThat(fault).hasMessage("wrong type or format at $." + field);
  }

  @ParameterizedTest
  @CsvSource({
    "id, id is missing",
    "network, network is missing",
    "author, author is missing",
    "created_at, created_at is missing"
  })
  void aFieldEveryPostNeedsIsMissed(String field, String detail) {
    Unreadable fault = fault(utf8(SMALLEST.replaceFirst("\"" + field + "\"", "\"other\"")));

    assertThat(fault.reason()).isEqualTo(Reason.INVALID);
    assertThat(fault).hasMessage(detail);
  }

  @Test
  void theDetailNeverRepeatsWhatAStrangerWrote() {
    for (String bad :
        new String[] {
          with("\"op\": \"hunter2\""),
          with("\"revision\": \"hunter2\""),
          with("\"observed_at\": \"hunter2\""),
          with("\"text\": hunter2"),
          with("\"hunter2\": 1, \"hunter2\": 2"),
          SMALLEST.replace("bluesky", "hunter2 !"),
          SMALLEST.replace("at://1", "hunter2\\u0000")
        }) {
      assertThat(fault(utf8(bad)).getMessage()).doesNotContain("hunter2");
    }
  }

  @Test
  void aNegativeCountIsUnknownAndAnAbsurdOneIsCapped() throws Unreadable {
    Post post =
        POSTS.read(
            utf8(
                with("\"engagement\": {\"likes\": 9223372036854775807}")
                    .replace("did:plc:a\"", "did:plc:a\", \"followers\": -1, \"posts\": 0")));

    assertThat(post.author().followers()).isNull();
    assertThat(post.author().posts()).isZero();
    assertThat(post.engagement().likes()).isEqualTo(Check.MAX_COUNT);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 2026-02-22T12:00:00Z",
    "2026-02-28T09:30:00Z, 2026-02-28T09:30:00Z",
    "2099-01-01T00:00:00Z, 2026-03-01T12:05:00Z"
  })
  void aNetworksWrongClockIsHeldWithinTheRecordsTime(String claimed, Instant believed)
      throws Unreadable {
    Post post = POSTS.read(utf8(SMALLEST.replace("2026-03-01T10:00:00Z", claimed)));

    Post clamped = post.clampedTo(Instant.parse("2026-03-01T12:00:00Z"));

    assertThat(clamped.createdAt()).isEqualTo(believed);
    assertThat(clamped.id()).isEqualTo(post.id());
  }

  @Test
  void thousandsOfSpoiltPostsAreReadOrUnreadableAndNothingElse() {
    byte[] valid =
        utf8(
            with(
                "\"text\": \"😡 never again\", \"revision\": 3, \"op\": \"update\","
                    + " \"engagement\": {\"likes\": 12, \"as_of\": \"2026-03-01T10:05:00Z\"},"
                    + " \"in_reply_to\": {\"id\": \"at://0\", \"author\": \"b\"}"));
    Random random = new Random(20260301);
    int unreadable = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] spoilt = spoil(valid, random);
      try {
        assertThat(POSTS.read(spoilt)).isNotNull();
      } catch (Unreadable e) {
        assertThat(e.reason()).isNotNull();
        assertThat(e.getMessage()).isNotBlank();
        unreadable++;
      }
    }
    // Both ways were really walked: most faults are seen, some bytes do not matter.
    assertThat(unreadable).isBetween(1_000, 4_999);
  }

  /** One to four small injuries: a byte changed, doubled, lost, or the end cut off. */
  private static byte[] spoil(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    for (int injuries = 1 + random.nextInt(4); injuries > 0; injuries--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 3 -> System.arraycopy(bytes, at, bytes, at / 2, bytes.length - at);
        default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return bytes;
  }

  /** The smallest post with these fields added. */
  private static String with(String fields) {
    return SMALLEST.replaceFirst("\\{", "{" + fields.replace("\\", "\\\\") + ", ");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Reason reason(String text) {
    return reason(utf8(text));
  }

  private static Reason reason(byte[] bytes) {
    return fault(bytes).reason();
  }

  private static Unreadable fault(byte[] bytes) {
    Unreadable fault = catchThrowableOfType(Unreadable.class, () -> POSTS.read(bytes));
    assertThat(fault).as("a fault in %d bytes", bytes == null ? 0 : bytes.length).isNotNull();
    return fault;
  }
}
