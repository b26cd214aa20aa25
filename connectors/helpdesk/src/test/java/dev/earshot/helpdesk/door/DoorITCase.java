package dev.earshot.helpdesk.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.embedded.EmbeddedKafka;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Level;
import dev.earshot.model.RecordReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorITCase {
  private static final String ANSWERED =
      """
      {"id": "t-7-1", "type": "answered", "ticket": "7", "customer": "4711", "channel": "phone",
       "at": "2026-03-02T12:00Z", "by": "ana"}
      """;
  private static final TopicPartition LOG = new TopicPartition(Topics.DESK_EVENTS, 0);
  private static final Map<String, DoorSettings.Secret> DESKS =
      Map.of(
          "zd", new DoorSettings.Secret(DoorSettings.Kind.ZENDESK, Knock.SECRET, "900"),
          "zammad", new DoorSettings.Secret(DoorSettings.Kind.ZAMMAD, Knock.SECRET, "Bridge"),
          "own", new DoorSettings.Secret(DoorSettings.Kind.GENERIC, Knock.SECRET, ""));

  @TempDir static Path dir;
  private static EmbeddedKafka kafka;
  private static DeskEvents events;
  private static Door door;

  private long before;

  @BeforeAll
  static void open() throws IOException {
    // What a request may take, shorter than in earnest; read once, by the first door.
    System.setProperty("sun.net.httpserver.maxReqTime", "2");
    kafka = EmbeddedKafka.start(dir);
    try (TopicAdmin admin = TopicAdmin.open(client())) {
      admin.create(List.of(Topics.named(Topics.DESK_EVENTS, 1)));
    }
    events = DeskEvents.open(client(), Topics.DESK_EVENTS);
    door = Door.open(new DoorSettings(0, "127.0.0.1", DESKS), events);
  }

  @AfterAll
  static void close() {
    door.close();
    events.close();
    kafka.close();
  }

  @BeforeEach
  void remember() {
    before = end();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zd", "zammad", "own"})
  void whatADeskSignsIsToldOnce202IsSaid(String desk) throws Exception {
    HttpResponse<String> answer = signed(desk, ANSWERED).at(door, desk);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(told())
        .containsExactly(
            new DeskEvent(
                "t-7-1",
                DeskEvent.Type.ANSWERED,
                desk,
                "7",
                "4711",
                null,
                "phone",
                Instant.parse("2026-03-02T12:00:00Z"),
                1));
  }

  @Test
  void theKeyIsTheCustomerAndTheTicketWhereThereIsNone() throws Exception {
    Knock.generic(ANSWERED).at(door, "own");
    Knock.generic(ANSWERED.replace("\"customer\": \"4711\", ", "")).at(door, "own");

    assertThat(records()).extracting(ConsumerRecord::key).containsExactly("4711", "7");
  }

  @Test
  void aRedeliveryKeepsItsId() throws Exception {
    Knock.generic(ANSWERED).at(door, "own");
    Knock.generic(ANSWERED).at(door, "own");

    assertThat(told()).extracting(DeskEvent::id).containsExactly("t-7-1", "t-7-1");
  }

  @ParameterizedTest
  @CsvSource({"urgent, URGENT", "High, HIGH", "2 normal, NORMAL", "none, NONE"})
  void aPersonsPriorityIsReadAsDesksWriteIt(String written, Level level) throws Exception {
    Knock.generic(
            """
            {"id": 1, "type": "PRIORITY_CHANGED", "ticket": 7, "level": "%s"}
            """
                .formatted(written))
        .at(door, "own");

    assertThat(told())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.level()).isEqualTo(level);
              assertThat(event.ticket()).isEqualTo("7");
              assertThat(event.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
            });
  }

  @Test
  void whatOurOwnBridgeDidIsNotTold() {
    long own = door.check().own();

    HttpResponse<String> zendesk = Knock.zendesk(by("\"900\"")).at(door, "zd");
    HttpResponse<String> zammad = Knock.zammad(by("\"bridge\"")).at(door, "zammad");

    assertThat(zendesk.statusCode()).isEqualTo(200);
    assertThat(zammad.body()).isEqualTo("our own doing, not told\n");
    assertThat(end()).isEqualTo(before);
    assertThat(door.check().own()).isEqualTo(own + 2);
  }

  @Test
  void whereABridgeWorksADeskMustSayWhoDidItThoughItMayBeNobody() {
    assertThat(Knock.zendesk(by("null")).at(door, "zd"))
        .returns(400, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.body()).startsWith("by is missing"));
    assertThat(Knock.zendesk(by("\"\"")).at(door, "zd").statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zd", "zammad", "own"})
  void whatIsNotSignedIsRefused(String desk) {
    assertThat(Knock.unsigned(ANSWERED).at(door, desk))
        .returns(401, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.body()).contains("is missing"));
    assertThat(end()).isEqualTo(before);
  }

  @Test
  void whatIsSignedWithAnotherSecretOrForAnotherBodyIsRefused() {
    byte[] body = Knock.bytes(ANSWERED);
    String other = "another-secret-of-the-same-size!";
    String now = Instant.now().toString();
    long forged = door.check().forged();

    assertThat(
            List.of(
                Knock.zendesk(body, other, now).at(door, "zd"),
                Knock.zendesk(ANSWERED)
                    .with("X-Zendesk-Webhook-Signature-Timestamp", now + " ")
                    .at(door, "zd"),
                Knock.zammad(ANSWERED).with("X-Hub-Signature", "sha1=").at(door, "zammad"),
                Knock.generic(body, other, Instant.now()).at(door, "own"),
                Knock.generic(ANSWERED).with("X-Earshot-Signature", "t=1").at(door, "own"),
                Knock.zammad(ANSWERED).at(door, "own")))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401));
    assertThat(end()).isEqualTo(before);
    assertThat(door.check().forged()).isEqualTo(forged + 6);
  }

  @Test
  void whatWasSignedLongAgoOrInTheFutureIsRefused() {
    byte[] body = Knock.bytes(ANSWERED);
    Instant old = Instant.now().minus(Signatures.FRESH).minusSeconds(5);
    Instant coming = Instant.now().plus(Signatures.FRESH).plusSeconds(60);

    assertThat(
            List.of(
                Knock.zendesk(body, Knock.SECRET, old.toString()).at(door, "zd"),
                Knock.zendesk(body, Knock.SECRET, coming.toString()).at(door, "zd"),
                Knock.zendesk(body, Knock.SECRET, "yesterday").at(door, "zd"),
                Knock.generic(body, Knock.SECRET, old).at(door, "own"),
                Knock.generic(body, Knock.SECRET, coming).at(door, "own")))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401))
        .allSatisfy(answer -> assertThat(answer.body()).contains("time is"));
    assertThat(end()).isEqualTo(before);
  }

  @Test
  void aDeskThatNobodyConfiguredIsNotFound() {
    assertThat(List.of("/desks/other", "/desks/", "/desks/own/", "/", "/desks/%6fwn"))
        .extracting(path -> Knock.generic(ANSWERED).send(door, "POST", path).statusCode())
        .containsOnly(404);
  }

  @Test
  void onlyPostIsUnderstood() {
    HttpResponse<String> answer = Knock.generic(ANSWERED).send(door, "PUT", "/desks/own");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void whatIsTooLargeIsRefusedByItsLengthAndWhereItHidesItByItsBytes() throws IOException {
    String head = "POST /desks/own HTTP/1.1\r\nHost: door\r\nConnection: close\r\n";
    String large = "x".repeat(Door.MAX_BODY + 1);

    assertThat(raw(head + "Content-Length: " + large.length() + "\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
    assertThat(
            raw(
                head
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(large.length())
                    + "\r\n"
                    + large
                    + "\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void aBodyOfTheLargestSizeIsRead() {
    String padded = ANSWERED + " ".repeat(Door.MAX_BODY - ANSWERED.length());

    assertThat(Knock.generic(padded).at(door, "own").statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zd", "zammad", "own"})
  void hostileTextIsRefusedAndNeitherLoggedNorSentBack(String desk) {
    List<String> hostile =
        List.of(
            ANSWERED.replace("t-7-1", "OUCH\\u001b[2J\\nERROR"),
            ANSWERED.replace("4711", "OUCH".repeat(250_000)),
            ANSWERED.replace("answered", "OUCH"),
            "OUCH");
    List<String> log = new ArrayList<>();
    try (Ear ear = new Ear("dev.earshot", log)) {
      for (String body : hostile) {
        HttpResponse<String> answer = signed(desk, body).at(door, desk);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isNotBlank().doesNotContain("OUCH");
      }
      Knock.unsigned("OUCH").with("X-Hub-Signature", "OUCH").at(door, desk);
      Knock.unsigned("OUCH").at(door, "OUCH");
    }
    assertThat(log)
        .hasSize(hostile.size() + 1)
        .allSatisfy(line -> assertThat(line).startsWith("desk " + desk).doesNotContain("OUCH"));
    assertThat(end()).isEqualTo(before);
  }

  @Test
  void theExampleOfThePageKnocksAsItSays() throws Exception {
    assumeTrue(isOnThePath("curl") && isOnThePath("openssl"), "curl or openssl is missing");
    Matcher example =
        Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../../docs/helpdesk.md")));
    assertThat(example.find()).isTrue();
    ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-u", "-c", example.group(1));
    shell
        .environment()
        .putAll(Map.of("SECRET", Knock.SECRET, "DOOR", "http://127.0.0.1:" + door.port()));

    Process process = shell.redirectErrorStream(true).start();

    assertThat(process.getInputStream().readAllBytes()).asString().isEqualTo("told\n");
    assertThat(told()).extracting(DeskEvent::type).containsExactly(DeskEvent.Type.ANSWERED);
  }

  @Test
  void whoDripsIsCutOffAndKeepsNobodyOut() throws Exception {
    List<Socket> drippers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(Knock.bytes("POST /desks/own HTTP/1.1\r\nHost: door\r\nContent-Length: 9"));
      out.write(Knock.bytes(i % 2 == 0 ? "" : "\r\n\r\n{"));
      out.flush();
      drippers.add(socket);
    }

    int status = Knock.generic(ANSWERED).at(door, "own").statusCode();

    assertThat(status).isEqualTo(202);
    for (Socket dripper : drippers) {
      try (dripper) {
        assertThat(answerOrCut(dripper)).isEmpty();
      }
    }
  }

  @Test
  void whileKafkaIsAwayADeskIsToldToTryAgain() throws IOException {
    Map<String, String> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
    try (DeskEvents away = DeskEvents.open(nowhere, Topics.DESK_EVENTS);
        Door lonely = Door.open(new DoorSettings(0, "127.0.0.1", DESKS), away)) {
      long began = System.nanoTime();

      HttpResponse<String> answer = Knock.generic(ANSWERED).at(lonely, "own");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("10");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
      assertThat(lonely.check()).isEqualTo(new DoorReport(0, 0, 0, 0, 1));
    }
  }

  private static boolean isOnThePath(String command) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> new File(folder, command).canExecute());
  }

  private static Knock signed(String desk, String body) {
    return switch (DESKS.get(desk).kind()) {
      case ZENDESK -> Knock.zendesk(body);
      case ZAMMAD -> Knock.zammad(body);
      case GENERIC -> Knock.generic(body);
    };
  }

  private static String by(String user) {
    return ANSWERED.replace("\"ana\"", user);
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(Knock.bytes(request));
      socket.getOutputStream().flush();
      return readAll(socket);
    }
  }

  /** A line is cut with an end, or with a reset where bytes were still on their way. */
  private static String answerOrCut(Socket socket) throws IOException {
    try {
      return readAll(socket);
    } catch (SocketException e) {
      return "";
    }
  }

  private static String readAll(Socket socket) throws IOException {
    byte[] bytes = socket.getInputStream().readAllBytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrap());
  }

  private static long end() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(List.of(LOG)).get(LOG);
    }
  }

  private List<DeskEvent> told() throws Exception {
    List<DeskEvent> told = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> each : records()) {
      told.add(RecordReader.of(DeskEvent.class).read(each.value()));
    }
    return told;
  }

  /** What came since the test began: what was answered with 202 must be there already. */
  private List<ConsumerRecord<String, byte[]>> records() {
    long after = end();
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(List.of(LOG));
      consumer.seek(LOG, before);
      while (consumer.position(LOG) < after) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrap()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
