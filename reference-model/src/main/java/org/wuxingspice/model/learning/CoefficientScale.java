package org.wuxingspice.model.learning;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import org.wuxingspice.model.network.PortGain;
import org.wuxingspice.model.network.Topology;

/** What counts as a coefficient of 1: a unit for initial coefficients, steps and limits. */
public enum CoefficientScale {
  /** The same for every link. */
  EQUAL,
  /**
   * 0.5 divided by the largest absolute static gain from the link's target port to an output port
   * of its neuron. Without it two of four input ports of a neuron with one output are almost deaf:
   * their gains are 0.05 and 0.2, those of the others 0.5 and 0.9.
   */
  PORT_GAIN;

  private static final double MIDDLE = 0.5;

  /**
   * The unit of every link.
   *
   * @param topology of the network
   * @return one positive number per link
   */
  double[] units(final Topology topology) {
    final double[] units = new double[topology.linkCount()];
    Arrays.fill(units, 1);
    if (this == PORT_GAIN) {
      final boolean[] gives = new boolean[topology.elementCount()];
      for (int k = 0; k < units.length; k++) {
        gives[topology.source(k)] = true;
      }
      for (int channel = 0; channel < topology.outputCount(); channel++) {
        gives[topology.outputElement(channel)] = true;
      }
      for (int k = 0; k < units.length; k++) {
        units[k] = MIDDLE / bestGain(topology.target(k), gives);
      }
    }
    return units;
  }

  private static double bestGain(final int target, final boolean[] gives) {
    final int first = target - target % ELEMENTS;
    double best = 0;
    for (int element = 0; element < ELEMENTS; element++) {
      if (gives[first + element]) {
        best = Math.max(best, Math.abs(PortGain.between(target - first, element)));
      }
    }
    return best == 0 ? MIDDLE : best;
  }
}
