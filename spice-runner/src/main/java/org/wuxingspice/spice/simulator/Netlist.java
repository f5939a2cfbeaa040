package org.wuxingspice.spice.simulator;

import java.util.List;

/**
 * The text of a circuit, title line first, {@code .end} last. Compared by identity: requests with
 * the same instance share what a worker has loaded.
 */
public final class Netlist {

  private final List<String> lines;

  /**
   * Creates a netlist.
   *
   * @param lines the lines, title first
   */
  public Netlist(final List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  /** The lines, title first. */
  public List<String> lines() {
    return lines;
  }
}
