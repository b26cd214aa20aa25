package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a new version of a file would change, as people spell it. */
class ChangeTest {
  private final ConfigLoader loader = new ConfigLoader(name -> null);

  @Test
  void theSameRulesChangeNothing() {
    assertThat(Change.between(rules(""), rules("rules: {Outage: {authors: 8}}"))).isEmpty();
  }

  @Test
  void everyKeyThatDiffersIsNamedAsTheFileSpellsIt() {
    String changed =
        """
        rules:
          NegativeStreak: {severity: sev2, windows: [{count: 4, within: 90m}]}
          Outage: {authors: 12}
        budget: {cards_a_day: 20, sensitivity: 7d}
        muted_topics: [delay]
        lifecycle: {escalate: {sev1: 5m}}
        influence: {reference: {x: 2e6}}
        """;

    assertThat(Change.between(rules(""), rules(changed)))
        .extracting(Change::toString)
        .filteredOn(change -> !change.startsWith("influence"))
        .containsExactly(
            "rules.NegativeStreak.severity: sev3 → sev2",
            "rules.NegativeStreak.windows: [3 in 1d, 2 in 1h] → [4 in 90m]",
            "rules.Outage.authors: 8 → 12",
            "budget.sensitivity: 30d → 7d",
            "budget.cards_a_day: 60.0 → 20.0",
            "muted_topics: [] → [delay]",
            "lifecycle.escalate.sev1: 15m → 5m");
    assertThat(Change.between(rules(""), rules(changed)))
        .last()
        .satisfies(
            change -> {
              assertThat(change.key()).isEqualTo("influence.reference");
              assertThat(change.before()).contains("x: 1000000.0");
              assertThat(change.after()).contains("x: 2000000.0");
            });
  }

  @Test
  void brandsAreToldApartByTheirIdsWhereverTheyStand() {
    Brands before =
        brands("brands: [{id: a, name: A, keywords: [a]}, {id: b, name: B, keywords: [b]}]");
    Brands after =
        brands(
            "brands: [{id: c, name: C, keywords: [c]}, {id: b, name: B, keywords: [b, bee]}]\n"
                + "topics: [{id: bags, keywords: [bag]}]");

    assertThat(Change.between(before, after))
        .extracting(Change::toString)
        .containsExactly(
            "brands[a]: there → -",
            "brands[b].keywords: [b] → [b, bee]",
            "brands[c]: - → there",
            "topics[bags]: - → there");
  }

  @Test
  void everyKeyIsSpeltAsInTheFile() {
    assertThat(Change.keys(rules("")))
        .containsEntry("version", "1")
        .containsEntry("rules.IgnoredComplaint.sla", "1h")
        .containsEntry("rules.AngryInfluencer.customer_floor", "urgent")
        .containsEntry("budget.pages_a_week", "2.0")
        .containsEntry("muted_topics", "[]");
  }

  private Rules rules(String yaml) {
    return loader.rules("rules.yaml", "version: 1\n" + yaml);
  }

  private Brands brands(String yaml) {
    return loader.brands("brands.yaml", yaml);
  }
}
