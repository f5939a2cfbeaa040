package org.wuxingspice.loop.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.SpicePropagator;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.simulation.Simulator;

/**
 * How far the waveforms of an op-amp circuit are from the model's, over the amplifiers'
 * gain-bandwidth product. What is left at high products is the error of the simulator's own time
 * steps. It is larger for the circuit of ideal parts than for the fastest amplifiers, since their
 * poles make the simulator take more steps; the rows count them.
 *
 * @param hertz gain-bandwidth products
 * @param circuits the op-amp circuit with each of them
 * @param ideal the circuit of ideal parts
 */
public record BandwidthStudy(List<Double> hertz, List<Row> circuits, Row ideal) {

  /**
   * One circuit.
   *
   * @param error largest difference of any element at any instant, units of E
   * @param points time points of the simulation
   */
  public record Row(double error, int points) {}

  private static final double DURATION = 20;
  private static final double FINE_STEP = 0.002;
  private static final double DRIVE = 0.1;
  private static final int[] SIZES = {20, 8, 4};

  /** Keeps unmodifiable copies of the lists. */
  public BandwidthStudy {
    hertz = List.copyOf(hertz);
    circuits = List.copyOf(circuits);
  }

  /**
   * Runs the study on a network of 20, 8 and 4 neurons with adders and all links.
   *
   * @param simulator answers the requests; stays open
   * @param seed of the network and its drive
   * @param products gain-bandwidth products, hertz
   * @return the rows, one per product in the order given
   */
  public static BandwidthStudy run(
      final Simulator simulator, final long seed, final double... products) {
    final Topology topology = Topologies.adders(SIZES, new int[] {0, 2}, new int[] {4, 1}, 1, seed);
    final Network network = Network.of(topology, Initialization.uniform(topology, 1, false, seed));
    final Random random = new Random(seed);
    final double[] drive =
        IntStream.range(0, topology.inputCount())
            .mapToDouble(c -> DRIVE * (2 * random.nextDouble() - 1))
            .toArray();
    final PassRequest request =
        new PassRequest(network, Direction.FORWARD, Signals.single(drive), Window.until(DURATION));
    final Trajectory reference;
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, FINE_STEP, 1)) {
      reference = engine.trajectory(request);
    }
    final Technology parts = Technology.integrated();
    final Function<CircuitOptions, Row> measure =
        options ->
            row(new SpicePropagator(simulator, options).trajectory(request), request, reference);
    final List<Row> circuits = new ArrayList<>();
    for (final double product : products) {
      final Technology changed = parts.withOpAmp(parts.opAmp().withGainBandwidth(product));
      circuits.add(measure.apply(CircuitOptions.of(Level.OPAMP, changed, DURATION)));
    }
    return new BandwidthStudy(
        Arrays.stream(products).boxed().toList(),
        circuits,
        measure.apply(CircuitOptions.of(Level.BEHAVIORAL, parts, DURATION)));
  }

  private static Row row(
      final Trajectory voltages, final PassRequest request, final Trajectory reference) {
    return new Row(
        Comparison.between(request.network(), request.direction(), voltages, reference)
            .worst()
            .worst(),
        voltages.time()[0].length);
  }
}
