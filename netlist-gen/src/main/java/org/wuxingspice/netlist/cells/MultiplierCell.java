package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.Expression;
import org.wuxingspice.netlist.expression.Operator;
import org.wuxingspice.netlist.technology.Multiplier;

/**
 * Four-quadrant multipliers. {@code multiplier} is the network's, with grounded second inputs;
 * {@code ad633} has all pins of the part.
 */
public final class MultiplierCell {

  /** Name of the network's subcircuit. */
  public static final String NAME = "multiplier";

  private MultiplierCell() {}

  /**
   * The network's multiplier: ports X, Y, W. A voltage output gives sign·X·Y/scale behind its
   * output resistance; a current output drives k·sign·X·Y/(scale·R) into W. The sign stands for
   * exchanging X1 and X2.
   *
   * @param part specification
   * @param resistance R of the integrators, ohm
   */
  public static Definition.Subcircuit of(final Multiplier part, final double resistance) {
    final List<Statement> body = new ArrayList<>();
    if (part.currentOutput()) {
      body.add(Parts.comment(part.part() + ": current X*Y/(" + part.scale() + " V * R) into w"));
      body.add(
          Parts.formulaInto(
              "b1", "w", product(part, "{sign/" + part.scale() * resistance + "}", 1), "k"));
      return Parts.cell(
          NAME, List.of("x", "y", "w"), Map.of("k", Value.of(1), "sign", Value.of(1)), body);
    }
    body.add(Parts.comment(part.part() + ": w = X*Y/(" + part.scale() + " V)"));
    norton(
        part,
        product(
            part, "{sign/" + part.scale() * part.outputResistance() + "}", part.outputResistance()),
        body);
    return Parts.cell(
        NAME, List.of("x", "y", "w"), Map.of("sign", Value.of(1), "w0", Value.ZERO), body);
  }

  /**
   * A part with differential inputs: ports x1, x2, y1, y2, z, w and W = (X1 − X2)(Y1 − Y2)/scale +
   * Z with gain error, offsets and bandwidth (Analog Devices, AD633 data sheet, equation 1).
   *
   * @param name of the subcircuit
   * @param part specification, with a voltage output
   */
  public static Definition.Subcircuit differential(final String name, final Multiplier part) {
    final double ohms = part.outputResistance();
    final String formula =
        (1 + part.gainError()) / part.scale() / ohms
            + "*(v(x1)-v(x2)+("
            + part.offsetX()
            + "))*(v(y1)-v(y2)+("
            + part.offsetY()
            + "))+(v(z)+("
            + part.offsetOutput()
            + "))/"
            + ohms;
    final List<Statement> body = new ArrayList<>();
    body.add(Parts.comment(part.part() + ": w = (x1-x2)*(y1-y2)/(" + part.scale() + " V) + z"));
    norton(part, formula, body);
    return Parts.cell(
        name, List.of("x1", "x2", "y1", "y2", "z", "w"), Map.of("w0", Value.ZERO), body);
  }

  /**
   * The network's multiplier with a port f, whose voltage of 1 or −1 exchanges X1 and X2.
   *
   * @param name of the subcircuit
   * @param part specification
   * @param resistance R of the integrators, ohm
   */
  static Definition.Subcircuit exchanging(
      final String name, final Multiplier part, final double resistance) {
    final Definition.Subcircuit plain = of(part, resistance);
    final List<Statement> body = new ArrayList<>();
    for (final Statement statement : plain.body()) {
      body.add(
          statement instanceof ControlledSource.Behavioral b
              ? new ControlledSource.Behavioral(
                  b.name(),
                  b.from(),
                  b.to(),
                  true,
                  new Expression.Operation(
                      Operator.TIMES, new Expression.NodeVoltage("f", "0"), b.formula()),
                  b.multiplicity())
              : statement);
    }
    return Parts.cell(name, List.of("x", "y", "w", "f"), plain.parameters(), body);
  }

  private static String product(
      final Multiplier part, final String factor, final double outputOhms) {
    final String offset =
        part.offsetOutput() == 0 ? "" : "+(" + part.offsetOutput() / outputOhms + ")";
    final String gain = part.gainError() == 0 ? "" : (1 + part.gainError()) + "*";
    return gain
        + factor
        + "*"
        + input("x", part.offsetX())
        + "*"
        + input("y", part.offsetY())
        + offset;
  }

  private static String input(final String node, final double offset) {
    return offset == 0 ? "v(" + node + ")" : "(v(" + node + ")+(" + offset + "))";
  }

  /** The output as a current into its resistance; the pole of the bandwidth lies there too. */
  private static void norton(
      final Multiplier part, final String formula, final List<Statement> body) {
    final double ohms = part.outputResistance();
    body.add(Parts.formulaInto("b1", "w", formula));
    body.add(Parts.resistor("r1", "w", "0", ohms));
    if (Double.isFinite(part.bandwidth())) {
      body.add(Parts.capacitor("c1", "w", "0", 1 / (2 * Math.PI * part.bandwidth() * ohms), "w0"));
    }
  }
}
