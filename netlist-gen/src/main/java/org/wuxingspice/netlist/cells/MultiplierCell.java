package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.Multiplier;

/**
 * Four-quadrant multipliers. {@code multiplier} is the network's, with grounded second inputs;
 * {@code ad633} has all pins of the part.
 */
public final class MultiplierCell {

  /** Name of the network's subcircuit. */
  public static final String NAME = "multiplier";

  /** One over the largest value of u − u³ between 0 and 1, which it has at 1/√3. */
  private static final double CUBIC = 1.5 * Math.sqrt(3);

  private MultiplierCell() {}

  /**
   * {@return the network's multiplier: ports X, Y, W} A voltage output gives sign·X·Y/scale behind
   * its output resistance; a current output drives k·sign·X·Y/(scale·R) into W. The sign stands for
   * exchanging X1 and X2.
   *
   * @param part specification
   * @param resistance R of the integrators, ohm
   */
  public static Definition.Subcircuit of(final Multiplier part, final double resistance) {
    return network(NAME, part, resistance, List.of("x", "y", "w"), "");
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
    return network(name, part, resistance, List.of("x", "y", "w", "f"), "v(f)*");
  }

  private static Definition.Subcircuit network(
      final String name,
      final Multiplier part,
      final double resistance,
      final List<String> ports,
      final String exchange) {
    final List<Statement> body = new ArrayList<>();
    if (part.currentOutput()) {
      body.add(Parts.comment(part.part() + ": current X*Y/(" + part.scale() + " V * R) into w"));
      // all constants are in the factor: a simulator evaluates the formula in every iteration
      final Multiplier.Errors errors = part.errors();
      final double offset = errors.offsetOutput() * part.scale() / (1 + errors.gain());
      body.add(
          Parts.formulaInto(
              "b1",
              "w",
              exchange
                  + inputs(part, "v(x)", "v(y)")
                  + (offset == 0 ? "" : "+{sign}*(" + offset + ")"),
              "k*sign*" + gain(part, resistance)));
      return Parts.cell(name, ports, Map.of("k", Value.of(1), "sign", Value.of(1)), body);
    }
    body.add(Parts.comment(part.part() + ": w = X*Y/(" + part.scale() + " V)"));
    output(part, exchange + product(part, 1, "sign*", "v(x)", "v(y)"), body);
    return Parts.cell(name, ports, Map.of("sign", Value.of(1), "w0", Value.ZERO), body);
  }

  /**
   * {@return a part with differential inputs: ports x1, x2, y1, y2, z, w and W = (X1 − X2)(Y1 −
   * Y2)/scale + Z with static errors, bandwidth and slew rate (Analog Devices, AD633 data sheet,
   * equation 1)}
   *
   * @param name of the subcircuit
   * @param part specification, with a voltage output
   */
  public static Definition.Subcircuit differential(final String name, final Multiplier part) {
    final List<Statement> body = new ArrayList<>();
    body.add(Parts.comment(part.part() + ": w = (x1-x2)*(y1-y2)/(" + part.scale() + " V) + z"));
    output(part, product(part, 1, "", "v(x1)-v(x2)", "v(y1)-v(y2)") + "+v(z)", body);
    return Parts.cell(
        name, List.of("x1", "x2", "y1", "y2", "z", "w"), Map.of("w0", Value.ZERO), body);
  }

  /** The product with its static errors, volt at 1 Ω, else ampere. */
  private static String product(
      final Multiplier part, final double ohms, final String sign, final String x, final String y) {
    return "{"
        + sign
        + gain(part, ohms)
        + "}*"
        + inputs(part, x, y)
        + (part.errors().offsetOutput() == 0
            ? ""
            : "+(" + part.errors().offsetOutput() / ohms + ")");
  }

  /**
   * {@return the gain of a multiplier with its error: 1/V, or A/V² of a current output for k = 1}
   *
   * @param part specification
   * @param ohms 1, or R of the integrators for a current output
   */
  static double gain(final Multiplier part, final double ohms) {
    return (1 + part.errors().gain()) / (part.scale() * ohms);
  }

  private static String inputs(final Multiplier part, final String x, final String y) {
    final Multiplier.Errors errors = part.errors();
    return input(x, errors.offsetX(), errors.nonlinearityX(), part.scale())
        + "*"
        + input(y, errors.offsetY(), errors.nonlinearityY(), part.scale());
  }

  /**
   * An input with its offset and nonlinearity. The data sheet gives no shape; a cubic one, exact at
   * 0 and at full scale, is this project's.
   */
  private static String input(
      final String voltage, final double offset, final double nonlinearity, final double scale) {
    final String u = offset == 0 ? "(" + voltage + ")" : "(" + voltage + "+(" + offset + "))";
    if (nonlinearity == 0) {
      return u;
    }
    final double bend = CUBIC * nonlinearity;
    return u + "*(" + (1 + bend) + "-(" + bend / (scale * scale) + ")*" + u + "*" + u + ")";
  }

  /**
   * The output behind its resistance; the pole of the bandwidth lies there too, and a limited
   * current into it is the slew rate. With a slew limit a simulator finds operating points only by
   * stepping the sources up; transients that start from {@code w0} need none.
   */
  private static void output(
      final Multiplier part, final String volts, final List<Statement> body) {
    final double ohms = part.outputResistance();
    final double farads = capacitance(part);
    if (Double.isFinite(part.slewRate())) {
      final double amperes = part.slewRate() * farads;
      body.add(
          Parts.formulaInto(
              "b1", "w", amperes + "*tanh((" + volts + "-v(w))/" + amperes * ohms + ")"));
    } else {
      body.add(Parts.formulaInto("b1", "w", "(" + volts + ")/" + ohms));
      body.add(Parts.resistor("r1", "w", "0", ohms));
    }
    if (farads > 0) {
      body.add(Parts.capacitor("c1", "w", "0", farads, "w0"));
    }
  }

  /**
   * {@return what to alter for another output voltage at the start; nothing of a part that keeps
   * none}
   *
   * @param part specification
   * @param volts at a voltage output
   */
  public static List<Alteration> start(final Multiplier part, final double volts) {
    return part.currentOutput() || capacitance(part) == 0
        ? List.of()
        : List.of(new Alteration(DevicePath.of("c1").parameter("ic"), volts));
  }

  /**
   * What to alter for another strength of a current output.
   *
   * @param part specification, with a current output
   * @param resistance R of the integrators, ohm
   * @param factor k of the cell times its sign
   */
  static Alteration strength(final Multiplier part, final double resistance, final double factor) {
    return new Alteration(DevicePath.of("b1").parameter("m"), factor * gain(part, resistance));
  }

  private static double capacitance(final Multiplier part) {
    return 1 / (2 * Math.PI * part.bandwidth() * part.outputResistance());
  }
}
