package dev.earshot.listener.operators;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Rules;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.Author;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Echo;
import dev.earshot.model.Evidence;
import dev.earshot.model.Influence;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import dev.earshot.model.Reading;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import dev.earshot.model.Version;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

/** What people say in these tests: {@code Mentions.angry().by("ana").at("09:00")}. */
final class Mentions {
  private static final OffsetDateTime FIRST_DAY = OffsetDateTime.parse("2026-03-02T00:00:00Z");

  static final Customer.Ref TICKET_ID = new Customer.Ref("zendesk", "ticket-77");

  static final Rules RULES = new ConfigLoader(name -> null).shipped().rules();

  static final Pseudonyms PSEUDONYMS = new Pseudonyms("acme", "pepper");

  private String author = "ana";
  private String id;
  private List<String> brands = List.of("skyhop");
  private double negativity = 0.9;
  private double influence = 85;
  private Instant at = at("09:00");
  private Instant written;
  private int partition;
  private Long offset;
  private long revision;
  private Post.Op op = Post.Op.CREATE;
  private Post.Relation relation = Post.Relation.POST;
  private Post.Engagement counts;
  private String customer;
  private boolean firstSight = true;
  private List<String> fresh = List.of();
  private long textKey;
  private List<String> topics = List.of();
  private boolean special;
  private Reading.Intent intent = Reading.Intent.OTHER;
  private List<String> rules = List.of("AngryInfluencer", "NegativeStreak");

  /** {@code 09:00} or {@code 09:00:30.500} of the first day, {@code 2 09:00} of the second. */
  static Instant at(String time) {
    int space = time.indexOf(' ');
    int day = space < 0 ? 1 : Integer.parseInt(time.substring(0, space));
    LocalTime clock = LocalTime.parse(time.substring(space + 1));
    return FIRST_DAY.plusDays(day - 1).with(clock).toInstant();
  }

  static CustomerLink link(String author, String customer, String from) {
    return new CustomerLink(
        "x:" + author, customer, CustomerTier.TOP, List.of(TICKET_ID), at(from));
  }

  static CustomerLink unlink(String author, String customer, String from) {
    return CustomerLink.none("x:" + author, customer, at(from));
  }

  /** A brand's answer to an author's post; where no brand is named, somebody repeats it. */
  static Echo echo(String author, String post, String brand, String by, String time) {
    Instant at = at(time);
    return new Echo(
        "x:" + author,
        post,
        brand != null,
        brand,
        brand == null,
        "x:" + by,
        "echo-" + time,
        "x",
        "test",
        at,
        at,
        0,
        at.toEpochMilli());
  }

  /** Somebody with a voice that carries, beside herself. */
  static Mentions angry() {
    return new Mentions();
  }

  /** Negative, but nothing that counts at once. */
  static Mentions cross() {
    Mentions cross = new Mentions();
    cross.negativity = 0.5;
    cross.rules = List.of("NegativeStreak");
    return cross;
  }

  static Mentions content() {
    Mentions content = new Mentions();
    content.negativity = 0;
    content.rules = List.of();
    return content;
  }

  Mentions by(String name) {
    author = name;
    return this;
  }

  Mentions post(String name) {
    id = name;
    return this;
  }

  Mentions on(String time) {
    return on(at(time));
  }

  Mentions on(Instant moment) {
    at = moment;
    return this;
  }

  Mentions written(String time) {
    written = at(time);
    return this;
  }

  Mentions lying(int partition, long offset) {
    this.partition = partition;
    this.offset = offset;
    return this;
  }

  Mentions about(String... brands) {
    this.brands = List.of(brands);
    return this;
  }

  Mentions reporting(String... ids) {
    topics = List.of(ids);
    return this;
  }

  /** May reveal health, religion, politics. */
  Mentions special() {
    special = true;
    return this;
  }

  Mentions wanting(Reading.Intent what) {
    intent = what;
    return this;
  }

  /** Counted by these rules, as shipped. */
  Mentions countedBy(String... names) {
    rules = List.of(names);
    return this;
  }

  /** As negative as that, more than 0. */
  Mentions beingNegative(double howNegative) {
    negativity = howNegative;
    return this;
  }

  Mentions carrying(double influence) {
    this.influence = influence;
    return this;
  }

  Mentions updated(long revision) {
    this.op = Post.Op.UPDATE;
    this.revision = revision;
    return this;
  }

  Mentions counted(long reposts, long replies, long views) {
    counts = new Post.Engagement(reposts, replies, null, views, null);
    return this;
  }

  /** Of what the author speaks for the first time in a day. */
  Mentions fresh(String... reports) {
    fresh = List.of(reports);
    return this;
  }

  /** A long text, by its fingerprint. */
  Mentions saying(long text) {
    textKey = text;
    return this;
  }

  Mentions seenBefore() {
    firstSight = false;
    return this;
  }

  Mentions repeating() {
    relation = Post.Relation.REPOST;
    return this;
  }

  Mentions ofCustomer(String name) {
    customer = name;
    return this;
  }

  Instant when() {
    return at;
  }

  Mention mention() {
    double score = negativity == 0 ? 0.4 : -negativity;
    Reading.Mood mood = negativity == 0 ? Reading.Mood.POSITIVE : Reading.Mood.NEGATIVE;
    return new Mention(
        post(),
        brands,
        topics,
        special,
        new Reading("en", mood, score, Math.abs(score), intent, List.of()),
        textKey,
        at,
        partition,
        offset());
  }

  ScoredMention scored() {
    CustomerLink link =
        customer == null
            ? null
            : new CustomerLink(
                "x:" + author, customer, CustomerTier.TOP, List.of(TICKET_ID), Instant.EPOCH);
    return new ScoredMention(mention(), carries(), link, fresh, firstSight);
  }

  /** As RaiseSignals would raise it, but under pseudonyms that a person can read. */
  Signal signal() {
    return new Signal(
        Signal.Kind.SAID,
        "acme",
        brands.get(0),
        subjectKey(),
        "author-" + author,
        customer != null,
        customer == null ? CustomerTier.STANDARD : CustomerTier.TOP,
        "post-" + id(),
        null,
        "x",
        "test",
        negativity == 0 ? 0.4 : -negativity,
        intent,
        topics,
        carries(),
        60_000,
        written == null ? at : written,
        at,
        partition,
        offset(),
        rules.stream().map(Mentions::stamp).toList());
  }

  /** The rule as shipped, version 1. */
  static Stamp stamp(String rule) {
    return RULES.all().stream()
        .filter(settings -> settings.name().equals(rule))
        .findFirst()
        .orElseThrow()
        .stamp(1);
  }

  Evidence evidence() {
    return new Evidence(
        "post-" + id(),
        new Version(at.toEpochMilli(), revision),
        "acme",
        subjectKey(),
        customer == null ? "acct:x:" + author : "cust:" + customer,
        customer == null ? List.of() : List.of(TICKET_ID),
        id(),
        "x",
        author,
        null,
        60_000L,
        text(),
        "en",
        -negativity,
        null,
        null,
        special,
        null,
        null,
        at,
        at);
  }

  Identity identity() {
    return Identity.of(evidence());
  }

  private Post post() {
    return new Post(
        id(),
        op,
        revision,
        relation,
        "x",
        "test",
        new Author(
            author,
            author + "_handle",
            "Ms " + author,
            60_000L,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null),
        text(),
        "en",
        written == null ? at : written,
        at,
        null,
        null,
        null,
        counts,
        "https://x.example/" + id(),
        1);
  }

  private String text() {
    return "SkyHop lost my guitar again, says " + author;
  }

  private String subjectKey() {
    return customer == null ? "account-" + author : "customer-" + customer;
  }

  private Influence carries() {
    return Influence.ofReach(influence);
  }

  private String id() {
    return id == null ? author + "-" + at.toEpochMilli() + "-" + offset() : id;
  }

  private long offset() {
    return offset == null ? at.toEpochMilli() : offset;
  }
}
