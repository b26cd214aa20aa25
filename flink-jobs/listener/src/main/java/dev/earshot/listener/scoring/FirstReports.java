package dev.earshot.listener.scoring;

import dev.earshot.model.Mention;
import dev.earshot.model.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mention reports that an author should be counted for only once a day: that they are
 * negative about a brand, and that they have a problem with one of its topics.
 */
public final class FirstReports {
  private FirstReports() {}

  /** The brand's id where the mood is negative; {@code <brand>/<topic>} where a problem is told. */
  public static List<String> of(Mention mention) {
    Reading reading = mention.reading();
    boolean negative = reading.mood() == Reading.Mood.NEGATIVE;
    boolean report =
        negative
            || reading.intent() == Reading.Intent.QUESTION
            || SignalMaker.complains(reading.intent());
    if (!report) {
      return List.of();
    }
    List<String> reports = new ArrayList<>();
    for (String brand : mention.brands()) {
      if (negative) {
        reports.add(brand);
      }
      for (String topic : mention.topics()) {
        reports.add(topicOf(brand, topic));
      }
    }
    return reports;
  }

  /** How a report on a topic is called. */
  public static String topicOf(String brand, String topic) {
    return brand + "/" + topic;
  }
}
