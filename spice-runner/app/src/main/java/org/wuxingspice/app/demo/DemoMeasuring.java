package org.wuxingspice.app.demo;

import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.network.Network;

/**
 * Accuracy of the circuit and of the numeric model on the same test digits.
 *
 * @param training keeps the measurements
 * @param circuit op-amp circuit
 * @param numeric its numeric twin
 * @param digits number of test digits
 */
record DemoMeasuring(DemoTraining training, Propagator circuit, Propagator numeric, int digits) {

  void measure(final String phase, final int presentations, final Network network) {
    training.phase("test digits in the circuit, " + phase, digits);
    final double inCircuit = training.accuracy(circuit, network, digits);
    training.phase("test digits in the numeric model", digits);
    final double inModel = training.accuracy(numeric, network, digits);
    training.record(new Measurement(phase, presentations, inCircuit, inModel));
  }
}
