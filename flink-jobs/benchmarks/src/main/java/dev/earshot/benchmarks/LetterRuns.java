package dev.earshot.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import opennlp.tools.doccat.FeatureGenerator;

/**
 * Runs of three and four letters of each word, as OpenNLP wants features: as strings. Public,
 * because OpenNLP makes its generators itself.
 */
public final class LetterRuns implements FeatureGenerator {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 4;

  @Override
  public Collection<String> extractFeatures(String[] text, Map<String, Object> unused) {
    List<String> runs = new ArrayList<>();
    for (String word : text) {
      for (int length = SHORTEST; length <= LONGEST; length++) {
        for (int first = 0; first + length <= word.length(); first++) {
          runs.add("run=" + word.substring(first, first + length));
        }
      }
    }
    return runs;
  }
}
