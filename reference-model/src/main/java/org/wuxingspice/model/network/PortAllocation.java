package org.wuxingspice.model.network;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;

/**
 * How many input and output ports each layer has, allocated from the back: the last layer has four
 * inputs and one external output per neuron; a middle layer offers {@code used} ports per neuron,
 * drives the inputs of the next layer and has the rest as inputs, never more than the layer before
 * offers; the first layer has one external input and up to four outputs per neuron. This scheme
 * gives the paper's link ratios of MODEL1 and MODEL2.
 *
 * @param inputs input ports per layer, external ones in the first
 * @param outputs output ports per layer, external ones in the last
 */
record PortAllocation(int[] inputs, int[] outputs) {

  static PortAllocation oneToOne(final int[] sizes, final int usedPorts) {
    final int last = sizes.length - 1;
    if (last < 1 || usedPorts < 2 || usedPorts > ELEMENTS) {
      throw NetworkReason.NO_ALLOCATION.failure(
          "layer sizes "
              + Arrays.toString(sizes)
              + " with "
              + usedPorts
              + " ports per neuron: need two layers and 2 to 5 ports");
    }
    final int[] inputs = new int[sizes.length];
    final int[] outputs = new int[sizes.length];
    outputs[last] = sizes[last];
    inputs[last] = (ELEMENTS - 1) * sizes[last];
    for (int l = last - 1; l > 0; l--) {
      outputs[l] = inputs[l + 1];
      inputs[l] = usedPorts * sizes[l] - outputs[l];
      if (inputs[l] < 1) {
        throw NetworkReason.NO_ALLOCATION.failure(
            "layer "
                + l
                + " with "
                + sizes[l]
                + " neurons cannot drive the "
                + outputs[l]
                + " inputs of the next layer and have inputs of its own: make it larger");
      }
    }
    inputs[0] = sizes[0];
    outputs[0] = Math.min(inputs[1], (ELEMENTS - 1) * sizes[0]);
    for (int l = 1; l <= last; l++) {
      inputs[l] = Math.min(inputs[l], outputs[l - 1]);
    }
    return new PortAllocation(inputs, outputs);
  }
}
