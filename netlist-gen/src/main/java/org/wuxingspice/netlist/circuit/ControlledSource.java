package org.wuxingspice.netlist.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wuxingspice.netlist.expression.Expression;

/** Sources that voltages and currents of the circuit control. */
public sealed interface ControlledSource extends Device {

  /**
   * A voltage set by another voltage.
   *
   * @param name begins with e
   * @param plus positive node
   * @param minus negative node
   * @param controlPlus positive controlling node
   * @param controlMinus negative controlling node
   * @param gain volt per volt
   */
  record Vcvs(
      String name, String plus, String minus, String controlPlus, String controlMinus, Value gain)
      implements ControlledSource {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Vcvs {
      Names.device("e", name);
      Names.names(plus, minus, controlPlus, controlMinus);
    }

    /**
     * A voltage set by a node's voltage against ground.
     *
     * @param name begins with e
     * @param plus positive node
     * @param minus negative node
     * @param control controlling node
     * @param gain volt per volt
     */
    public Vcvs(
        final String name,
        final String plus,
        final String minus,
        final String control,
        final Value gain) {
      this(name, plus, minus, control, "0", gain);
    }

    @Override
    public List<String> nodes() {
      return List.of(plus, minus, controlPlus, controlMinus);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.vcvs(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Vcvs(
          m.device(name),
          m.node(plus),
          m.node(minus),
          m.node(controlPlus),
          m.node(controlMinus),
          m.value(gain));
    }
  }

  /**
   * A current, from the first node through the source to the second, set by a voltage.
   *
   * @param name begins with g
   * @param from node the current leaves
   * @param to node the current enters
   * @param controlPlus positive controlling node
   * @param controlMinus negative controlling node
   * @param siemens ampere per volt
   */
  record Vccs(
      String name, String from, String to, String controlPlus, String controlMinus, Value siemens)
      implements ControlledSource {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Vccs {
      Names.device("g", name);
      Names.names(from, to, controlPlus, controlMinus);
    }

    /**
     * A current set by a node's voltage against ground.
     *
     * @param name begins with g
     * @param from node the current leaves
     * @param to node the current enters
     * @param control controlling node
     * @param siemens ampere per volt
     */
    public Vccs(
        final String name,
        final String from,
        final String to,
        final String control,
        final Value siemens) {
      this(name, from, to, control, "0", siemens);
    }

    @Override
    public List<String> nodes() {
      return List.of(from, to, controlPlus, controlMinus);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.vccs(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Vccs(
          m.device(name),
          m.node(from),
          m.node(to),
          m.node(controlPlus),
          m.node(controlMinus),
          m.value(siemens));
    }
  }

  /**
   * A current, from the first node through the source to the second, set by a source's current.
   *
   * @param name begins with f
   * @param from node the current leaves
   * @param to node the current enters
   * @param sensor voltage source whose current controls
   * @param gain ampere per ampere
   */
  record Cccs(String name, String from, String to, String sensor, Value gain)
      implements ControlledSource {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Cccs {
      Names.device("f", name);
      Names.names(from, to, sensor);
    }

    @Override
    public List<String> nodes() {
      return List.of(from, to);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.cccs(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Cccs(m.device(name), m.node(from), m.node(to), m.device(sensor), m.value(gain));
    }
  }

  /**
   * A voltage set by a source's current.
   *
   * @param name begins with h
   * @param plus positive node
   * @param minus negative node
   * @param sensor voltage source whose current controls
   * @param ohms volt per ampere
   */
  record Ccvs(String name, String plus, String minus, String sensor, Value ohms)
      implements ControlledSource {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Ccvs {
      Names.device("h", name);
      Names.names(plus, minus, sensor);
    }

    @Override
    public List<String> nodes() {
      return List.of(plus, minus);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.ccvs(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Ccvs(m.device(name), m.node(plus), m.node(minus), m.device(sensor), m.value(ohms));
    }
  }

  /**
   * A source given by a polynomial of several voltages or currents.
   *
   * @param name begins with e, f, g or h
   * @param plus positive node, or the node a current leaves
   * @param minus negative node, or the node a current enters
   * @param controls for e and g pairs of nodes, for f and h voltage sources
   * @param coefficients of 1, of each control, of the products of two, and so on
   */
  record Polynomial(
      String name, String plus, String minus, List<String> controls, List<Value> coefficients)
      implements ControlledSource {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Polynomial {
      Names.device("efgh", name);
      Names.names(plus, minus);
      controls = Names.names(controls);
      coefficients = List.copyOf(coefficients);
      if (controls.isEmpty()
          || coefficients.isEmpty()
          || (byVoltage(name) && controls.size() % 2 > 0)) {
        throw CircuitReason.BAD_VALUE.failure(
            name + ": a polynomial needs controls (pairs of nodes for e and g) and coefficients");
      }
    }

    private static boolean byVoltage(final String name) {
      return "eEgG".indexOf(name.charAt(0)) >= 0;
    }

    /** {@return the number of controlling voltages or currents} */
    public int dimension() {
      return byVoltage(name) ? controls.size() / 2 : controls.size();
    }

    @Override
    public List<String> nodes() {
      final List<String> nodes = new ArrayList<>(List.of(plus, minus));
      if (byVoltage(name)) {
        nodes.addAll(controls);
      }
      return List.copyOf(nodes);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.polynomial(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Polynomial(
          m.device(name),
          m.node(plus),
          m.node(minus),
          controls.stream().map(byVoltage(name) ? m::node : m::device).toList(),
          m.values(coefficients));
    }
  }

  /**
   * A source given by a formula of node voltages, currents, time and parameters.
   *
   * @param name begins with b; or with e for a voltage or g for a current
   * @param from positive node, or the node a current leaves
   * @param to negative node, or the node a current enters
   * @param current whether the formula is a current, ampere, rather than a voltage, volt
   * @param formula of the source
   * @param multiplicity number of such sources in parallel, a factor on a current; unlike a number
   *     in the formula it can be altered once the circuit is loaded
   */
  record Behavioral(
      String name,
      String from,
      String to,
      boolean current,
      Expression formula,
      Optional<Value> multiplicity)
      implements ControlledSource {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Behavioral {
      Names.device(current ? "bg" : "be", name);
      Names.names(from, to);
      if (multiplicity.isPresent() && !current) {
        throw CircuitReason.BAD_VALUE.failure(name + ": only a current has a multiplicity");
      }
    }

    /**
     * A single source.
     *
     * @param name begins with b; or with e for a voltage or g for a current
     * @param from positive node, or the node a current leaves
     * @param to negative node, or the node a current enters
     * @param current whether the formula is a current
     * @param formula of the source
     */
    public Behavioral(
        final String name,
        final String from,
        final String to,
        final boolean current,
        final Expression formula) {
      this(name, from, to, current, formula, Optional.empty());
    }

    /**
     * A source with its formula as text.
     *
     * @param name begins with b
     * @param from positive node, or the node a current leaves
     * @param to negative node, or the node a current enters
     * @param current whether the formula is a current
     * @param formula parameters may stand in braces
     */
    public Behavioral(
        final String name,
        final String from,
        final String to,
        final boolean current,
        final String formula) {
      this(name, from, to, current, Expression.parse(formula));
    }

    @Override
    public List<String> nodes() {
      return List.of(from, to);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.behavioral(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Behavioral(
          m.device(name),
          m.node(from),
          m.node(to),
          current,
          m.formula(formula),
          multiplicity.map(m::value));
    }
  }
}
