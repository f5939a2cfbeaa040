package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A device of ngspice's XSPICE code models.
 *
 * @param name begins with a
 * @param connections one per connection of the code model
 * @param model its name
 */
public record CodeModel(String name, List<Connection> connections, String model) implements Device {

  private static final Set<String> TYPES =
      Set.of("", "v", "i", "g", "h", "d", "vd", "id", "gd", "hd", "vnam");

  /**
   * Checks the names.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
   */
  public CodeModel {
    Names.device("a", name);
    Names.name(model);
    connections = List.copyOf(connections);
  }

  /**
   * A connection: one port, or several in brackets.
   *
   * @param array whether it is written in brackets
   * @param ports one unless in brackets
   */
  public record Connection(boolean array, List<Port> ports) {
    /**
     * Checks the number of ports.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
     */
    public Connection {
      ports = List.copyOf(ports);
      if (!array && ports.size() != 1) {
        throw CircuitReason.BAD_VALUE.failure("a connection that is no array has one port");
      }
    }

    Connection map(final DeviceMapping m) {
      return new Connection(array, ports.stream().map(port -> port.map(m)).toList());
    }
  }

  /**
   * A port.
   *
   * @param type XSPICE's port type, such as {@code v} or {@code vd}; empty for the model's own
   * @param inverted whether a digital port is inverted
   * @param nodes none for an unconnected port, two for differential types, one for the others
   */
  public record Port(String type, boolean inverted, List<String> nodes) {
    /**
     * Checks type and nodes.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Port {
      if (!TYPES.contains(type)) {
        throw CircuitReason.BAD_VALUE.failure(
            "port type '" + Names.printable(type) + "': one of " + TYPES);
      }
      nodes = Names.names(nodes);
      if (nodes.size() > (type.length() == 1 || type.equals("vnam") ? 1 : 2)) {
        throw CircuitReason.BAD_VALUE.failure("port of type '" + type + "': too many nodes");
      }
    }

    Port map(final DeviceMapping m) {
      return new Port(
          type, inverted, nodes.stream().map(type.equals("vnam") ? m::device : m::node).toList());
    }
  }

  @Override
  public List<String> nodes() {
    return connections.stream()
        .flatMap(connection -> connection.ports().stream())
        .filter(port -> !port.type().equals("vnam"))
        .flatMap(port -> port.nodes().stream())
        .collect(Collectors.toUnmodifiableList());
  }

  @Override
  public <R> R accept(final DeviceVisitor<R> visitor) {
    return visitor.codeModel(this);
  }

  @Override
  public Device map(final DeviceMapping m) {
    return new CodeModel(
        m.device(name), connections.stream().map(c -> c.map(m)).toList(), m.model(model));
  }
}
