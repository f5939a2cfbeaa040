package org.wuxingspice.app.fidelity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.loop.compare.Comparison;
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
 * gain-bandwidth product. What is left at high products is the simulator's own error, which the
 * circuit of ideal parts has as well.
 *
 * @param hertz gain-bandwidth products
 * @param worst largest difference at each, units of E
 * @param behavioral largest difference of the circuit of ideal parts, units of E
 */
public record BandwidthStudy(List<Double> hertz, List<Double> worst, double behavioral) {

  private static final double DURATION = 20;
  private static final double FINE_STEP = 0.002;
  private static final double DRIVE = 0.1;
  private static final int[] SIZES = {20, 8, 4};

  /** Keeps unmodifiable copies of the lists. */
  public BandwidthStudy {
    hertz = List.copyOf(hertz);
    worst = List.copyOf(worst);
  }

  /**
   * Runs the study on a network of 20, 8 and 4 neurons with adders and all links.
   *
   * @param simulator answers the requests; stays open
   * @param seed of the network and its drive
   * @param products gain-bandwidth products, hertz
   * @return the largest errors, one per product in the order given
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
    final Trajectory reference;
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, FINE_STEP, 1)) {
      reference =
          engine.trajectory(
              new PassRequest(
                  network, Direction.FORWARD, Signals.single(drive), Window.until(DURATION)));
    }
    final Technology parts = Technology.integrated();
    final List<Double> worst = new ArrayList<>();
    for (final double product : products) {
      final Technology changed = parts.withOpAmp(parts.opAmp().withGainBandwidth(product));
      worst.add(difference(simulator, Level.OPAMP, changed, network, drive, reference));
    }
    return new BandwidthStudy(
        Arrays.stream(products).boxed().toList(),
        worst,
        difference(simulator, Level.BEHAVIORAL, parts, network, drive, reference));
  }

  private static double difference(
      final Simulator simulator,
      final Level level,
      final Technology technology,
      final Network network,
      final double[] drive,
      final Trajectory reference) {
    final Trajectory voltages =
        new SpicePropagator(simulator, CircuitOptions.of(level, technology, DURATION))
            .trajectory(
                new PassRequest(
                    network, Direction.FORWARD, Signals.single(drive), Window.until(DURATION)));
    return Comparison.between(network, Direction.FORWARD, voltages, reference).worst().worst();
  }

  /** {@return the errors over the gain-bandwidth product, both logarithmic} */
  public JFreeChart chart() {
    final double[] x = hertz.stream().mapToDouble(Double::doubleValue).toArray();
    final double[] floor = new double[x.length];
    Arrays.fill(floor, behavioral);
    return StackedLineChart.overLogarithm("gain-bandwidth product, Hz")
        .logarithmicPanel(
            "worst error, units of B0",
            new Series(
                "op-amp circuit",
                x,
                worst.stream().mapToDouble(Double::doubleValue).toArray(),
                Series.Style.MARKED),
            new Series("circuit of ideal parts", x, floor, Series.Style.DASHED))
        .chart("Waveform error of a network of 32 neurons falls as the amplifiers get faster");
  }
}
