package dev.earshot.listener.training;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A post with what a person says of it.
 *
 * @param id names it in messages
 * @param text its words
 * @param label the file's column {@code label}
 * @param intent the file's column {@code intent}; empty where it has none
 * @param source the file's column {@code source}: where it comes from; empty where it has none
 */
public record Sample(String id, String text, String label, String intent, String source) {

  /**
   * The posts of a file: tab-separated columns under a header, of which {@code text} and {@code
   * label} are needed and {@code id}, {@code intent} and {@code source} are read.
   *
   * @throws IOException naming file, line and what is missing
   */
  public static List<Sample> read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (MalformedInputException e) {
      throw new IOException(file + ": is not UTF-8; save it as UTF-8", e);
    }
    return read(file.toString(), lines);
  }

  static List<Sample> read(String name, List<String> lines) throws IOException {
    // Spreadsheets put a mark before the first column's name.
    String names = lines.isEmpty() ? "" : lines.get(0).replace("\uFEFF", "");
    List<String> header = Arrays.asList(names.split("\t", -1));
    int id = header.indexOf("id");
    int text = header.indexOf("text");
    int label = header.indexOf("label");
    int intent = header.indexOf("intent");
    int source = header.indexOf("source");
    if (text < 0 || label < 0) {
      throw new IOException(
          name + " line 1: needs a header with the columns text and label, separated by tabs");
    }
    List<Sample> samples = new ArrayList<>(lines.size());
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] columns = lines.get(i).split("\t", -1);
      if (columns.length < header.size()) {
        throw new IOException(
            "%s line %d: has %d columns, its header %d; separate them by tabs"
                .formatted(name, i + 1, columns.length, header.size()));
      }
      samples.add(
          new Sample(
              id < 0 ? name + ":" + (i + 1) : columns[id],
              columns[text],
              columns[label].strip(),
              intent < 0 ? "" : columns[intent].strip(),
              source < 0 ? "" : columns[source].strip()));
    }
    return samples;
  }
}
