package dev.earshot.listener.scoring;

import dev.earshot.model.Tally;
import dev.earshot.model.Tally.Crowd;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who of a bucket counts: authors heard for the first time in a day, and each crowd of look-alike
 * texts once in two hours.
 *
 * @param negative negative authors
 * @param loud those of high influence
 * @param reach their followers; of a crowd, what its authors have on average
 * @param topics who reports, by topic
 * @param lookAlikes authors not counted, for their text was heard before
 */
record Heard(int negative, int loud, long reach, Map<String, Integer> topics, int lookAlikes) {

  /** Takes crowds once, and remembers them. */
  static Heard of(Tally tally, Crowds crowds) {
    long at = tally.at().toEpochMilli();
    int negative = tally.negative();
    int loud = tally.loud();
    long reach = tally.reach();
    int lookAlikes = 0;
    TreeMap<String, Integer> topics = new TreeMap<>(tally.topics());
    crowds.forget(at);
    for (Crowd crowd : tally.crowds()) {
      if (!crowds.isNew(crowd, at)) {
        lookAlikes += crowd.authors();
        continue;
      }
      lookAlikes += crowd.authors() - 1;
      negative += Math.min(1, crowd.negative());
      loud += Math.min(1, crowd.loud());
      reach += crowd.reach() / crowd.authors();
      crowd.topics().forEach(topic -> topics.merge(topic, 1, Integer::sum));
    }
    return new Heard(negative, loud, reach, topics, lookAlikes);
  }

  /** Whether it counts something of that name, as it is watched. */
  boolean isOf(String of) {
    return !of.startsWith(BrandWatch.TOPIC)
        || topics.containsKey(of.substring(BrandWatch.TOPIC.length()));
  }
}
