package org.wuxingspice.app.demo;

import java.util.List;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.model.training.Recipe;

/**
 * What the demonstration found. Accuracies are fractions of the test images that are right.
 *
 * @param numericBefore in the equations, after the numeric training
 * @param numericAfter in the equations, with the coefficients that training in the loop found
 * @param circuit in the circuit: before training in the loop, then after each of its epochs
 * @param secondsPerImage wall-clock time of one test image in the circuit
 * @param waveforms node voltages of the circuit as drawn against the equations, one sample
 * @param recipe of the training in the loop
 */
public record DemoResult(
    double numericBefore,
    double numericAfter,
    List<Double> circuit,
    double secondsPerImage,
    Comparison waveforms,
    Recipe recipe) {

  /** Keeps an unmodifiable copy of the list. */
  public DemoResult {
    circuit = List.copyOf(circuit);
  }

  /** {@return the accuracy in the circuit before training in the loop} */
  public double circuitBefore() {
    return circuit.get(0);
  }

  /** {@return the accuracy in the circuit after training in the loop} */
  public double circuitAfter() {
    return circuit.get(circuit.size() - 1);
  }
}
