package dev.earshot.listener.scoring;

import dev.earshot.model.Author;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Post;
import dev.earshot.model.Reading;
import dev.earshot.model.Signal;
import java.time.Instant;
import java.util.List;

/** Posts and signals as the tests of this package need them: ordinary in all they do not name. */
final class Samples {
  private Samples() {}

  /** {@code "09:00"} on the day of the tests, a second day from {@code "24:00"} on. */
  static Instant at(String clock) {
    String[] parts = clock.split(":", -1);
    long minutes = 60L * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
    return Instant.parse("2026-11-02T00:00:00Z").plusSeconds(60 * minutes);
  }

  static Post post(String network, String text) {
    return reply(network, text, null);
  }

  static Post reply(String network, String text, Post.Ref to) {
    return post(network, Author.of("somebody"), text, to);
  }

  static Post by(String network, String id, String handle) {
    Author author =
        new Author(id, handle, null, null, null, null, null, null, null, null, null, null);
    return post(network, author, "We fly to Ljubljana from Monday", null);
  }

  private static Post post(String network, Author author, String text, Post.Ref to) {
    return new Post(
        "post-1",
        Post.Op.CREATE,
        0,
        to == null ? Post.Relation.POST : Post.Relation.REPLY,
        network,
        "",
        author,
        text,
        "",
        at("09:00"),
        null,
        to,
        null,
        null,
        null,
        null,
        Post.SCHEMA);
  }

  /** A negative signal about somebody called ana. */
  static SignalBuilder signal(String post) {
    return new SignalBuilder(post);
  }

  /** What a signal says, unless told otherwise: ana, no customer, on mastodon, at 09:00. */
  static final class SignalBuilder {
    private final String post;
    private String subject = "ana";
    private boolean customer;
    private CustomerTier tier = CustomerTier.STANDARD;
    private String network = "mastodon";
    private double negativity = 0.8;
    private double influence = 70;
    private Instant heardAt = Samples.at("09:00");
    private long offset;
    private List<String> topics = List.of();

    private SignalBuilder(String post) {
      this.post = post;
    }

    SignalBuilder at(String clock) {
      return at(Samples.at(clock));
    }

    SignalBuilder at(Instant moment) {
      heardAt = moment;
      return this;
    }

    SignalBuilder offset(long place) {
      offset = place;
      return this;
    }

    SignalBuilder ofCustomer(String name, CustomerTier known) {
      subject = name;
      customer = true;
      tier = known;
      return this;
    }

    SignalBuilder on(String place) {
      network = place;
      return this;
    }

    SignalBuilder negativity(double value) {
      negativity = value;
      return this;
    }

    SignalBuilder about(String... ids) {
      topics = List.of(ids);
      return this;
    }

    SignalBuilder influence(double value) {
      influence = value;
      return this;
    }

    Signal build() {
      return new Signal(
          Signal.Kind.SAID,
          "default",
          "skyhop",
          subject,
          "account-of-ana",
          customer,
          tier,
          post,
          null,
          network,
          "scenario",
          -negativity,
          Reading.Intent.COMPLAINT,
          topics,
          Influence.ofReach(influence),
          8000,
          heardAt,
          heardAt,
          0,
          offset,
          List.of());
    }
  }
}
