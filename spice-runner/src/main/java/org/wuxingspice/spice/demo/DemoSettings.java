package org.wuxingspice.spice.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the demo runs.
 *
 * @param out folder for everything it writes
 * @param data folder of IDX files; empty for the bundled digits
 * @param seed of topology, coefficients and sample order
 * @param workers ngspice processes, positive
 * @param hidden neurons in the hidden layer, positive
 * @param epochs numeric passes over the training digits, positive
 * @param presentations training digits shown to the circuit, positive
 * @param testDigits test digits shown to the circuit in each evaluation, positive
 */
public record DemoSettings(
    Path out,
    Optional<Path> data,
    long seed,
    int workers,
    int hidden,
    int epochs,
    int presentations,
    int testDigits) {

  /** Length of a pass, in time units: five settling times of a neuron (about 4 units each). */
  static final double DURATION = 20;

  /** Step of the numeric model, in time units. */
  static final double STEP = 0.2;

  /** Side of the pooled images, in pixels. */
  static final int SIDE = 7;

  /** Drive per unit of centred pixel value; small, so that the reversed pass is a true gradient. */
  static final double GAIN = 0.3;

  /** Digits per update of the numeric training. */
  static final int NUMERIC_BATCH = 32;

  /** Digits per update with the circuit in the loop. */
  static final int CIRCUIT_BATCH = 8;
}
