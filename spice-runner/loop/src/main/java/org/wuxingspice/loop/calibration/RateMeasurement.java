package org.wuxingspice.loop.calibration;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealVector;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;

/**
 * K1, K2, K3 and the constant input of every element. While known currents flow into all elements
 * of a layer and its links carry next to nothing, the equation of each settled element is linear in
 * these four numbers; a dozen combinations of currents give them by least squares. The layers take
 * turns, since a layer that is at rest sends the next one a constant at most.
 */
final class RateMeasurement {

  /** Combinations of currents. */
  static final int PATTERNS = 12;

  /** Smallest current, which keeps elements above the lower limit, units of E per time unit. */
  private static final double LEAST = 0.5;

  /** Largest current; neurons stay below half of the upper limit. */
  private static final double MOST = 6;

  /** The fractional parts of its multiples are spread evenly: the golden ratio's. */
  private static final double SPREAD = 0.6180339887498949;

  private final TestBench bench;
  private final Propagator circuit;
  private final Network silent;

  /**
   * Prepares the measurement.
   *
   * @param bench shows the currents
   * @param circuit in question
   * @param network whose links are set to nothing
   */
  RateMeasurement(final TestBench bench, final Propagator circuit, final Network network) {
    this.bench = bench;
    this.circuit = circuit;
    this.silent = network.withCoefficients(new double[network.topology().linkCount()]);
  }

  /** The forward equations of all elements. */
  ElementEquation[] measure() {
    final ElementEquation[] equations = new ElementEquation[silent.topology().elementCount()];
    final int turns = Math.min(2, silent.topology().layers());
    for (int turn = 0; turn < turns; turn++) {
      final Signals currents = Signals.zeros(equations.length, PATTERNS);
      for (int e = 0; e < equations.length; e++) {
        for (int p = 0; p < PATTERNS && isShown(e, turn); p++) {
          currents.set(e, p, current(e % ELEMENTS, p));
        }
      }
      final Signals seen = bench.settled(circuit, silent, Direction.FORWARD, currents);
      for (int e = 0; e < equations.length; e++) {
        if (isShown(e, turn)) {
          equations[e] = fitted(e, currents, seen);
        }
      }
    }
    return equations;
  }

  private boolean isShown(final int element, final int turn) {
    return silent.topology().port(element).layer() % 2 == turn;
  }

  private static double current(final int own, final int pattern) {
    final double spread = (1 + own + pattern * ELEMENTS) * SPREAD;
    return LEAST + (MOST - LEAST) * (spread - Math.floor(spread));
  }

  private ElementEquation fitted(final int element, final Signals currents, final Signals seen) {
    final int generator = ElementEquation.generator(element, Direction.FORWARD);
    final int restrainer = ElementEquation.restrainer(element, Direction.FORWARD);
    final double[][] rows = new double[PATTERNS][];
    final double[] right = new double[PATTERNS];
    for (int p = 0; p < PATTERNS; p++) {
      final double value = seen.at(element, p);
      if (silent.clamp().reaches(value, 0)) {
        final Topology topology = silent.topology();
        throw CalibrationReason.NOT_MEASURED.failure(
            topology.port(element)
                + " is at a limit while currents flow into its neuron: take smaller offsets or"
                + " mismatch");
      }
      rows[p] =
          new double[] {
            seen.at(generator, p), -value, -value * seen.at(restrainer, p), 1,
          };
      right[p] = -currents.at(element, p);
    }
    final RealVector fit =
        new QRDecomposition(new Array2DRowRealMatrix(rows, false))
            .getSolver()
            .solve(new ArrayRealVector(right, false));
    return new ElementEquation(
        generator, restrainer, fit.getEntry(0), fit.getEntry(1), fit.getEntry(2), fit.getEntry(3));
  }
}
