package dev.earshot.standalone;

import static dev.earshot.standalone.Said.HEARD_BY_ALL;
import static dev.earshot.standalone.Said.angry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Level;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is known, who must stay unknown, and that nobody known is taken for a stranger at start. */
class CustomersITCase {
  @RegisterExtension static final RealParts PARTS = new RealParts();

  @Test
  void aCustomerWhoConsentedIsUrgentAndFoundByTheDesk() throws Exception {
    try (Stage stage = Stage.live(PARTS, "consent", 2)) {
      stage.know(customer("c-7", "x", "ana", true));
      stage.tick();
      stage.listen();

      stage.say(angry("ana"));

      Alert alert = stage.awaitAlerts(1).get(0);
      assertThat(alert.subject()).isEqualTo("cust:c-7");
      assertThat(alert.tier()).isEqualTo(CustomerTier.VALUED);
      Bump bump = stage.redis().priority(atDesk("c-7")).orElseThrow();
      assertThat(bump.subject()).isEqualTo("cust:c-7");
      assertThat(bump.level()).isEqualTo(Level.URGENT);
    }
  }

  @Test
  void withoutConsentOrWhereTheNetworkForbidsItAnAccountStaysAnAccount() throws Exception {
    try (Stage stage = Stage.live(PARTS, "forbidden", 2)) {
      stage.know(customer("c-7", "x", "ana", false), customer("c-8", "reddit", "bo", true));
      stage.tick();
      stage.listen();

      stage.say(angry("ana").followers(HEARD_BY_ALL));
      stage.say(angry("bo").on("reddit").followers(HEARD_BY_ALL));

      assertThat(stage.awaitAlerts(2))
          .extracting(Alert::subject)
          .containsExactlyInAnyOrder("acct:x:ana", "acct:reddit:bo");
      assertThat(stage.redis().top(10)).extracting(Bump::level).containsOnly(Level.HIGH);
      assertThat(stage.redis().priority(atDesk("c-7"))).isEmpty();
      assertThat(stage.redis().priority(atDesk("c-8"))).isEmpty();
    }
  }

  @Test
  void postsWaitUntilTenThousandCustomersHaveBeenReadToTheirEnd() throws Exception {
    try (Stage stage = Stage.live(PARTS, "many-customers", 2)) {
      stage.say(angry("ana"), angry("stranger").followers(HEARD_BY_ALL));
      stage.know(
          IntStream.range(0, 10_000)
              .mapToObj(i -> customer("other-" + i, "x", "other-" + i, true))
              .toArray(Customer[]::new));
      stage.know(customer("c-7", "x", "ana", true));
      stage.tick(List.of(stage.posts()));
      stage.listen();
      stage.awaitMetric("mentions", 2);

      await()
          .during(Duration.ofSeconds(2))
          .atMost(Stage.PATIENCE)
          .until(() -> stage.alerts().isEmpty());
      stage.tick();

      assertThat(stage.awaitAlerts(2))
          .extracting(Alert::subject)
          .containsExactlyInAnyOrder("cust:c-7", "acct:x:stranger");
      assertThat(stage.metric("late_records")).isZero();
    }
  }

  private static Customer customer(String id, String network, String account, boolean consent) {
    return Customer.of(
        id,
        CustomerTier.VALUED,
        List.of(new Customer.Account(network, account, List.of("declared"), consent)),
        List.of(atDesk(id)),
        null);
  }

  private static Customer.Ref atDesk(String customer) {
    return new Customer.Ref("zendesk", "at-desk-" + customer);
  }
}
