package dev.earshot.listener.training;

import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * OpenNLP's quasi-Newton minimiser, started again from where it stopped until it stays there. By
 * itself it stops at the first step that gains little, which on plateaus is far from the minimum,
 * and elsewhere for every small change of the text.
 */
final class Descent {
  private static final int ITERATIONS = 100;
  private static final int STARTS = 4;

  /** Less than this share of the loss is no gain. */
  private static final double GAIN = 1e-3;

  private Descent() {}

  /**
   * The point where the loss with its penalty is least, or nearly so.
   *
   * @param loss what is to be small
   * @param l2 penalty of a point's squared length
   */
  static double[] minimise(Function loss, double l2) {
    double[] at = new double[loss.getDimension()];
    double value = Double.POSITIVE_INFINITY;
    for (int start = 0; start < STARTS; start++) {
      From from = new From(loss, l2, at);
      double[] step = new QNMinimizer(0, 0, ITERATIONS).minimize(from);
      double reached = from.valueAt(step);
      at = from.plus(step);
      if (value - reached < GAIN * Math.abs(reached)) {
        break;
      }
      value = reached;
    }
    return at;
  }

  /** The loss with its penalty, seen from a point. */
  private record From(Function loss, double l2, double[] origin) implements Function {
    double[] plus(double[] step) {
      double[] there = new double[step.length];
      for (int i = 0; i < there.length; i++) {
        there[i] = origin[i] + step[i];
      }
      return there;
    }

    @Override
    public int getDimension() {
      return loss.getDimension();
    }

    @Override
    public double valueAt(double[] step) {
      double[] there = plus(step);
      double length = 0;
      for (double each : there) {
        length += each * each;
      }
      return loss.valueAt(there) + l2 * length;
    }

    @Override
    public double[] gradientAt(double[] step) {
      double[] there = plus(step);
      double[] gradient = loss.gradientAt(there).clone();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += 2 * l2 * there[i];
      }
      return gradient;
    }
  }
}
