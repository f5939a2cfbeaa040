package org.wuxingspice.loop.propagator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Port;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;

@Timeout(120)
class NoiseTest {

  private static final double DURATION = 20;

  /** Far above a real amplifier's, so that it is far above the simulator's tolerances, 1e-4. */
  private static final double DENSITY = 1e-6;

  private static final int SAMPLES = 400;
  private static final double STEP = 0.01;

  private static CircuitOptions options(final long seed) {
    return CircuitOptions.of(Level.OPAMP, Technology.integrated(), DURATION)
        .withDie(new Die(seed, new Die.Spread(0, 0, 0, 0)).withNoise(DENSITY));
  }

  private static double[] integrals(
      final CircuitOptions options, final int workers, final Network network, final Signals drive) {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), workers)) {
      return new SpicePropagator(pool, options)
          .propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)))
          .integrals()
          .values();
    }
  }

  /** A lone neuron: the noise of six amplifiers through the equations linearised at E = 1. */
  @Test
  void spreadIsWhatLinearNoiseAnalysisGives() {
    final Network network =
        Network.of(
            new Topology(
                new int[] {1, 1},
                List.of(new Port(0, 0, 0)),
                List.of(new Port(1, 0, 1)),
                List.of(),
                false),
            new double[0]);
    final double[] integrals = integrals(options(5), 2, network, Signals.zeros(1, SAMPLES));
    final double[] expected = variances();
    for (int e = 0; e < expected.length; e++) {
      final double observed =
          Arrays.stream(integrals, e * SAMPLES, (e + 1) * SAMPLES).map(d -> d * d).sum() / SAMPLES;
      // the standard error of a variance of 400 draws is 7 %
      assertThat(observed / expected[e]).as("element " + e).isCloseTo(1, within(0.2));
    }
  }

  /** Variance of the integral of each D over a pass, units of E times time units, squared. */
  private static double[] variances() {
    final double[][] a = new double[5][5];
    final double[][] b = new double[5][6];
    for (int i = 0; i < 5; i++) {
      a[i][i] -= 1;
      a[i][(i + 4) % 5] += 1;
      a[i][(i + 3) % 5] -= 0.5;
    }
    // the driven input of element 0 has a resistor R more at its virtual ground
    for (int j = 0; j < 5; j++) {
      final double polarity = j % 2 == 0 ? 1 : -1;
      for (int i = 0; i < 5; i++) {
        b[i][j] = polarity * (a[i][j] + (i == j ? (j == 0 ? 2.5 : 1.5) : 0));
      }
    }
    b[0][5] = -2;
    final Technology t = Technology.integrated();
    final double density =
        DENSITY * DENSITY / 2 / (t.voltsPerUnit() * t.voltsPerUnit() * t.secondsPerUnit());
    final RealMatrix step =
        MatrixUtils.matrixExponential(MatrixUtils.createRealMatrix(a).scalarMultiply(STEP));
    RealMatrix impulse = MatrixUtils.createRealMatrix(b);
    RealMatrix response = MatrixUtils.createRealMatrix(5, 6);
    for (int j = 0; j < 5; j++) {
      response.setEntry(j, j, j % 2 == 0 ? 1 : -1);
    }
    final double[] variances = new double[5];
    for (double time = 0; time < DURATION; time += STEP) {
      final RealMatrix next = step.multiply(impulse);
      response = response.add(impulse.add(next).scalarMultiply(STEP / 2));
      impulse = next;
      for (int e = 0; e < 5; e++) {
        variances[e] += density * STEP * Math.pow(response.getRowVector(e).getNorm(), 2);
      }
    }
    return variances;
  }

  /** Each amplifier's noise is its own, whatever circuit it is simulated in. */
  @Test
  void noiseBelongsToSeedAndPassAlone() {
    final Topology topology =
        Topologies.adders(new int[] {3, 3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
    final Network network = Network.of(topology, Initialization.uniform(topology, 0.6, true, 3));
    final Signals drive = Signals.zeros(3, 3);
    Arrays.fill(drive.values(), 0.1);
    final double[] whole = integrals(options(5), 1, network, drive);
    assertThat(integrals(options(5), 2, network, drive)).isEqualTo(whole);
    final double[] pieces = integrals(options(5).inPieces(3), 2, network, drive);
    final double[] other = integrals(options(6), 2, network, drive);
    double spread = 0;
    for (int i = 0; i < whole.length; i++) {
      // other time steps, and cut lines on a grid; measured 0.0009
      assertThat(pieces[i]).isCloseTo(whole[i], within(0.002));
      spread = Math.max(spread, Math.abs(other[i] - whole[i]));
    }
    assertThat(spread).isGreaterThan(0.02);
    for (int i = 0; i < whole.length; i += drive.samples()) {
      assertThat(whole[i]).as("the same drive on another occasion").isNotEqualTo(whole[i + 1]);
    }
  }
}
