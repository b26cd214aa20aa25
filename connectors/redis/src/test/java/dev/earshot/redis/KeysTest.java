package dev.earshot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.model.Customer;
import dev.earshot.model.InvalidRecordException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.util.JedisClusterCRC16;

class KeysTest {
  private final Keys keys = new Keys("demo");
  private final Customer.Ref ref = new Customer.Ref("zammad", "4711");

  @Test
  void everyKeyIsCalledAsTheContractCallsIt() {
    assertThat(keys.priority("cust:C-1001")).isEqualTo("earshot:{demo}:priority:cust:C-1001");
    assertThat(keys.ref(ref)).isEqualTo("earshot:{demo}:ref:zammad:4711");
    assertThat(keys.refVersion(ref)).isEqualTo("earshot:{demo}:ref_version:zammad:4711");
    assertThat(keys.queue()).isEqualTo("earshot:{demo}:queue");
    assertThat(keys.lastBumpId()).isEqualTo("earshot:{demo}:queue:last_bump_id");
    assertThat(keys.bumps()).isEqualTo("earshot:{demo}:bumps");
    assertThat(keys.alert("a1")).isEqualTo("earshot:{demo}:alert:a1");
    assertThat(keys.open()).isEqualTo("earshot:{demo}:open");
    assertThat(keys.history()).isEqualTo("earshot:{demo}:history");
    assertThat(keys.alerts()).isEqualTo("earshot:{demo}:alerts");
    assertThat(keys.evidence("p1")).isEqualTo("earshot:{demo}:evidence:p1");
    assertThat(keys.pulse("acme")).isEqualTo("earshot:{demo}:pulse:acme");
    assertThat(keys.source("x")).isEqualTo("earshot:{demo}:source:x");
    assertThat(keys.sources()).isEqualTo("earshot:{demo}:sources");
    assertThat(keys.card("C-1")).isEqualTo("earshot:{demo}:card:C-1");
    assertThat(keys.review()).isEqualTo("earshot:{demo}:review");
    assertThat(keys.suggestion("s1")).isEqualTo("earshot:{demo}:review:s1");
    assertThat(keys.meta()).isEqualTo("earshot:{demo}:meta");
  }

  @Test
  void theBridgeKeepsToItsOwnFamily() {
    assertThat(keys.bridgeTicket("zammad", "7")).isEqualTo("earshot:{demo}:bridge:zammad:ticket:7");
    assertThat(
            List.of(
                keys.bridgeSubject("zammad", "cust:C-1"),
                keys.bridgeSubjects("zammad"),
                keys.bridgeTodo("zammad"),
                keys.bridgeTries("zammad"),
                keys.bridgeLease("zammad"),
                keys.bridgeDeadLetters()))
        .doesNotHaveDuplicates()
        .allMatch(key -> key.startsWith("earshot:{demo}:bridge:"));
  }

  @Test
  void allKeysOfATenantShareASlotWhateverASubjectIsCalled() {
    List<String> all = List.of(keys.priority("}{other}:x"), keys.queue(), keys.evidence("{p}"));

    assertThat(all)
        .extracting(JedisClusterCRC16::getSlot)
        .containsOnly(JedisClusterCRC16.getSlot("demo"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "De", "a b", "a}", "{a", "-a", "a:b", "a\n"})
  void aTenantWithOddCharactersIsRefused(String tenant) {
    assertThatThrownBy(() -> new Keys(tenant)).isInstanceOf(InvalidRecordException.class);
  }
}
