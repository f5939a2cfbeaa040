package org.wuxingspice.app.demo;

import java.util.Locale;

/**
 * One row of the metrics.
 *
 * @param phase what had been done before the measurement
 * @param presentations training digits shown in the phase so far
 * @param circuitAccuracy fraction of the test digits right from node voltages, NaN when not
 *     measured
 * @param numericAccuracy fraction of the same digits right in the numeric model
 */
record Measurement(
    String phase, int presentations, double circuitAccuracy, double numericAccuracy) {

  static final String HEADER = "phase,presentations,circuit_accuracy,numeric_accuracy";

  String csv() {
    return String.format(
        Locale.ROOT,
        "%s,%d,%s,%s",
        phase,
        presentations,
        Double.isNaN(circuitAccuracy) ? "" : Double.toString(circuitAccuracy),
        Double.toString(numericAccuracy));
  }
}
