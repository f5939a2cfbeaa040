package org.wuxingspice.loop.calibration;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.Progress;
import org.wuxingspice.netlist.compile.Trim;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Learns from node voltages what the parts of one circuit are, and how to set them. It knows the
 * technology and what it asks of the circuit, and nothing of its draws.
 *
 * @param technology of the circuit
 * @param circuits starts the circuit
 * @param window of every pass; the circuit settles within it
 * @param repeats presentations whose mean is taken, positive
 * @param progress told of every presentation
 */
public record Calibrator(
    Technology technology, Circuits circuits, Window window, int repeats, Progress progress) {

  /** Starts the circuit in question. */
  @FunctionalInterface
  public interface Circuits {
    /**
     * {@return the circuit with its parts set; the caller closes it}
     *
     * @param trim setting of the parts; empty for as drawn
     */
    Propagator open(Optional<Trim> trim);
  }

  /**
   * What was learned.
   *
   * @param trim how to set the parts
   * @param inputs constant input of every element while its links are set to nothing, forward,
   *     units of E per time unit
   * @param presentations that it took, repeats counted
   * @param distance largest distance from rest that is left, units of E
   */
  public record Result(Trim trim, double[] inputs, long presentations, double distance) {}

  /** Checks the parts. */
  public Calibrator {
    Objects.requireNonNull(technology, "technology");
    Objects.requireNonNull(circuits, "circuits");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(progress, "progress");
  }

  /**
   * Measures rates, links and rests, in this order.
   *
   * @param network that the circuit is to run
   * @return how to set the circuit for it
   * @throws org.wuxingspice.model.failure.WuxingException {@link CalibrationReason#NOT_MEASURED},
   *     or what the circuit refuses
   */
  public Result measure(final Network network) {
    final TestBench bench = new TestBench(window, repeats, progress);
    final double[] inputs = new double[network.topology().elementCount()];
    final Trim parts;
    try (Propagator circuit = circuits.open(Optional.empty())) {
      final ElementEquation[] equations = new RateMeasurement(bench, circuit, network).measure();
      final Trim.Links links =
          new LinkMeasurement(bench, circuit, network, technology, equations).measure();
      parts = new Trim(rates(network, equations), links, Map.of());
      for (int e = 0; e < inputs.length; e++) {
        inputs[e] = equations[e].input();
      }
    }
    final Map<Direction, double[]> currents = new EnumMap<>(Direction.class);
    double distance = 0;
    try (Propagator circuit = circuits.open(Optional.of(parts))) {
      for (final Direction direction : Direction.values()) {
        final RestMeasurement rest = RestMeasurement.of(bench, circuit, network, direction);
        currents.put(direction, rest.currents());
        distance = Math.max(distance, rest.distance());
      }
    }
    return new Result(parts.withCurrents(currents), inputs, bench.presentations(), distance);
  }

  private static Trim.Rates rates(final Network network, final ElementEquation... equations) {
    final int count = equations.length;
    final double[] k1 = new double[count];
    final double[] k2 = new double[count];
    final double[] k3 = new double[count];
    for (int e = 0; e < count; e++) {
      final int own = e % ELEMENTS;
      final int generation = e - own + Direction.FORWARD.generationParameter(own);
      final int restraint = e - own + Direction.FORWARD.restraintParameter(own);
      k1[generation] = network.parameters().k1(generation) / equations[e].k1();
      k2[e] = network.parameters().k2(e) / equations[e].k2();
      k3[restraint] = network.parameters().k3(restraint) / equations[e].k3();
    }
    return new Trim.Rates(k1, k2, k3);
  }
}
