package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resistors, capacitors, inductors and their couplings. */
public sealed interface Passive extends Device {

  /**
   * A resistor.
   *
   * @param name begins with r
   * @param a first node
   * @param b second node
   * @param ohms resistance, ohm
   * @param parameters further ones, such as temperature coefficients
   */
  record Resistor(String name, String a, String b, Value ohms, Map<String, Value> parameters)
      implements Passive {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Resistor {
      Names.device("r", name);
      Names.names(a, b);
      parameters = Names.parameters(parameters);
    }

    /**
     * A resistor without further parameters.
     *
     * @param name begins with r
     * @param a first node
     * @param b second node
     * @param ohms resistance, ohm
     */
    public Resistor(final String name, final String a, final String b, final Value ohms) {
      this(name, a, b, ohms, Map.of());
    }

    @Override
    public List<String> nodes() {
      return List.of(a, b);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.resistor(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Resistor(
          m.device(name), m.node(a), m.node(b), m.value(ohms), m.values(parameters));
    }
  }

  /**
   * A capacitor.
   *
   * @param name begins with c
   * @param a first node
   * @param b second node
   * @param farads capacitance, farad
   * @param initial voltage from a to b at the start of a transient, volt
   * @param parameters further ones, such as temperature coefficients
   */
  record Capacitor(
      String name,
      String a,
      String b,
      Value farads,
      Optional<Value> initial,
      Map<String, Value> parameters)
      implements Passive {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Capacitor {
      Names.device("c", name);
      Names.names(a, b);
      parameters = Names.parameters(parameters);
    }

    /**
     * A capacitor with an initial voltage.
     *
     * @param name begins with c
     * @param a first node
     * @param b second node
     * @param farads capacitance, farad
     * @param initial voltage from a to b at the start of a transient, volt
     */
    public Capacitor(
        final String name,
        final String a,
        final String b,
        final Value farads,
        final Value initial) {
      this(name, a, b, farads, Optional.of(initial), Map.of());
    }

    /**
     * A capacitor without an initial voltage.
     *
     * @param name begins with c
     * @param a first node
     * @param b second node
     * @param farads capacitance, farad
     */
    public Capacitor(final String name, final String a, final String b, final Value farads) {
      this(name, a, b, farads, Optional.empty(), Map.of());
    }

    @Override
    public List<String> nodes() {
      return List.of(a, b);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.capacitor(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Capacitor(
          m.device(name),
          m.node(a),
          m.node(b),
          m.value(farads),
          initial.map(m::value),
          m.values(parameters));
    }
  }

  /**
   * An inductor.
   *
   * @param name begins with l
   * @param a first node
   * @param b second node
   * @param henries inductance, henry
   * @param initial current from a to b at the start of a transient, ampere
   * @param parameters further ones, such as temperature coefficients
   */
  record Inductor(
      String name,
      String a,
      String b,
      Value henries,
      Optional<Value> initial,
      Map<String, Value> parameters)
      implements Passive {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Inductor {
      Names.device("l", name);
      Names.names(a, b);
      parameters = Names.parameters(parameters);
    }

    @Override
    public List<String> nodes() {
      return List.of(a, b);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.inductor(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Inductor(
          m.device(name),
          m.node(a),
          m.node(b),
          m.value(henries),
          initial.map(m::value),
          m.values(parameters));
    }
  }

  /**
   * A resistor, capacitor or inductor of a model.
   *
   * @param name begins with r, c or l
   * @param a first node
   * @param b second node
   * @param value in ohm, farad or henry, if it is given rather than computed by the model
   * @param model name of the model
   * @param parameters length, width and others
   */
  record Modelled(
      String name,
      String a,
      String b,
      Optional<Value> value,
      String model,
      Map<String, Value> parameters)
      implements Passive {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Modelled {
      Names.device("rcl", name);
      Names.names(a, b, model);
      parameters = Names.parameters(parameters);
    }

    @Override
    public List<String> nodes() {
      return List.of(a, b);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.modelled(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Modelled(
          m.device(name),
          m.node(a),
          m.node(b),
          value.map(m::value),
          m.model(model),
          m.values(parameters));
    }
  }

  /**
   * A magnetic coupling.
   *
   * @param name begins with k
   * @param inductors at least two
   * @param coefficient of coupling, above 0 to 1
   */
  record Coupling(String name, List<String> inductors, Value coefficient) implements Passive {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Coupling {
      Names.device("k", name);
      inductors = Names.names(inductors);
      if (inductors.size() < 2) {
        throw CircuitReason.BAD_VALUE.failure("coupling " + name + ": needs two inductors or more");
      }
      inductors.forEach(inductor -> Names.device("l", inductor));
    }

    @Override
    public List<String> nodes() {
      return List.of();
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.coupling(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Coupling(
          m.device(name), inductors.stream().map(m::device).toList(), m.value(coefficient));
    }
  }
}
