package org.wuxingspice.netlist.technology;

/** How a signed coefficient is built of memristors, whose conductances are positive. */
public enum SynapseKind {
  /** Two memristors, from D and from −D to the receiving virtual ground: c = (G₊ − G₋)·R. */
  PAIR(2),
  /**
   * Four memristors in a bridge with a differential amplifier of limited gain (Kim, Sah, Yang,
   * Roska, Chua, Proc. IEEE 100, 2012, 2061-2070; Adhikari, Yang, Kim, Chua, IEEE Trans. Neural
   * Networks and Learning Systems 23, 2012, 1426-1435, eq. 3).
   */
  BRIDGE(4);

  private final int memristors;

  SynapseKind(final int memristors) {
    this.memristors = memristors;
  }

  /** {@return the number of memristors of one synapse} */
  public int memristors() {
    return memristors;
  }
}
