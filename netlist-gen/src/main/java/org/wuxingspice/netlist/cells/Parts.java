package org.wuxingspice.netlist.cells;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.ModelReference;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.Expression;

/** The devices that cells are made of; values are numbers, or formulas over a cell's parameters. */
final class Parts {

  /** Overdrive of a limiter at the whole current, volt. */
  private static final double CLAMP_OVERDRIVE = 1e-3;

  private Parts() {}

  static Statement comment(final String text) {
    return new Directive.Comment(text);
  }

  static Statement resistor(final String name, final String a, final String b, final double ohms) {
    return new Passive.Resistor(name, a, b, Value.of(ohms));
  }

  static Statement resistor(final String name, final String a, final String b, final String ohms) {
    return new Passive.Resistor(name, a, b, Value.expression(ohms));
  }

  static Statement capacitor(
      final String name,
      final String a,
      final String b,
      final double farads,
      final String initial) {
    return new Passive.Capacitor(name, a, b, Value.of(farads), Value.expression(initial));
  }

  static Statement capacitor(
      final String name,
      final String a,
      final String b,
      final String farads,
      final String initial) {
    return new Passive.Capacitor(name, a, b, Value.expression(farads), Value.expression(initial));
  }

  /** A current of siemens times v(plus, minus) into a node. */
  static Statement currentInto(
      final String name,
      final String node,
      final String plus,
      final String minus,
      final double siemens) {
    return new ControlledSource.Vccs(name, "0", node, plus, minus, Value.of(siemens));
  }

  /** A current given by a formula into a node. */
  static Statement formulaInto(final String name, final String node, final String formula) {
    return new ControlledSource.Behavioral(name, "0", node, true, formula);
  }

  /** A current given by a formula and a factor that can be altered, into a node. */
  static Statement formulaInto(
      final String name, final String node, final String formula, final String factor) {
    return new ControlledSource.Behavioral(
        name, "0", node, true, Expression.parse(formula), Optional.of(Value.expression(factor)));
  }

  /** A current given by a formula from one node to another. */
  static Statement formulaBetween(
      final String name, final String from, final String to, final String formula) {
    return new ControlledSource.Behavioral(name, from, to, true, formula);
  }

  /** A clamp that takes over a current when a node's voltage passes a limit of either sign. */
  static Statement limiter(
      final String name, final String node, final double volts, final double amperes) {
    return formulaInto(
        name,
        node,
        -amperes / CLAMP_OVERDRIVE
            + "*(max(v("
            + node
            + ")-"
            + volts
            + ",0)+min(v("
            + node
            + ")+"
            + volts
            + ",0))");
  }

  static Statement follower(final String name, final String node, final String control) {
    return new ControlledSource.Vcvs(name, node, "0", control, Value.of(1));
  }

  static Statement voltage(
      final String name, final String plus, final String minus, final String volts) {
    return new Source.Voltage(name, plus, minus, Value.expression(volts));
  }

  static Statement current(
      final String name, final String from, final String to, final String amperes) {
    return new Source.Current(name, from, to, Value.expression(amperes));
  }

  static Statement diode(
      final String name, final String anode, final String cathode, final String model) {
    return new Semiconductor.Diode(name, List.of(anode, cathode), ModelReference.of(model));
  }

  static Statement closedBy(
      final String name, final String a, final String b, final String control) {
    return new Switch.ByVoltage(name, a, b, control, "0", DirectionSwitch.NAME);
  }

  static Statement instance(
      final String name,
      final List<String> nodes,
      final String cell,
      final Map<String, Value> parameters) {
    return new Instance(name, nodes, cell, parameters);
  }

  static Definition.Subcircuit cell(
      final String name,
      final List<String> ports,
      final Map<String, Value> parameters,
      final List<Statement> body) {
    return new Definition.Subcircuit(name, ports, parameters, body);
  }

  static Value parameter(final String name) {
    return Value.expression(name);
  }
}
