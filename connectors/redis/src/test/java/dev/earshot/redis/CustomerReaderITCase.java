package dev.earshot.redis;

import static dev.earshot.redis.Entries.card;
import static dev.earshot.redis.Entries.suggestion;
import static dev.earshot.redis.Entries.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Suggestion;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerReaderITCase extends RealRedis {
  private CustomerReader customers;

  @BeforeEach
  void openCustomers() {
    customers = new CustomerReader(settings, KEYS);
  }

  @AfterEach
  void closeCustomers() {
    customers.close();
  }

  @Test
  void aCardIsReadAsItWasWritten() {
    writer.write(List.of(card("C-1001", version(1), "gold")));

    assertThat(customers.card("C-1001")).contains(card("C-1001", version(1), "gold").card());
    assertThat(customers.card("C-2")).isEmpty();
  }

  @Test
  void aCardWithoutWhatNobodyMaySeeIsReadToo() {
    writer.write(List.of(card("C-1001", version(1), null)));

    assertThat(customers.card("C-1001").orElseThrow().segment()).isNull();
  }

  @Test
  void theNewestSuggestionIsFirst() {
    writer.write(List.of(suggestion("s1", 1), suggestion("s3", 3), suggestion("s2", 2)));

    assertThat(customers.review(2)).extracting(Suggestion::id).containsExactly("s3", "s2");
    assertThat(customers.review(9)).contains(suggestion("s1", 1).suggestion());
  }

  @Test
  void nothingWaitsWhereNothingWasSuggested() {
    assertThat(customers.review(10)).isEmpty();
  }
}
