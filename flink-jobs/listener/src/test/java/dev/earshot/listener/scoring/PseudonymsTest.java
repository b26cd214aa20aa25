package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final String PEPPER = "a pepper for the tests";

  @Test
  void theSameNameAlwaysGetsTheSamePseudonym() {
    Pseudonyms names = new Pseudonyms("acme", PEPPER);
    String first = names.of("acct:x:42");

    names.of("acct:x:43");

    assertThat(names.of("acct:x:42")).isEqualTo(first);
    assertThat(new Pseudonyms("acme", PEPPER).of("acct:x:42")).isEqualTo(first);
  }

  /** Written down: whoever changes how it is formed makes all open alerts strangers. */
  @Test
  void itIsTheFirstHalfOfAnHmac() {
    assertThat(new Pseudonyms("acme", PEPPER).of("acct:x:42"))
        .isEqualTo("957d42d8d8c83d52351b7dd01b5c22be");
  }

  @Test
  void anotherTenantOrPepperGivesAnotherOne() {
    Set<String> pseudonyms =
        Set.of(
            new Pseudonyms("acme", PEPPER).of("acct:x:42"),
            new Pseudonyms("other", PEPPER).of("acct:x:42"),
            new Pseudonyms("acme", "another pepper for it").of("acct:x:42"),
            new Pseudonyms("acme", "").of("acct:x:42"));

    assertThat(pseudonyms).hasSize(4);
  }

  @Test
  void itIs32HexDigitsAndTellsNothingOfTheName() {
    Pseudonyms names = new Pseudonyms("acme", PEPPER);
    Set<String> seen = new HashSet<>();
    for (String name : new String[] {"", "a", "acct:x:42", "ž".repeat(5_000), "😀", "a\nb"}) {
      assertThat(names.of(name)).matches("[0-9a-f]{32}");
      seen.add(names.of(name));
    }
    assertThat(seen).hasSize(6);
  }

  @Test
  void itTravelsWithItsOperatorBeforeAndAfterUse() throws Exception {
    Pseudonyms names = new Pseudonyms("acme", PEPPER);
    Pseudonyms unused = copied(names);
    String expected = names.of("acct:x:42");

    assertThat(unused.of("acct:x:42")).isEqualTo(expected);
    assertThat(copied(names).of("acct:x:42")).isEqualTo(expected);
  }

  private static Pseudonyms copied(Pseudonyms names) throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(names);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Pseudonyms) in.readObject();
    }
  }
}
