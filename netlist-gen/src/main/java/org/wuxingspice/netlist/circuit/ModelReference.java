package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a semiconductor's model is used.
 *
 * @param model its name
 * @param area factor on the model's area
 * @param off whether the operating point is first sought with the device off
 * @param initial junction voltages at the start of a transient, volt, possibly none
 * @param parameters further ones, such as length and width, m
 */
public record ModelReference(
    String model,
    Optional<Value> area,
    boolean off,
    List<Value> initial,
    Map<String, Value> parameters) {

  /**
   * Checks the names.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
   */
  public ModelReference {
    Names.name(model);
    initial = List.copyOf(initial);
    parameters = Names.parameters(parameters);
  }

  /**
   * {@return a model as it is}
   *
   * @param model its name
   */
  public static ModelReference of(final String model) {
    return new ModelReference(model, Optional.empty(), false, List.of(), Map.of());
  }

  ModelReference map(final DeviceMapping m) {
    return new ModelReference(
        m.model(model), area.map(m::value), off, m.values(initial), m.values(parameters));
  }
}
