package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Map;

/**
 * A use of a subcircuit.
 *
 * @param name begins with x
 * @param nodes one per port
 * @param subcircuit its name
 * @param parameters values that differ from the subcircuit's own
 */
public record Instance(
    String name, List<String> nodes, String subcircuit, Map<String, Value> parameters)
    implements Device {
  /**
   * Checks the names and keeps unmodifiable copies of lists and maps.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
   */
  public Instance {
    Names.device("x", name);
    Names.name(subcircuit);
    nodes = Names.names(nodes);
    parameters = Names.parameters(parameters);
  }

  /**
   * A use of a subcircuit with its own parameters.
   *
   * @param name begins with x
   * @param nodes one per port
   * @param subcircuit its name
   */
  public Instance(final String name, final List<String> nodes, final String subcircuit) {
    this(name, nodes, subcircuit, Map.of());
  }

  @Override
  public <R> R accept(final DeviceVisitor<R> visitor) {
    return visitor.instance(this);
  }

  @Override
  public Device map(final DeviceMapping m) {
    return new Instance(m.device(name), m.nodes(nodes), subcircuit, m.values(parameters));
  }
}
