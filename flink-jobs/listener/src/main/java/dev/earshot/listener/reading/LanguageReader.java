package dev.earshot.listener.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * Which language a post is in: by runs of two to four letters, each of which speaks for or against
 * every language, with script and declared language as evidence beside them. The model is a naive
 * Bayes one in OpenNLP's format; it knows some twenty languages besides ours, so that others are
 * recognised as others. Not thread-safe.
 */
public final class LanguageReader {
  /** Fewer letters than this say nothing; then only the declared language counts. */
  static final int MIN_LETTERS = 4;

  /** Runs of so many letters are looked at ... */
  public static final int SHORTEST_RUN = 2;

  /** ... to so many. */
  public static final int LONGEST_RUN = 4;

  /** Kind of {@link Hash#key} of a run of letters. */
  private static final int RUN = 20;

  /**
   * How much a declared language weighs: about as much as three rare words. Networks declare what
   * the app is set to, not what is written.
   */
  private static final double DECLARED = 8;

  /** How much likelier a language of ours is than another before a word is read. */
  private static final double OURS = 4;

  private final String[] languages;
  private final WeightTable runs;
  private final int[] sums;
  private final boolean[] ours;
  private final int told;
  private final int preferred;
  private int[] found = new int[1024];

  /**
   * Lays a model out flat.
   *
   * @param model outcomes are languages, predicates runs of letters
   */
  public LanguageReader(LanguageDetectorModel model) {
    AbstractModel weights = (AbstractModel) model.getMaxentModel();
    languages = new String[weights.getNumOutcomes()];
    for (int i = 0; i < languages.length; i++) {
      languages[i] = weights.getOutcome(i);
    }
    Map<String, Context> byRun = FlatModel.parameters(weights);
    Map<Integer, double[]> rows = new HashMap<>();
    byRun.forEach(
        (run, context) -> {
          double[] row = new double[languages.length];
          int[] outcomes = context.getOutcomes();
          for (int i = 0; i < outcomes.length; i++) {
            row[outcomes[i]] = context.getParameters()[i];
          }
          rows.put(Hash.key(RUN, Hash.of(run)), row);
        });
    runs = new WeightTable(rows);
    sums = new int[WeightTable.COLUMNS];
    told = (int) (DECLARED / runs.step());
    preferred = (int) (OURS / runs.step());
    ours = new boolean[languages.length];
    for (int i = 0; i < ours.length; i++) {
      ours[i] = Languages.KNOWN.contains(languages[i]);
    }
  }

  /**
   * One of {@link Languages#KNOWN}, or other.
   *
   * @param declared the network's language tag; empty when it declares none
   */
  public String guess(Text text, String declared) {
    String name = Languages.ofTag(declared);
    int letters = text.latin() + text.cyrillic() + text.foreign();
    if (letters < MIN_LETTERS) {
      return name.isEmpty() ? Languages.OTHER : name;
    }
    if (2 * text.foreign() > letters) {
      return Languages.OTHER;
    }
    sum(text);
    int best = 0;
    for (int i = 0; i < languages.length; i++) {
      sums[i] += ours[i] ? preferred : 0;
      boolean said = ours[i] ? languages[i].equals(name) : name.equals(Languages.OTHER);
      sums[i] += said ? told : 0;
      best = sums[i] > sums[best] ? i : best;
    }
    return ours[best] ? languages[best] : Languages.OTHER;
  }

  /** The words that speak for a language: no tags, links or handles. */
  public static List<String> words(Text text) {
    List<String> words = new ArrayList<>();
    for (int token = 0; token < text.size(); token++) {
      if (speaks(text, token)) {
        words.add(text.lower(token));
      }
    }
    return words;
  }

  private static boolean speaks(Text text, int token) {
    return text.kind(token) == Text.Kind.WORD && !text.has(token, Text.TAGGED);
  }

  private void sum(Text text) {
    Arrays.fill(sums, 0);
    int count = 0;
    for (int token = 0; token < text.size(); token++) {
      if (!speaks(text, token)) {
        continue;
      }
      int end = text.end(token);
      for (int first = text.start(token); first + SHORTEST_RUN <= end; first++) {
        int hash = 0;
        int stop = Math.min(end, first + LONGEST_RUN);
        for (int i = first; i < stop; i++) {
          hash = Hash.grow(hash, text.lower[i]);
          if (i - first + 1 >= SHORTEST_RUN) {
            int row = runs.row(Hash.key(RUN, hash));
            if (row >= 0) {
              if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
              }
              found[count++] = row;
            }
          }
        }
      }
    }
    runs.addUp(found, count, sums);
  }
}
