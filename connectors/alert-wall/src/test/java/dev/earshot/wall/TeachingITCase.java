package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.chromium.Chromium;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Rules;
import dev.earshot.model.Alert;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of rules tells, and to whom. */
class TeachingITCase extends RealWall {
  private static final ConfigLoader LOADER = new ConfigLoader(name -> null);
  private static final Instant FROM = Instant.parse("2026-03-02T12:00:05Z");

  /** Judges by influence alone, over these alerts. */
  private static final class ByInfluence implements Rehearsal {
    private final List<Alert> heard;
    private final List<String> applied = new ArrayList<>();
    private int version = 1;

    ByInfluence(Alert... heard) {
      this.heard = List.of(heard);
    }

    @Override
    public Rules inForce() {
      return LOADER.shipped().rules();
    }

    @Override
    public Play open(Rules inForce) {
      return new Play() {
        @Override
        public double days() {
          return 45;
        }

        @Override
        public List<Alert> raised() {
          return heard;
        }

        @Override
        public Changed under(Rules rules) {
          List<Alert> gone =
              heard.stream()
                  .filter(alert -> alert.influence().score() < rules.angryInfluencer().influence())
                  .toList();
          return new Changed(gone, 0, heard.size(), heard.size() - gone.size());
        }
      };
    }

    @Override
    public Applied apply(String text, int before, String by) throws Refused {
      if (before != version) {
        throw new Refused("the rules changed meanwhile");
      }
      applied.add(by + " " + LOADER.rules("sent", text).angryInfluencer().influence());
      return new Applied("control-1", FROM);
    }
  }

  @Test
  void precisionIsShownInCountsByRuleAndLanguage() {
    write(
        Judgements.loud("c1", 90, 0.7),
        Judgements.dismissed("n1", 82),
        Scene.said("n1", "late", List.of(), false));

    JsonNode rules = guest(TV).json("/api/rules");

    assertThat(rules.get("precision").get("rows").toString())
        .isEqualTo(
            "[{'rule':'AngryInfluencer','language':'en','confirmed':0,'noise':1,'unknown':0},{'rule':'AngryInfluencer','language':'und','confirmed':1,'noise':0,'unknown':0}]"
                .replace('\'', '"'));
    assertThat(rules.get("days").asInt()).isEqualTo(90);
  }

  @Test
  void aWallThatCannotReplaySaysSo() {
    write(Judgements.dismissed("n1", 82), Judgements.dismissed("n2", 83));

    assertThat(guest(BOSS).json("/api/rules").get("able").asBoolean()).isFalse();
    assertThat(guest(BOSS).post("/api/rules/AngryInfluencer/learn", "{}").statusCode())
        .isEqualTo(501);
  }

  @Test
  void whatDismissalsTeachIsAppliedOnceByWhoMay() throws Exception {
    Alert quiet = Judgements.dismissed("n1", 81.5);
    Alert louder = Judgements.dismissed("n2", 83.2);
    Alert wanted = Judgements.loud("c1", 90, 0.7);
    write(quiet, louder, wanted);
    ByInfluence rehearsal = new ByInfluence(quiet, louder, wanted);
    open(rehearsal);

    assertThat(guest(EVA).post("/api/rules/AngryInfluencer/learn", "{}").statusCode())
        .isEqualTo(403);
    assertThat(guest(BOSS).post("/api/rules/Outage/learn", "{}").statusCode()).isEqualTo(409);
    assertThat(guest(BOSS).post("/api/rules/Weather/learn", "{}").statusCode()).isEqualTo(404);
    guest(BOSS).post("/api/rules/AngryInfluencer/learn", "{}");
    JsonNode lesson = lesson("done");

    JsonNode proposal = lesson.get("proposal");
    assertThat(proposal.get("candidate").get("key").asText())
        .isEqualTo("rules.AngryInfluencer.influence");
    assertThat(proposal.get("candidate").get("after").asText()).isEqualTo("84");
    assertThat(proposal.get("spared")).hasSize(2);
    assertThat(proposal.get("lost")).isEmpty();
    assertThat(lesson.get("wanted").asInt()).isEqualTo(1);
    assertThat(lesson.get("days").asDouble()).isEqualTo(45);
    String click = "{\"lesson\": \"" + lesson.get("id").asText() + "\"}";
    assertThat(guest(EVA).post("/api/rules/AngryInfluencer/apply", click).statusCode())
        .isEqualTo(403);
    assertThat(guest(BOSS).post("/api/rules/AngryInfluencer/apply", click).statusCode())
        .isEqualTo(200);
    assertThat(guest(BOSS).post("/api/rules/AngryInfluencer/apply", click).statusCode())
        .isEqualTo(409);
    assertThat(rehearsal.applied).containsExactly("boss 84.0");
    assertThat(lesson("applied").get("applied").get("from").asText()).isEqualTo(FROM.toString());
    assertThat(Files.readString(dir.resolve("audit.jsonl")))
        .contains("\"deed\":\"rules_learn\"", "\"deed\":\"rules_apply\"", "control-1");
  }

  @Test
  void rulesThatChangedMeanwhileAreNotOverwritten() throws Exception {
    Alert[] heard = {Judgements.dismissed("n1", 81.5), Judgements.dismissed("n2", 83.2)};
    write((Record[]) heard);
    ByInfluence rehearsal = new ByInfluence(heard);
    open(rehearsal);
    guest(BOSS).post("/api/rules/AngryInfluencer/learn", "{}");
    String click = "{\"lesson\": \"" + lesson("done").get("id").asText() + "\"}";

    rehearsal.version = 2;
    HttpResponse<String> answer = guest(BOSS).post("/api/rules/AngryInfluencer/apply", click);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("the rules changed meanwhile");
    assertThat(rehearsal.applied).isEmpty();
  }

  @Test
  void whereNothingDoesBetterThatIsSaid() throws Exception {
    Alert noise = Judgements.dismissed("n1", 85);
    Alert more = Judgements.dismissed("n2", 91);
    Alert wanted = Judgements.loud("c1", 82, 0.65);
    write(noise, more, wanted);
    open(new ByInfluence(noise, more, wanted));

    guest(BOSS).post("/api/rules/AngryInfluencer/learn", "{}");

    assertThat(lesson("done").has("proposal")).isFalse();
    try (Chromium browser = Chromium.open()) {
      browser.go(wall.url() + "/rules").signIn(BOSS);
      awaitIn(() -> browser.text(".lesson .nothing").startsWith("No setting does better"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private void open(Rehearsal rehearsal) throws IOException {
    wall.close();
    wall = Wall.open(settings("port: 0", users()), rehearsal);
  }

  private JsonNode lesson(String stage) {
    awaitIn(() -> guest(TV).json("/api/rules").path("lesson").path("stage").asText().equals(stage));
    return guest(TV).json("/api/rules").get("lesson");
  }
}
