package org.wuxingspice.netlist.circuit;

import java.util.List;

/** Diodes and transistors. */
public sealed interface Semiconductor extends Device {

  /** {@return the model and parameters} */
  ModelReference placement();

  /**
   * A diode.
   *
   * @param name begins with d
   * @param nodes anode, cathode, and possibly a thermal node
   * @param placement model and parameters
   */
  record Diode(String name, List<String> nodes, ModelReference placement) implements Semiconductor {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Diode {
      Names.device("d", name);
      nodes = Names.nodes(name, nodes, 2, 3);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.semiconductor(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Diode(m.device(name), m.nodes(nodes), placement.map(m));
    }
  }

  /**
   * A bipolar transistor.
   *
   * @param name begins with q
   * @param nodes collector, base, emitter, and possibly a substrate and a thermal node
   * @param placement model and parameters
   */
  record Bipolar(String name, List<String> nodes, ModelReference placement)
      implements Semiconductor {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Bipolar {
      Names.device("q", name);
      nodes = Names.nodes(name, nodes, 3, 5);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.semiconductor(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Bipolar(m.device(name), m.nodes(nodes), placement.map(m));
    }
  }

  /**
   * A field-effect transistor with insulated gate.
   *
   * @param name begins with m
   * @param nodes drain, gate, source, possibly bulk, and what else its model has
   * @param placement model and parameters
   */
  record Mosfet(String name, List<String> nodes, ModelReference placement)
      implements Semiconductor {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Mosfet {
      Names.device("m", name);
      nodes = Names.nodes(name, nodes, 3, 7);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.semiconductor(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new Mosfet(m.device(name), m.nodes(nodes), placement.map(m));
    }
  }

  /**
   * A field-effect transistor with junction gate (j) or metal-semiconductor gate (z).
   *
   * @param name begins with j or z
   * @param nodes drain, gate, source
   * @param placement model and parameters
   */
  record JunctionFet(String name, List<String> nodes, ModelReference placement)
      implements Semiconductor {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public JunctionFet {
      Names.device("jz", name);
      nodes = Names.nodes(name, nodes, 3, 3);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.semiconductor(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new JunctionFet(m.device(name), m.nodes(nodes), placement.map(m));
    }
  }
}
