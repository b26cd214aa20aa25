package dev.earshot.helpdesk;

import static dev.earshot.helpdesk.Bumped.raise;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.DeskSettings;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A thousand bumps on two hundred tickets, over the desks' own interfaces, where the desk asks to
 * be left alone now and then and the bridge is killed in the middle.
 */
class KilledBridgeITCase extends Town {
  private static final int TICKETS = 200;

  private final List<String> customers = new ArrayList<>();
  private final List<String> tickets = new ArrayList<>();

  @Test
  void zendeskEndsWithTheHigherOfTheTwoAndWithWhatPersonsSet() throws Exception {
    try (ZendeskStub desk = ZendeskStub.start()) {
      everythingEndsRight(desk, desk.settings(DeskSettings.Mode.PRIORITY), "low", "high", "urgent");
    }
  }

  @Test
  void zammadEndsWithTheHigherOfTheTwoAndWithWhatPersonsSet() throws Exception {
    try (ZammadStub desk = ZammadStub.start()) {
      everythingEndsRight(
          desk, desk.settings(DeskSettings.Mode.PRIORITY), "1 low", "3 high", "3 high");
    }
  }

  private void everythingEndsRight(
      DeskStub desk, DeskSettings settings, String low, String ours, String higher)
      throws Exception {
    for (int i = 0; i < TICKETS; i++) {
      customers.add(desk.addCustomer());
      tickets.add(desk.addTicket(customers.get(i)));
      desk.personSets(tickets.get(i), isHigher(i) ? higher : low);
    }
    desk.retryAfter("1");
    long began = System.nanoTime();
    Process first = BridgeProcess.start(Town.settings, settings);
    says(TestDesks.NAME, 1);
    says(TestDesks.NAME, 2);
    soon().until(() -> raised(desk, ours) > TICKETS / 4);
    desk.failNext(429, 3);
    first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    says(TestDesks.NAME, 3);
    Process second = BridgeProcess.start(Town.settings, settings);
    try {
      soon().atMost(Duration.ofSeconds(90)).until(() -> raised(desk, ours) == TICKETS);
      for (int i = 0; i < TICKETS; i += 10) {
        desk.personSets(tickets.get(i), low);
      }
      desk.failNext(429, 3);
      says(TestDesks.NAME, 4);
      says(TestDesks.NAME, 5);
      soon()
          .atMost(Duration.ofSeconds(90))
          .until(() -> redis.zcard(KEYS.bridgeTodo(TestDesks.NAME)) == 0 && pending() == 0);
    } finally {
      second.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    double minutes = (System.nanoTime() - began) / 6e10;
    for (int i = 0; i < TICKETS; i++) {
      String wanted = i % 10 == 0 ? low : isHigher(i) ? higher : ours;
      assertThat(desk.priority(tickets.get(i))).as("ticket %d", i).isEqualTo(wanted);
    }
    assertThat(desk.requests().size())
        .as("calls, beside one burst of each process")
        .isLessThan((int) (BridgeProcess.RATE * minutes + 2 * BridgeProcess.RATE / 6.0));
    assertThat(letters().list()).isEmpty();
  }

  private static boolean isHigher(int ticket) {
    return ticket % 4 == 1;
  }

  private long raised(DeskStub desk, String ours) {
    return tickets.stream()
        .filter(ticket -> isHigher(tickets.indexOf(ticket)) || desk.priority(ticket).equals(ours))
        .count();
  }

  private void says(String desk, int version) {
    List<Bump> bumps = new ArrayList<>();
    for (int i = 0; i < TICKETS; i++) {
      bumps.add(
          raise("cust:C-" + i, version, Level.HIGH, new Customer.Ref(desk, customers.get(i))));
    }
    says(bumps.toArray(Bump[]::new));
  }
}
