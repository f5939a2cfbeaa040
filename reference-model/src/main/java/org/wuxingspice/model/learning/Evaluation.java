package org.wuxingspice.model.learning;

import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/** Classes that a network gives. */
public final class Evaluation {

  /** In place of a class, where a sample has no answer. */
  public static final int NO_CLASS = -1;

  private Evaluation() {}

  /**
   * The class of each sample: the external output with the largest mean deviation.
   *
   * @param outputs external outputs × samples
   * @return one class per sample, the lowest of several equal ones; {@link #NO_CLASS} for a sample
   *     without an answer
   */
  public static int[] classes(final Signals outputs) {
    final int[] classes = new int[outputs.samples()];
    for (int s = 0; s < classes.length; s++) {
      for (int c = 1; c < outputs.channels(); c++) {
        if (outputs.at(c, s) > outputs.at(classes[s], s)) {
          classes[s] = c;
        }
      }
      if (Double.isNaN(outputs.at(classes[s], s))) {
        classes[s] = NO_CLASS;
      }
    }
    return classes;
  }

  /**
   * {@return the number of samples whose class is right}
   *
   * @param outputs external outputs × samples
   * @param labels right class of each sample
   */
  public static int correct(final Signals outputs, final int[] labels) {
    final int[] classes = classes(outputs);
    int correct = 0;
    for (int s = 0; s < labels.length; s++) {
      correct += classes[s] == labels[s] ? 1 : 0;
    }
    return correct;
  }

  /**
   * Runs the forward pass and counts the samples whose class is right.
   *
   * @param propagator runs the forward pass
   * @param window over which it integrates
   * @param network to evaluate
   * @param drive external inputs × samples
   * @param labels right class of each sample
   * @return number of samples whose class is right, 0 to all
   */
  public static int correct(
      final Propagator propagator,
      final Window window,
      final Network network,
      final Signals drive,
      final int[] labels) {
    return correct(
        ErrorSignal.outputs(
            network.topology(),
            propagator.propagate(new PassRequest(network, Direction.FORWARD, drive, window))),
        labels);
  }
}
