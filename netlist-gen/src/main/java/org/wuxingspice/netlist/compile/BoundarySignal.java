package org.wuxingspice.netlist.compile;

import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.naming.NodePath;

/**
 * A line between two pieces of a network. The piece that the signal comes from is probed at it; the
 * piece that it goes to has a voltage source there, which is to play what was probed.
 *
 * @param element whose signal the line carries, index through the network
 * @param sign −1 for the line of −D, 1 for that of D or E; an element has a line of each sign at
 *     most
 * @param node where the signal comes from
 * @param source piecewise linear voltage source where the signal goes to
 * @param rest voltage of the line while the element rests at its fixed point, volt
 */
public record BoundarySignal(int element, int sign, NodePath node, DevicePath source, double rest) {

  /** The signal of a line whose source is called after it. */
  static BoundarySignal of(
      final int element, final int sign, final String line, final double rest) {
    return new BoundarySignal(element, sign, NodePath.of(line), DevicePath.of("v" + line), rest);
  }

  /** {@return the vector to record where the signal comes from} */
  public String probe() {
    return node.text();
  }
}
