package org.wuxingspice.netlist.compile;

/** What a device or node of a compiled circuit belongs to. */
public sealed interface NetworkObject {

  /**
   * A neuron.
   *
   * @param index through the network
   */
  record OfNeuron(int index) implements NetworkObject {}

  /**
   * An element of a neuron.
   *
   * @param index through the network
   */
  record OfElement(int index) implements NetworkObject {}

  /**
   * A link.
   *
   * @param index in the topology's canonical order
   */
  record OfLink(int index) implements NetworkObject {}

  /**
   * A channel of the drive.
   *
   * @param index from 0
   */
  record OfDrive(int index) implements NetworkObject {}
}
