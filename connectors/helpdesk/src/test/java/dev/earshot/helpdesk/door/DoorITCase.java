package dev.earshot.helpdesk.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.config.HelpdeskSettings;
import dev.earshot.embedded.EmbeddedKafka;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Level;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door tells on, over real HTTP. */
class DoorITCase extends RealDoor {
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

  @Test
  void aBodyOfTheLargestSizeIsRead() {
    String padded = ANSWERED + " ".repeat(Door.MAX_BODY - ANSWERED.length());

    assertThat(Knock.generic(padded).at(door, "own").statusCode()).isEqualTo(202);
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
  void whoKnocksTogetherIsToldTogether() throws Exception {
    List<String> ids = IntStream.range(0, 40).mapToObj(i -> "t-8-" + i).toList();

    List<CompletableFuture<Integer>> answers =
        ids.stream()
            .map(id -> Knock.generic(ANSWERED.replace("t-7-1", id)))
            .map(knock -> CompletableFuture.supplyAsync(() -> knock.at(door, "own").statusCode()))
            .toList();

    assertThat(answers).extracting(CompletableFuture::join).containsOnly(202);
    assertThat(told()).extracting(DeskEvent::id).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void whileKafkaIsAwayADeskIsToldToTryAgain() throws IOException {
    Map<String, String> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
    try (DeskEvents away = DeskEvents.open(nowhere, Topics.DESK_EVENTS);
        Door lonely = Door.open(new HelpdeskSettings.Door(0, "127.0.0.1", DESKS), away)) {
      long began = System.nanoTime();

      HttpResponse<String> answer = Knock.generic(ANSWERED).at(lonely, "own");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("10");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
      assertThat(lonely.check()).isEqualTo(new DoorReport(0, 0, 0, 0, 1));
    }
  }

  @Test
  void whenKafkaDiesADeskHearsOfItBeforeItHangsUp(@TempDir Path mortal) throws IOException {
    EmbeddedKafka dying = EmbeddedKafka.start(mortal);
    Map<String, String> client = Map.of("bootstrap.servers", dying.bootstrap());
    try (TopicAdmin admin = TopicAdmin.open(client)) {
      admin.create(List.of(Topics.named(Topics.DESK_EVENTS, 1)));
    }
    try (DeskEvents last = DeskEvents.open(client, Topics.DESK_EVENTS);
        Door other = Door.open(new HelpdeskSettings.Door(0, "127.0.0.1", DESKS), last)) {
      assertThat(Knock.generic(ANSWERED).at(other, "own").statusCode()).isEqualTo(202);
      dying.close();
      long began = System.nanoTime();

      int status = Knock.generic(ANSWERED).at(other, "own").statusCode();

      assertThat(status).isEqualTo(503);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
    }
  }

  private static boolean isOnThePath(String command) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> new File(folder, command).canExecute());
  }
}
