package org.wuxingspice.app.demo;

import java.nio.file.Path;
import java.util.Optional;
import org.wuxingspice.netlist.technology.ConductanceRange;
import org.wuxingspice.netlist.technology.Imperfections;
import org.wuxingspice.netlist.technology.Technology;

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

  /** Conductances that a memristor can be set to: five bits. */
  private static final int CONDUCTANCE_LEVELS = 32;

  /** Spread of the memristors' conductances, relative. */
  private static final double SYNAPSE_MISMATCH = 0.05;

  /** Spread of the amplifiers' input offsets, V. */
  private static final double OFFSET = 1e-3;

  /** The same parts with memristors that can be set to a few conductances only. */
  static Technology quantised(final Technology drawn) {
    return drawn.withMemristance(
        new ConductanceRange(
            drawn.memristance().lowest(), drawn.memristance().highest(), CONDUCTANCE_LEVELS));
  }

  /** Differences between the devices of the circuit that is trained. */
  static Imperfections imperfections(final long seed) {
    return new Imperfections(seed, SYNAPSE_MISMATCH, 0, OFFSET);
  }

  /** The same in words. */
  static String imperfectionsInWords() {
    return CONDUCTANCE_LEVELS
        + " conductances per memristor, "
        + Math.round(100 * SYNAPSE_MISMATCH)
        + " % mismatch, offsets of "
        + Math.round(1000 * OFFSET)
        + " mV (standard deviations); deviations counted from the measured rest";
  }
}
