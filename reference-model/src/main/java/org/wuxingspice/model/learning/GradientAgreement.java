package org.wuxingspice.model.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;

/**
 * How far the update of backward signal propagation points along the gradient: the cosine of the
 * angle between {@code Σ ∫D dt·∫D̂ dt} (equation 3.3, without limiter) and the negative gradient of
 * the squared output error, which is found by central differences of every coefficient.
 */
public final class GradientAgreement {

  /** Change of a coefficient; the truncation error of 1e-8 stays far below 1 − cosine. */
  private static final double DIFFERENCE = 1e-4;

  private static final double ODE_STEP = 0.1;

  private GradientAgreement() {}

  /**
   * One measurement.
   *
   * @param signal largest drive and largest target, in units of E
   * @param duration T in time units; infinite for the equilibrium engine
   * @param rebiased whether the reversed pass ran around the forward operating point
   * @param cosine −1 to 1
   */
  public record Row(double signal, double duration, boolean rebiased, double cosine) {}

  /**
   * {@return the cosine for one batch}
   *
   * @param engine runs all passes
   * @param window over which they integrate
   * @param rebiased whether the reversed pass runs around the forward operating point
   * @param network whose coefficients are differentiated
   * @param drive external inputs × samples
   * @param target wanted mean output deviations, external outputs × samples
   */
  public static double cosine(
      final Propagator engine,
      final Window window,
      final boolean rebiased,
      final Network network,
      final Signals drive,
      final Signals target) {
    return cosine(engine, window, rebiased, network, drive, target, 1);
  }

  /**
   * {@return the cosine for one batch whose errors drive the reversed pass at another size, as the
   * scale of an error signal makes them}
   *
   * @param engine runs all passes
   * @param window over which they integrate
   * @param rebiased whether the reversed pass runs around the forward operating point
   * @param network whose coefficients are differentiated
   * @param drive external inputs × samples
   * @param target wanted mean output deviations, external outputs × samples
   * @param errorScale what the output errors are multiplied by, positive
   */
  public static double cosine(
      final Propagator engine,
      final Window window,
      final boolean rebiased,
      final Network network,
      final Signals drive,
      final Signals target,
      final double errorScale) {
    final Pass forward =
        engine.propagate(new PassRequest(network, Direction.FORWARD, drive, window));
    final Signals error = error(network, forward, target).times(errorScale);
    final OperatingPoint point =
        rebiased ? new OperatingPoint.Rebiased(forward) : OperatingPoint.REST;
    final Pass reversed =
        engine.propagate(new PassRequest(network, Direction.REVERSED, error, window).around(point));
    double product = 0;
    double updateSquare = 0;
    double gradientSquare = 0;
    for (int k = 0; k < network.topology().linkCount(); k++) {
      final double update = update(network.topology(), k, forward, reversed);
      final double descent =
          loss(engine, window, network, k, -DIFFERENCE, drive, target)
              - loss(engine, window, network, k, DIFFERENCE, drive, target);
      product += update * descent;
      updateSquare += update * update;
      gradientSquare += descent * descent;
    }
    return product / Math.sqrt(updateSquare * gradientSquare);
  }

  private static double update(
      final Topology topology, final int link, final Pass forward, final Pass reversed) {
    double sum = 0;
    for (int s = 0; s < forward.integrals().samples(); s++) {
      sum +=
          forward.integrals().at(topology.source(link), s)
              * reversed.integrals().at(topology.target(link), s);
    }
    return sum;
  }

  private static Signals error(final Network network, final Pass forward, final Signals target) {
    final Signals error = ErrorSignal.outputs(network.topology(), forward);
    for (int i = 0; i < error.values().length; i++) {
      error.values()[i] = target.values()[i] - error.values()[i];
    }
    return error;
  }

  private static double loss(
      final Propagator engine,
      final Window window,
      final Network network,
      final int link,
      final double change,
      final Signals drive,
      final Signals target) {
    final double[] coefficients = network.coefficients();
    coefficients[link] += change;
    final Network changed = network.withCoefficients(coefficients);
    final Pass forward =
        engine.propagate(new PassRequest(changed, Direction.FORWARD, drive, window));
    double sum = 0;
    for (final double e : error(changed, forward, target).values()) {
      sum += e * e;
    }
    return sum;
  }

  /**
   * Measures an adder network of 8, 6 and 3 neurons with eight samples.
   *
   * @param signals largest drives and targets
   * @param durations T of the transient engine, Runge-Kutta with steps of 0.1
   * @param seed of topology, coefficients, drives and targets
   * @param threads to use
   * @return per signal a row for every duration, then the equilibrium engine around rest, then
   *     around the forward operating point
   */
  public static List<Row> table(
      final double[] signals, final double[] durations, final long seed, final int threads) {
    final Topology topology =
        Topologies.adders(new int[] {8, 6, 3}, new int[] {0, 2}, new int[] {4, 1}, 0.5, seed);
    final Network network = Network.of(topology, Initialization.uniform(topology, 1, true, seed));
    final List<Row> rows = new ArrayList<>();
    for (final double signal : signals) {
      final Signals drive = random(topology.inputCount(), signal, seed);
      final Signals target = random(topology.outputCount(), signal, seed + 1);
      for (final double duration : durations) {
        try (OdePropagator engine = new OdePropagator(Stepper.RK4, ODE_STEP, threads)) {
          rows.add(
              new Row(
                  signal,
                  duration,
                  false,
                  cosine(engine, Window.until(duration), false, network, drive, target)));
        }
      }
      try (EquilibriumPropagator engine = new EquilibriumPropagator(threads)) {
        for (final boolean rebiased : new boolean[] {false, true}) {
          final double cosine = cosine(engine, Window.until(1), rebiased, network, drive, target);
          rows.add(new Row(signal, Double.POSITIVE_INFINITY, rebiased, cosine));
        }
      }
    }
    return rows;
  }

  private static Signals random(final int channels, final double size, final long seed) {
    final Random random = new Random(seed);
    final Signals signals = Signals.zeros(channels, 8);
    for (int i = 0; i < signals.values().length; i++) {
      signals.values()[i] = size * (2 * random.nextDouble() - 1);
    }
    return signals;
  }

  /**
   * {@return the rows as comma-separated values with a heading}
   *
   * @param rows to print
   */
  public static String csv(final List<Row> rows) {
    final StringBuilder text = new StringBuilder("signal,duration,reversed_around,cosine\n");
    for (final Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s\n",
              row.signal(),
              row.duration(),
              row.rebiased() ? "forward" : "rest",
              row.cosine()));
    }
    return text.toString();
  }
}
