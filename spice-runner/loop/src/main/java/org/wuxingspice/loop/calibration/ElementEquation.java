package org.wuxingspice.loop.calibration;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Direction;

/**
 * The equation of one settled element, 0 = K1·E_g − K2·E − K3·E·E_r + u + (current and links), with
 * numbers that were measured.
 *
 * @param generator element that generates it, index through the network
 * @param restrainer element that restrains it
 * @param k1 rate of generation, per time unit
 * @param k2 rate of decay, per time unit
 * @param k3 rate of restraint, per time unit and unit of E
 * @param input u, constant, units of E per time unit
 */
record ElementEquation(
    int generator, int restrainer, double k1, double k2, double k3, double input) {

  /** Generator of an element in a direction. */
  static int generator(final int element, final Direction direction) {
    return element - element % ELEMENTS + direction.generator(element % ELEMENTS);
  }

  /** Restrainer of an element in a direction. */
  static int restrainer(final int element, final Direction direction) {
    return element - element % ELEMENTS + direction.restrainer(element % ELEMENTS);
  }

  /**
   * What current and links must give an element for it to settle where it was seen, less u.
   *
   * @param element whose equation this is
   * @param seen elements × presentations
   * @param presentation which one
   */
  double balance(final int element, final Signals seen, final int presentation) {
    final double value = seen.at(element, presentation);
    return (k2 + k3 * seen.at(restrainer, presentation)) * value
        - k1 * seen.at(generator, presentation);
  }
}
