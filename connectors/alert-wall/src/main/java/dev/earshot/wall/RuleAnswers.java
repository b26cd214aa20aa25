package dev.earshot.wall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.http.Refusal;
import dev.earshot.model.Json;
import java.time.InstantSource;

/** What the wall answers of rules: how often they were right, and what dismissals teach. */
final class RuleAnswers {
  private final Judged judged;
  private final Teacher teacher;
  private final Audit audit;
  private final InstantSource clock;

  /**
   * How rules fare.
   *
   * @param days from how many
   * @param able whether dismissals can teach here
   * @param least so many dismissals of a rule teach
   * @param lesson the newest; null before the first
   */
  record Rules(Precision precision, long days, boolean able, int least, Lesson lesson) {}

  RuleAnswers(Judged judged, Teacher teacher, Audit audit, InstantSource clock) {
    this.judged = judged;
    this.teacher = teacher;
    this.audit = audit;
    this.clock = clock;
  }

  byte[] all() {
    return Json.bytes(
        new Rules(
            judged.precision(),
            Judged.LATELY.toDays(),
            teacher.able(),
            Teacher.LEAST,
            teacher.lesson()));
  }

  byte[] act(String rule, String deed, Visitor visitor, JsonNode body) throws Refusal {
    Lesson lesson =
        switch (deed) {
          case "learn" -> teacher.begin(rule, visitor.name());
          case "apply" -> teacher.apply(body.path("lesson").asText(""), visitor.name());
          default -> throw new Refusal(404, "there is nothing here");
        };
    String control = lesson.applied() == null ? null : lesson.applied().control();
    audit.add(new Audit.Line(clock.instant(), visitor.name(), "rules_" + deed, null, control));
    return Json.bytes(lesson);
  }
}
