package org.wuxingspice.model.learning;

import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/** Classes that a network gives. */
public final class Evaluation {

  private Evaluation() {}

  /**
   * The class of each sample: the external output with the largest ∫D.
   *
   * @param propagator runs the forward pass
   * @param network to evaluate
   * @param drive external inputs × samples
   * @return one class per sample
   */
  public static int[] classes(
      final Propagator propagator, final Network network, final Signals drive) {
    final Signals outputs =
        OutputError.outputs(
            network.topology(), propagator.propagate(network, Direction.FORWARD, drive));
    final int[] classes = new int[drive.samples()];
    for (int s = 0; s < classes.length; s++) {
      for (int c = 1; c < outputs.channels(); c++) {
        if (outputs.at(c, s) > outputs.at(classes[s], s)) {
          classes[s] = c;
        }
      }
    }
    return classes;
  }

  /**
   * Number of samples whose class is right.
   *
   * @param propagator runs the forward pass
   * @param network to evaluate
   * @param drive external inputs × samples
   * @param labels right class of each sample
   */
  public static int correct(
      final Propagator propagator, final Network network, final Signals drive, final int[] labels) {
    final int[] classes = classes(propagator, network, drive);
    int correct = 0;
    for (int s = 0; s < labels.length; s++) {
      correct += classes[s] == labels[s] ? 1 : 0;
    }
    return correct;
  }
}
