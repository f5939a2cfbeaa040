package org.wuxingspice.loop.calibration;

import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.RestState;

/**
 * The constant currents with which a circuit that nothing drives rests where it was computed,
 * whatever its offsets. Where it is seen to rest tells what they have to be, see {@link
 * RestState#corrected}; a layer is right once the one before it is.
 *
 * @param currents by element, units of E per time unit; shared, not copied
 * @param distance largest distance from rest that is left, units of E
 */
record RestMeasurement(double[] currents, double distance) {

  /** Distance from rest that counts as none, units of E. */
  private static final double TOLERANCE = 1e-5;

  /** Distance from rest at which a circuit is not trimmed at all, units of E. */
  private static final double MOST = 0.1;

  /** Presentations for each layer. */
  private static final int ROUNDS = 12;

  /**
   * Searches for the currents.
   *
   * @param bench shows them
   * @param circuit in question, without currents of its own
   * @param network it runs
   * @param direction of the signals
   */
  static RestMeasurement of(
      final TestBench bench,
      final Propagator circuit,
      final Network network,
      final Direction direction) {
    final double[] rest = FixedPoint.solve(network.parameters(), direction);
    RestMeasurement best = new RestMeasurement(new double[rest.length], Double.POSITIVE_INFINITY);
    double[] applied = best.currents;
    for (int round = 0; round < ROUNDS * network.topology().layers(); round++) {
      final Signals currents = new Signals(rest.length, 1, applied);
      final double[] seen = bench.settled(circuit, network, direction, currents).sample(0);
      double distance = 0;
      for (int e = 0; e < rest.length; e++) {
        distance = Math.max(distance, Math.abs(seen[e] - rest[e]));
      }
      if (distance < best.distance) {
        best = new RestMeasurement(applied, distance);
      }
      if (distance <= TOLERANCE) {
        break;
      }
      applied = RestState.corrected(network, direction, rest, applied, seen);
    }
    if (best.distance > MOST) {
      throw CalibrationReason.NOT_MEASURED.failure(
          "elements stay "
              + (float) best.distance
              + " units from their rest, direction "
              + direction
              + ": take smaller offsets or mismatch, or a longer --duration");
    }
    return best;
  }
}
