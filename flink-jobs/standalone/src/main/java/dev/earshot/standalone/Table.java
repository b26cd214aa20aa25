package dev.earshot.standalone;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Reports of one kind below each other: names as columns, figures to the right. */
final class Table {
  private static final int GAP = 2;

  private Table() {}

  static void print(List<Map<String, Object>> rows, PrintWriter out) {
    if (rows.isEmpty()) {
      return;
    }
    List<String> columns = List.copyOf(rows.get(0).keySet());
    for (int row = -1; row < rows.size(); row++) {
      StringBuilder line = new StringBuilder();
      for (String column : columns) {
        String cell = row < 0 ? column : cell(rows.get(row).get(column));
        int width = column.length();
        for (Map<String, Object> each : rows) {
          width = Math.max(width, cell(each.get(column)).length());
        }
        boolean number = rows.get(0).get(column) instanceof Number;
        line.append((number ? "%" + width + "s" : "%-" + width + "s").formatted(cell))
            .append(" ".repeat(GAP));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String cell(Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof Double number) {
      return "%.3f".formatted(number);
    }
    if (value instanceof Map<?, ?> parts) {
      StringBuilder all = new StringBuilder();
      parts.forEach((name, part) -> all.append(name).append(' ').append(cell(part)).append("  "));
      return all.toString().strip();
    }
    return value.toString();
  }
}
