package org.wuxingspice.netlist.cells;

import org.wuxingspice.model.network.Neuron;

/**
 * The sign with which an integrator's output carries its element. Signs alternate around the
 * neuron, so that an inverting integrator finds its generating element inverted already; since five
 * is odd, one link of the cycle, between elements 4 and 0, needs an inverter.
 */
public final class Polarity {

  private Polarity() {}

  /**
   * The sign of an element's output.
   *
   * @param element index within a neuron or through the network
   * @return 1 where the output carries E, −1 where it carries −E
   */
  public static int of(final int element) {
    return element % Neuron.ELEMENTS % 2 == 0 ? 1 : -1;
  }
}
