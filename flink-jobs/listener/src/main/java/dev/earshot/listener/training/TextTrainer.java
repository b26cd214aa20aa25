package dev.earshot.listener.training;

import dev.earshot.listener.reading.Features;
import dev.earshot.listener.reading.FlatModel;
import dev.earshot.listener.reading.Lexicon;
import dev.earshot.listener.reading.Lexicon.Sense;
import dev.earshot.listener.reading.Text;
import dev.earshot.model.Reading.Intent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.Context;

/** Trains the mood and intent models of one language over its lexicon. */
final class TextTrainer {
  /** Entries this strong are taught as if somebody had posted just that. */
  private static final int STRONG = 2;

  private static final Map<Sense, Intent> INTENTS =
      Map.of(
          Sense.SERVICE, Intent.COMPLAINT,
          Sense.CHURN, Intent.CHURN,
          Sense.OUTAGE, Intent.OUTAGE,
          Sense.SAFETY_LEGAL, Intent.SAFETY_LEGAL,
          Sense.SPAM, Intent.SPAM,
          Sense.QUESTION, Intent.QUESTION,
          Sense.THANKS, Intent.PRAISE,
          Sense.NEWS, Intent.OTHER);

  private final String language;
  private final List<Lexicon.Entry> entries;
  private final Features features;
  private final Text text = new Text();

  TextTrainer(String language, List<Lexicon.Entry> entries) {
    this.language = language;
    this.entries = entries;
    this.features = new Features(Lexicon.of(entries));
  }

  /** Texts and what is to be said of them. */
  record Lesson(List<Bag> texts, List<String> labels) {
    Lesson() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(Bag text, String label) {
      texts.add(text);
      labels.add(label);
    }

    void addAll(Lesson other) {
      texts.addAll(other.texts);
      labels.addAll(other.labels);
    }

    /** Those for which the given place holds. */
    Lesson where(java.util.function.IntPredicate place) {
      Lesson part = new Lesson();
      for (int i = 0; i < texts.size(); i++) {
        if (place.test(i)) {
          part.add(texts.get(i), labels.get(i));
        }
      }
      return part;
    }

    int size() {
      return texts.size();
    }
  }

  /** What the posts teach about moods. */
  Lesson moods(List<Sample> posts) {
    Lesson lesson = new Lesson();
    for (Sample post : posts) {
      lesson.add(bag(post.text()), post.label());
    }
    return lesson;
  }

  /** What the posts teach about intents; those that say nothing of it are left out. */
  Lesson intents(List<Sample> posts) {
    Lesson lesson = new Lesson();
    for (Sample post : posts) {
      if (!post.intent().isEmpty()) {
        lesson.add(bag(post.text()), post.intent());
      }
    }
    return lesson;
  }

  /**
   * What the lexicon teaches about moods: each strong entry as a post of its own, so that what is
   * like it is read like it; news and questions as neutral ones.
   */
  Lesson lexiconMoods() {
    Lesson lesson = new Lesson();
    for (Lexicon.Entry entry : entries) {
      boolean neutral = entry.sense() == Sense.NEWS || entry.sense() == Sense.QUESTION;
      if (neutral || Math.abs(entry.weight()) >= STRONG) {
        String mood = entry.weight() < 0 ? "negative" : entry.weight() > 0 ? "positive" : "neutral";
        lesson.add(bag(written(entry)), mood);
      }
    }
    return lesson;
  }

  /** What the lexicon teaches about intents. */
  Lesson lexiconIntents() {
    Lesson lesson = new Lesson();
    for (Lexicon.Entry entry : entries) {
      Intent intent = INTENTS.get(entry.sense());
      if (intent == Intent.COMPLAINT && entry.weight() > 0) {
        intent = Intent.OTHER;
      }
      if (intent != null) {
        lesson.add(bag(written(entry)), intent.name().toLowerCase(Locale.ROOT));
      }
    }
    return lesson;
  }

  private static String written(Lexicon.Entry entry) {
    return entry.text().replace("*", "");
  }

  private Bag bag(String post) {
    text.read(post);
    if (language.equals("hbs") && text.hasCyrillic()) {
      text.toLatin();
    }
    return Bag.of(text, features);
  }

  /** A model in OpenNLP's form. */
  DoccatModel packed(QNModel model) throws IOException {
    DoccatFactory factory =
        new DoccatFactory(new FeatureGenerator[] {new BagOfWordsFeatureGenerator()});
    return new DoccatModel(language, model, new java.util.HashMap<>(), factory);
  }

  /** Sums of a model's classes for a text, in the order of its outcomes. */
  static double[] sums(QNModel model, Map<String, Context> weights, Bag text) {
    double[] sums = new double[model.getNumOutcomes()];
    for (int i = 0; i < text.keys().length; i++) {
      Context context = weights.get(Features.nameOf(text.keys()[i]));
      if (context != null) {
        for (int k = 0; k < context.getOutcomes().length; k++) {
          sums[context.getOutcomes()[k]] += text.counts()[i] * context.getParameters()[k];
        }
      }
    }
    return sums;
  }

  static Map<String, Context> weights(QNModel model) {
    return FlatModel.parameters(model);
  }
}
