package org.wuxingspice.netlist.naming;

import java.util.Arrays;
import java.util.List;

/**
 * A node: node {@code w} of instance {@code x1} of instance {@code xn3} is {@code xn3.x1.w}.
 *
 * @param instances around the node, outermost first
 * @param local its name inside the innermost one
 */
public record NodePath(List<String> instances, String local) implements FlatName {

  /** Keeps an unmodifiable copy of the list. */
  public NodePath {
    instances = List.copyOf(instances);
  }

  /**
   * {@return a node outside all instances}
   *
   * @param name of the node
   */
  public static NodePath of(final String name) {
    return new NodePath(List.of(), name);
  }

  /**
   * {@return the node of a flat name}
   *
   * @param flat name as ngspice has it
   */
  public static NodePath parse(final String flat) {
    final List<String> parts = Arrays.asList(flat.split("\\.", -1));
    int first = 0;
    while (first < parts.size() - 1 && parts.get(first).startsWith("x")) {
      first++;
    }
    return new NodePath(
        parts.subList(0, first), String.join(".", parts.subList(first, parts.size())));
  }

  /** {@return the name of the node itself} */
  public String node() {
    return instances.isEmpty() ? local : String.join(".", instances) + "." + local;
  }

  /** The vector of the node's voltage against ground. */
  @Override
  public String text() {
    return "v(" + node() + ")";
  }
}
