package org.wuxingspice.loop.propagator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.compile.Amplifier;
import org.wuxingspice.netlist.compile.BoundarySignal;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.LinkSums;
import org.wuxingspice.netlist.compile.StateReadout;
import org.wuxingspice.netlist.compile.Supply;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * One circuit that is simulated by itself: a whole network or a piece of it, in one direction. Any
 * network that differs in its coefficients and neuron parameters alone can use it. Not safe for use
 * by several threads.
 */
final class Piece {

  private final CircuitOptions options;
  private final CompiledNetwork compiled;
  private final SharedNetlist netlist;
  private final int[] elements;
  private final int[] channels;
  private final List<Amplifier> noisy;
  private final Supply supply;
  private final List<BoundarySignal> outgoing;
  private final int[][] portLines;
  private @Nullable NeuronParameters parameters;
  private double[] bias = {};
  private double[] stateValues = {};

  Piece(final CompiledNetwork compiled, final SharedNetlist netlist, final CircuitOptions options) {
    this.compiled = compiled;
    this.netlist = netlist;
    this.options = options;
    this.elements = compiled.elements();
    this.channels = compiled.channels();
    this.supply = Supply.of(compiled);
    this.outgoing = compiled.outgoing();
    this.noisy = options.die().noise() == 0 ? List.of() : compiled.amplifiers();
    this.portLines = compiled.linkSums().map(this::portLines).orElseGet(() -> new int[0][]);
  }

  private int[][] portLines(final LinkSums sums) {
    return IntStream.range(0, sums.ports())
        .mapToObj(
            port ->
                IntStream.of(sums.links(port))
                    .flatMap(
                        link ->
                            sums.signs().stream()
                                .mapToInt(sign -> LineVoltages.number(sums.origin(link), sign)))
                    .toArray())
        .toArray(int[][]::new);
  }

  /** The elements in this circuit, by index through the network. */
  int[] elements() {
    return elements;
  }

  /** The channels of the drive that end in this circuit. */
  int[] channels() {
    return channels;
  }

  CompiledNetwork compiled() {
    return compiled;
  }

  SharedNetlist netlist() {
    return netlist;
  }

  /** The amplifiers whose noise is played; none without noise. */
  List<Amplifier> noisy() {
    return noisy;
  }

  /** The lines that later pieces need. */
  List<BoundarySignal> outgoing() {
    return outgoing;
  }

  /** This piece as a network sets it. */
  ProgrammedPiece programmed(final Network network) {
    final Optional<LinkSums> sums = compiled.linkSums();
    final List<PortCurrent> ports = new ArrayList<>();
    sums.ifPresent(
        all -> {
          final double[] coefficients = network.coefficients();
          for (int port = 0; port < all.ports(); port++) {
            ports.add(new PortCurrent(portLines[port], all.port(port, coefficients)));
          }
        });
    return new ProgrammedPiece(
        this,
        ports,
        sums.isPresent() ? new double[0] : compiled.coefficientValues(network.coefficients()),
        options);
  }

  /**
   * Values of the devices that a starting point sets, in the order of their names. States that
   * share their parameters and constant inputs share where they rest.
   */
  double[] values(final StartingPoint.State start) {
    if (parameters != start.parameters() || bias != start.bias()) {
      parameters = start.parameters();
      bias = start.bias();
      stateValues =
          compiled.parameterAlterations(start.parameters(), start.restState()).stream()
              .mapToDouble(Alteration::value)
              .toArray();
    }
    return stateValues;
  }

  /**
   * Keeps what later stages need of a result.
   *
   * @param result of a simulation
   * @param voltages of the sample
   * @param grid of the lines
   */
  void give(final Waveforms result, final LineVoltages voltages, final LineGrid grid) {
    if (outgoing.isEmpty()) {
      return;
    }
    final LineSpline spline = new LineSpline(result.scale(), grid);
    for (final BoundarySignal line : outgoing) {
      voltages.put(
          LineVoltages.number(line.element(), line.sign()),
          spline.resampled(result.vector(line.probe())));
    }
  }

  /** Drops the lines that this piece gave. */
  void forget(final LineVoltages voltages) {
    for (final BoundarySignal line : outgoing) {
      voltages.forget(LineVoltages.number(line.element(), line.sign()));
    }
  }

  /** The instants of a result, in time units. */
  double[] time(final Waveforms result) {
    return scaled(result.scale(), 1 / options.technology().secondsPerUnit());
  }

  /**
   * The values E of an element over the instants of a result.
   *
   * @param position of the element in {@link #elements()}
   */
  double[] values(final Waveforms result, final int position) {
    return scaled(volts(result, position), compiled.states().get(position).unitsPerVolt());
  }

  /**
   * Whether an element's limiter held it at any instant of a result.
   *
   * @param position of the element in {@link #elements()}
   * @param shift of its limits, units of E
   */
  boolean isClamped(final Waveforms result, final int position, final double shift) {
    final StateReadout state = compiled.states().get(position);
    return DoubleStream.of(volts(result, position)).anyMatch(v -> state.isClamped(v, shift));
  }

  private double[] volts(final Waveforms result, final int position) {
    return result.vector(netlist.probes().get(position));
  }

  /** ∫D of an element as an integrator in the circuit gives it, in time units. */
  double circuitIntegral(final Waveforms result, final int position) {
    final double[] volts = result.vector(netlist.probes().get(elements.length + position));
    return compiled.integrals().get(position).value(volts[volts.length - 1]);
  }

  /** What the parts and constant inputs take during a pass without signals, joule. */
  double quiescentEnergy(final StartingPoint.State start) {
    return (supply.quiescentPower() + supply.volts() * compiled.biasCurrent(start.restState()))
        * options.technology().seconds(options.duration());
  }

  /** What the currents at the outputs take from the supplies during a pass, joule. */
  double signalEnergy(final Waveforms result) {
    final double[] time = result.scale();
    double joules = 0;
    for (final String current : supply.outputCurrents()) {
      final double[] amperes = result.vector(current);
      for (int i = 1; i < time.length; i++) {
        joules +=
            supply.volts()
                * (time[i] - time[i - 1])
                * (Math.abs(amperes[i]) + Math.abs(amperes[i - 1]))
                / 2;
      }
    }
    return joules;
  }

  private static double[] scaled(final double[] values, final double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return values;
  }

  @Override
  public String toString() {
    return compiled.neurons().toString();
  }
}
