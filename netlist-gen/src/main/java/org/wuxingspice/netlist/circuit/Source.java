package org.wuxingspice.netlist.circuit;

import java.util.List;

/** Independent sources. */
public sealed interface Source extends Device {

  /** {@return the positive node, or the one that a current leaves} */
  String plus();

  /** {@return the negative node, or the one that a current enters} */
  String minus();

  /** {@return what the source gives, volt or ampere} */
  Stimulus stimulus();

  @Override
  default List<String> nodes() {
    return List.of(plus(), minus());
  }

  /**
   * A voltage source.
   *
   * @param name begins with v
   * @param plus positive node
   * @param minus negative node
   * @param stimulus volts
   */
  record Voltage(String name, String plus, String minus, Stimulus stimulus) implements Source {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Voltage {
      Names.device("v", name);
      Names.names(plus, minus);
    }

    /**
     * A constant voltage.
     *
     * @param name begins with v
     * @param plus positive node
     * @param minus negative node
     * @param volts voltage, volt
     */
    public Voltage(final String name, final String plus, final String minus, final Value volts) {
      this(name, plus, minus, Stimulus.constant(volts));
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.voltage(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Voltage(m.device(name), m.node(plus), m.node(minus), stimulus.map(m));
    }
  }

  /**
   * A current source.
   *
   * @param name begins with i
   * @param plus node that the current leaves, to flow through the source
   * @param minus node that the current enters
   * @param stimulus amperes
   */
  record Current(String name, String plus, String minus, Stimulus stimulus) implements Source {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Current {
      Names.device("i", name);
      Names.names(plus, minus);
    }

    /**
     * A constant current.
     *
     * @param name begins with i
     * @param plus node that the current leaves
     * @param minus node that the current enters
     * @param amperes current, ampere
     */
    public Current(final String name, final String plus, final String minus, final Value amperes) {
      this(name, plus, minus, Stimulus.constant(amperes));
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.current(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Current(m.device(name), m.node(plus), m.node(minus), stimulus.map(m));
    }
  }
}
