package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;
import static org.wuxingspice.netlist.translinear.Transistors.pnp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Statement;

/**
 * What cells that read an element begin with: a transistor with its base at v copies the element's
 * current, two more give its base current back to v, and a mirror drives the copy into {@code g}.
 */
final class ElementCopy {

  private ElementCopy() {}

  /**
   * A cell's statements: where the copy starts, the copy, and what the cell makes of it.
   *
   * @param start voltages of the cell's own nodes
   * @param rest what follows
   */
  static List<Statement> then(final OperatingPoint start, final Statement... rest) {
    final List<Statement> statements =
        new ArrayList<>(
            List.of(
                start.below(1.844, "h").below(2.845, "a").below(2.05, "m").statement(),
                npn("q1", "a", "v", "0"),
                npn("q2", "m", "h", "a"),
                pnp("q3", "h", "h", "vr"),
                pnp("q4", "v", "h", "vr"),
                new Instance("xm", List.of("m", "g", "vcc"), MirrorCell.NAME)));
    Stream.of(rest).forEach(statements::add);
    return statements;
  }
}
