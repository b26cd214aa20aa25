package dev.earshot.redis;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.earshot.model.Card;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Json;
import java.util.List;

/** What is to be known of a customer, as {@code card:<customer>}. */
final class CardHash {
  private CardHash() {}

  static Fields of(Card card) {
    Fields fields =
        new Fields()
            .put("customer", card.customer())
            .put("tenant", card.tenant())
            .put("version", card.version())
            .put("tier", card.tier())
            .put("segment", card.segment())
            .put("languages", card.languages())
            .put("contracts", card.contracts())
            .put("notes", card.notes())
            .put("contact", (Object) Json.write(card.contact()))
            .put("refs", card.refs())
            .put("tickets", card.tickets())
            .put("mood", card.mood())
            .put("complaints", (Object) Json.write(card.complaints()))
            .put("influence", (Object) Json.write(card.influence()))
            .put("alerts", card.alerts())
            .put("interactions", card.interactions())
            .put("since", card.since())
            .put("at", card.at());
    return card.value() == null ? fields : fields.put("value", card.value().doubleValue());
  }

  static Card read(Fields fields) {
    return new Card(
        fields.text("customer"),
        fields.version(),
        fields.text("tenant"),
        fields.one(CustomerTier.class, "tier"),
        fields.text("segment"),
        fields.texts("languages"),
        fields.text("value") == null ? null : (Double) fields.decimal("value"),
        fields.list("contracts", new TypeReference<List<Customer.Contract>>() {}),
        fields.text("notes"),
        fields.map("contact"),
        fields.list("refs", BumpHash.REFS),
        fields.list("tickets", new TypeReference<List<Card.Ticket>>() {}),
        fields.list("mood", new TypeReference<List<Card.Week>>() {}),
        fields.record(Card.Complaints.class, "complaints"),
        fields.record(Influence.class, "influence"),
        fields.list("alerts", new TypeReference<List<Card.Trouble>>() {}),
        fields.list("interactions", new TypeReference<List<Card.Interaction>>() {}),
        fields.instant("since"),
        fields.instant("at"));
  }
}
