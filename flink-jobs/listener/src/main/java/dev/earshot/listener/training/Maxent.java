package dev.earshot.listener.training;

import dev.earshot.listener.reading.Features;
import dev.earshot.listener.reading.FlatModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import opennlp.tools.ml.maxent.quasinewton.NegLogLikelihood;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Trains a maximum-entropy model with OpenNLP's quasi-Newton trainer, and drops the features that
 * hardly tell anything.
 */
final class Maxent {
  /** Weights below this move no probability by a percentage point. */
  private static final double TELLS_NOTHING = 0.03;

  /** Steps to the unit that weights are kept in. */
  private static final double EXACT = 2000;

  /** What occurs in one text only is chance. */
  private static final int CUTOFF = 2;

  private Maxent() {}

  /**
   * Trains a model.
   *
   * @param texts features of each text
   * @param labels of each text
   * @param l2 how strongly large weights are held back; more for less text
   * @param balance how far the classes' shares in the texts are taken out of the model again, from
   *     0, not at all, to 1, all classes equal
   */
  static QNModel train(List<Bag> texts, List<String> labels, double l2, double balance)
      throws IOException {
    TrainingParameters how = new TrainingParameters();
    how.put(TrainingParameters.CUTOFF_PARAM, 0);
    DataIndexer indexer = new OnePassRealValueDataIndexer();
    indexer.init(how, new HashMap<>());
    indexer.index(ObjectStreamUtils.createObjectStream(events(texts, labels)));
    double[] weights = Descent.minimise(new NegLogLikelihood(indexer), l2);
    return slim(model(indexer, weights), tilts(labels, balance));
  }

  /** Weights in the order of the loss: outcome by outcome, feature by feature. */
  private static QNModel model(DataIndexer indexer, double[] weights) {
    String[] features = indexer.getPredLabels();
    int[] outcomes = new int[indexer.getOutcomeLabels().length];
    Arrays.setAll(outcomes, i -> i);
    Context[] contexts = new Context[features.length];
    for (int feature = 0; feature < features.length; feature++) {
      double[] each = new double[outcomes.length];
      for (int outcome : outcomes) {
        each[outcome] = weights[outcome * features.length + feature];
      }
      contexts[feature] = new Context(outcomes, each);
    }
    return new QNModel(contexts, features, indexer.getOutcomeLabels());
  }

  private static List<Event> events(List<Bag> texts, List<String> labels) {
    Map<Integer, Integer> samplesWith = new HashMap<>();
    for (Bag bag : texts) {
      for (int key : bag.keys()) {
        samplesWith.merge(key, 1, Integer::sum);
      }
    }
    List<Event> events = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      Bag bag = texts.get(i);
      List<String> context = new ArrayList<>(bag.keys().length);
      float[] values = new float[bag.keys().length];
      for (int k = 0; k < bag.keys().length; k++) {
        if (samplesWith.get(bag.keys()[k]) >= CUTOFF) {
          values[context.size()] = bag.counts()[k];
          context.add(Features.nameOf(bag.keys()[k]));
        }
      }
      events.add(
          new Event(
              labels.get(i),
              context.toArray(String[]::new),
              Arrays.copyOf(values, context.size())));
    }
    return events;
  }

  /** What each class gets before a word is read. */
  private static Map<String, Double> tilts(List<String> labels, double balance) {
    Map<String, Double> tilts = new HashMap<>();
    for (String label : labels) {
      tilts.merge(label, 1.0, Double::sum);
    }
    tilts.replaceAll((label, count) -> -balance * Math.log(count / labels.size()));
    return tilts;
  }

  /** Without what tells nothing, and only as exact as it needs to be. */
  private static QNModel slim(QNModel model, Map<String, Double> tilts) {
    String[] outcomes = new String[model.getNumOutcomes()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = model.getOutcome(i);
    }
    String always = Features.nameOf(Features.ALWAYS);
    Map<String, Context> all = FlatModel.parameters(model);
    List<String> names = new ArrayList<>();
    List<Context> contexts = new ArrayList<>();
    for (String name : new TreeSet<>(all.keySet())) {
      Context context = all.get(name);
      double[] weights = context.getParameters().clone();
      double strongest = 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] += name.equals(always) ? tilts.get(outcomes[context.getOutcomes()[i]]) : 0;
        weights[i] = Math.rint(weights[i] * EXACT) / EXACT;
        strongest = Math.max(strongest, Math.abs(weights[i]));
      }
      if (strongest >= TELLS_NOTHING) {
        names.add(name);
        contexts.add(new Context(context.getOutcomes(), weights));
      }
    }
    return new QNModel(contexts.toArray(Context[]::new), names.toArray(String[]::new), outcomes);
  }
}
