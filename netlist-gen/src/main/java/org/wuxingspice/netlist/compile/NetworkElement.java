package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

/** What a device or node of a compiled circuit belongs to. */
public sealed interface NetworkElement {

  /** {@return a few words for messages, such as {@code element 2 of neuron 7}} */
  String describe();

  /**
   * A neuron.
   *
   * @param index through the network
   */
  record OfNeuron(int index) implements NetworkElement {
    @Override
    public String describe() {
      return "neuron " + index;
    }
  }

  /**
   * An element of a neuron.
   *
   * @param index through the network
   */
  record OfElement(int index) implements NetworkElement {
    @Override
    public String describe() {
      return "element " + index % ELEMENTS + " of neuron " + index / ELEMENTS;
    }
  }

  /**
   * A link.
   *
   * @param index in the topology's canonical order
   */
  record OfLink(int index) implements NetworkElement {
    @Override
    public String describe() {
      return "link " + index;
    }
  }

  /**
   * A channel of the drive.
   *
   * @param index from 0
   */
  record OfDrive(int index) implements NetworkElement {
    @Override
    public String describe() {
      return "drive channel " + index;
    }
  }
}
