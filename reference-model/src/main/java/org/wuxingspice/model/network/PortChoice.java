package org.wuxingspice.model.network;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which elements of a middle neuron take links in and which give them out. */
public enum PortChoice {
  /** A random choice for every neuron. */
  RANDOM,
  /**
   * A random one of the choices with the largest product of absolute gains over all pairs of input
   * and output, so that no input reaches an output only through an element that hardly answers.
   */
  GAIN;

  /**
   * Chooses elements for a neuron.
   *
   * @param inputs number of inputs
   * @param outputs number of outputs; together at most 5
   * @param random source of the choice
   * @return the elements in use, inputs first
   */
  List<Integer> elements(final int inputs, final int outputs, final Random random) {
    final List<Integer> elements = new ArrayList<>(List.of(0, 1, 2, 3, 4));
    Collections.shuffle(elements, random);
    if (this == RANDOM) {
      return elements.subList(0, inputs + outputs);
    }
    final Best best = new Best(inputs, outputs, elements);
    best.search(new ArrayList<>(), 0);
    return best.found;
  }

  /** Searches all ways to take so many inputs and outputs from five elements, at most 30. */
  private static final class Best {

    private final int inputs;
    private final int outputs;
    private final List<Integer> order;
    private List<Integer> found = List.of();
    private double product = -1;

    Best(final int inputs, final int outputs, final List<Integer> order) {
      this.inputs = inputs;
      this.outputs = outputs;
      this.order = order;
    }

    void search(final List<Integer> chosen, final int from) {
      if (chosen.size() == inputs + outputs) {
        final double candidate = product(chosen);
        if (candidate > product * (1 + 1e-12)) {
          product = candidate;
          found = List.copyOf(chosen);
        }
        return;
      }
      final boolean outputsBegin = chosen.size() == inputs;
      for (int i = outputsBegin ? 0 : from; i < ELEMENTS; i++) {
        if (!chosen.contains(order.get(i))) {
          chosen.add(order.get(i));
          search(chosen, i + 1);
          chosen.remove(chosen.size() - 1);
        }
      }
    }

    private double product(final List<Integer> chosen) {
      double result = 1;
      for (final int input : chosen.subList(0, inputs)) {
        for (final int output : chosen.subList(inputs, chosen.size())) {
          result *= Math.abs(PortGain.between(input, output));
        }
      }
      return result;
    }
  }
}
