package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Map;

/**
 * A transmission line.
 *
 * @param name begins with t for a lossless line
 * @param nodes plus and minus of the first port, plus and minus of the second
 * @param parameters {@code z0}, ohm, with {@code td}, s, or {@code f}, Hz, and {@code nl}
 */
public record TransmissionLine(String name, List<String> nodes, Map<String, Value> parameters)
    implements Device {
  /**
   * Checks the names.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or {@link
   *     CircuitReason#BAD_VALUE}
   */
  public TransmissionLine {
    Names.device("t", name);
    nodes = Names.nodes(name, nodes, 4, 4);
    parameters = Names.parameters(parameters);
  }

  @Override
  public <R> R accept(final DeviceVisitor<R> visitor) {
    return visitor.line(this);
  }

  @Override
  public Device map(final DeviceMapping m) {
    return new TransmissionLine(m.device(name), m.nodes(nodes), m.values(parameters));
  }
}
