package org.wuxingspice.netlist.compile;

import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.netlist.naming.NodePath;

/**
 * The voltage of a node that carries an element.
 *
 * @param node that carries E, or −E
 * @param unitsPerVolt units of E per volt, negative for −E
 * @param ground what the limiter takes for ground: the offset of the element's amplifier, volt
 * @param idle values of E that the limiter leaves alone
 */
public record StateReadout(NodePath node, double unitsPerVolt, double ground, StateClamp idle)
    implements Readout {

  /**
   * {@return whether the limiter holds the element}
   *
   * @param volts at the node
   * @param shift of the limits, see {@link RestState#shift()}
   */
  public boolean isClamped(final double volts, final double shift) {
    return idle.reaches((volts - ground) * unitsPerVolt - shift, 0);
  }
}
