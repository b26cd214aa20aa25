package dev.earshot.listener.reading;

import java.util.Map;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/** Opens OpenNLP's log-linear models, so that their weights can be laid out flat. */
public final class FlatModel {
  private static final int PARAMETERS = 1;

  private FlatModel() {}

  /** The weights of a model by the names of its predicates. */
  @SuppressWarnings("unchecked")
  public static Map<String, Context> parameters(AbstractModel model) {
    return (Map<String, Context>) model.getDataStructures()[PARAMETERS];
  }
}
