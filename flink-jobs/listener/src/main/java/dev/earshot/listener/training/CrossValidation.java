package dev.earshot.listener.training;

import dev.earshot.listener.evaluation.SentimentScores;
import dev.earshot.listener.training.TextTrainer.Lesson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.Context;

/**
 * Reads every post with a model that has not seen it: the posts are dealt into parts, and each part
 * is read by a model of all others.
 */
final class CrossValidation {
  private final Lesson own;
  private final int[] part;
  private final int parts;

  /**
   * @param own what is read
   * @param part of each text, from 0
   */
  CrossValidation(Lesson own, int[] part) {
    this.own = own;
    this.part = part;
    this.parts = Arrays.stream(part).max().orElse(0) + 1;
  }

  /** Which part each text falls into, by its words alone: the same words never in two. */
  static int[] dealt(List<Sample> posts, int parts) {
    return posts.stream()
        .mapToInt(post -> Math.floorMod(post.text().strip().hashCode() * 31, parts))
        .toArray();
  }

  /** Parts by where the posts come from: how a model reads what it was never taught. */
  static int[] bySource(List<Sample> posts, int parts) {
    List<String> sources = posts.stream().map(Sample::source).distinct().sorted().toList();
    return posts.stream().mapToInt(post -> sources.indexOf(post.source()) % parts).toArray();
  }

  /**
   * Sums of the moods of every text, in the order of {@link SentimentScores#MOODS}.
   *
   * @param beside what every model learns as well, and none is asked about
   */
  double[][] sums(Lesson beside, double l2) {
    double[][] sums = new double[own.size()][];
    IntStream.range(0, parts).parallel().forEach(each -> read(each, beside, l2, sums));
    return sums;
  }

  private void read(int each, Lesson beside, double l2, double[][] sums) {
    Lesson others = own.where(i -> part[i] != each);
    others.addAll(beside);
    try {
      QNModel model = Maxent.train(others.texts(), others.labels(), l2, 0);
      Map<String, Context> weights = TextTrainer.weights(model);
      for (int i = 0; i < own.size(); i++) {
        if (part[i] == each) {
          double[] raw = TextTrainer.sums(model, weights, own.texts().get(i));
          double[] ordered = new double[SentimentScores.MOODS.size()];
          for (int mood = 0; mood < ordered.length; mood++) {
            int outcome = model.getIndex(SentimentScores.MOODS.get(mood));
            ordered[mood] = outcome < 0 ? -1e6 : raw[outcome];
          }
          sums[i] = ordered;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Index of each label in {@link SentimentScores#MOODS}. */
  static int[] said(List<String> labels) {
    return labels.stream().mapToInt(SentimentScores.MOODS::indexOf).toArray();
  }
}
