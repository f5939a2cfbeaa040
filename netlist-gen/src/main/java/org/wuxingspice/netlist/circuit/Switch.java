package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Optional;

/** Switches with a model of type {@code sw} or {@code csw}. */
public sealed interface Switch extends Device {

  /**
   * A switch set by a voltage.
   *
   * @param name begins with s
   * @param a first node
   * @param b second node
   * @param controlPlus positive controlling node
   * @param controlMinus negative controlling node
   * @param model of type {@code sw}
   * @param on state at the start, if it is not to follow from the control
   */
  record ByVoltage(
      String name,
      String a,
      String b,
      String controlPlus,
      String controlMinus,
      String model,
      Optional<Boolean> on)
      implements Switch {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public ByVoltage {
      Names.device("s", name);
      Names.names(a, b, controlPlus, controlMinus, model);
    }

    /**
     * A switch whose first state follows from its control.
     *
     * @param name begins with s
     * @param a first node
     * @param b second node
     * @param controlPlus positive controlling node
     * @param controlMinus negative controlling node
     * @param model of type {@code sw}
     */
    public ByVoltage(
        final String name,
        final String a,
        final String b,
        final String controlPlus,
        final String controlMinus,
        final String model) {
      this(name, a, b, controlPlus, controlMinus, model, Optional.empty());
    }

    @Override
    public List<String> nodes() {
      return List.of(a, b, controlPlus, controlMinus);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.byVoltage(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new ByVoltage(
          m.device(name),
          m.node(a),
          m.node(b),
          m.node(controlPlus),
          m.node(controlMinus),
          m.model(model),
          on);
    }
  }

  /**
   * A switch set by a source's current.
   *
   * @param name begins with w
   * @param a first node
   * @param b second node
   * @param sensor voltage source whose current controls
   * @param model of type {@code csw}
   * @param on state at the start, if it is not to follow from the control
   */
  record ByCurrent(
      String name, String a, String b, String sensor, String model, Optional<Boolean> on)
      implements Switch {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public ByCurrent {
      Names.device("w", name);
      Names.names(a, b, sensor, model);
    }

    @Override
    public List<String> nodes() {
      return List.of(a, b);
    }

    @Override
    public <R> R accept(final DeviceVisitor<R> visitor) {
      return visitor.byCurrent(this);
    }

    @Override
    public Device map(final DeviceMapping m) {
      return new ByCurrent(
          m.device(name), m.node(a), m.node(b), m.device(sensor), m.model(model), on);
    }
  }
}
