package dev.earshot.listener.patterns;

import dev.earshot.model.Author;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import dev.earshot.model.Reading;
import dev.earshot.model.ScoredMention;
import java.time.Instant;
import java.util.List;

/** Scored mentions as rules see them. */
final class Scored {
  private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

  private Scored() {}

  static ScoredMention stranger(double score, double influence) {
    return mention(score, influence, null);
  }

  static ScoredMention customer(CustomerTier tier, double score, double influence) {
    return mention(score, influence, new CustomerLink("x:ana", "7", tier, List.of(), NINE));
  }

  /** Somebody who was a customer's once and is no longer. */
  static ScoredMention unlinked(double score, double influence) {
    return mention(score, influence, CustomerLink.none("x:ana", "7", NINE));
  }

  private static ScoredMention mention(double score, double influence, CustomerLink link) {
    Post post =
        new Post(
            "p1",
            Post.Op.CREATE,
            0,
            Post.Relation.POST,
            "x",
            "",
            Author.of("ana"),
            "skyhop again",
            "",
            NINE,
            null,
            null,
            null,
            null,
            null,
            null,
            Post.SCHEMA);
    Reading.Mood mood =
        score < 0
            ? Reading.Mood.NEGATIVE
            : score > 0 ? Reading.Mood.POSITIVE : Reading.Mood.NEUTRAL;
    Reading reading = new Reading("en", mood, score, Math.abs(score));
    Influence voice = new Influence(influence, influence, 0, 0, 0, 0, 1);
    return new ScoredMention(
        new Mention(post, List.of("skyhop"), List.of(), reading, NINE, 0, 0), voice, link, true);
  }
}
