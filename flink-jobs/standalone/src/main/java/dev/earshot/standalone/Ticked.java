package dev.earshot.standalone;

import dev.earshot.config.KafkaSettings;
import java.util.List;

/** Every topic the job reads has to be ticked, or it holds back all time. */
final class Ticked {
  private Ticked() {}

  /** All topics that live publishers write and the job reads. */
  static List<String> topics(KafkaSettings kafka) {
    return List.of(
        kafka.posts().topic(),
        kafka.topics().customers(),
        kafka.topics().control(),
        kafka.topics().objections(),
        kafka.topics().deskEvents());
  }

  /** Those that go on beside a played topic of posts, which carries its own time. */
  static List<String> besidePlayed(KafkaSettings kafka) {
    List<String> all = topics(kafka);
    return all.subList(1, all.size());
  }
}
