package dev.earshot.standalone;

import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked of letters that were given up: to list them, or to have them tried again. */
final class LettersOption {
  /** What to do with them. */
  enum Act {
    LIST,
    REPLAY
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACT",
      defaultValue = "list",
      description = "list (as without it), replay.")
  private Act act;

  @Parameters(
      index = "1..*",
      paramLabel = "ID",
      description = "Only these letters; without any, all.")
  private List<String> ids = List.of();

  @Option(names = "--json", description = "One JSON object a line for each letter.")
  private boolean json;

  /** Ids that mean nothing are a mistake, told before anything is opened. */
  void check() {
    if (act == Act.LIST && !ids.isEmpty()) {
      throw new IllegalArgumentException("ids go with replay; list shows all there are");
    }
  }

  /** Does it, and says what was done. */
  <T> void run(
      Supplier<List<T>> list,
      Function<List<String>, List<T>> replay,
      Function<T, Map<String, Object>> row,
      Function<T, Object> whole,
      PrintWriter out) {
    List<T> these = act == Act.LIST ? list.get() : replay.apply(ids);
    if (json) {
      these.forEach(letter -> out.println(Json.write(whole.apply(letter))));
    } else if (act == Act.LIST) {
      Table.print(these.stream().map(row).toList(), out);
    } else {
      out.println("tried again: " + these.size());
    }
    out.flush();
  }
}
