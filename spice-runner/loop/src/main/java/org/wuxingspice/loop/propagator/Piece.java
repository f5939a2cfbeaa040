package org.wuxingspice.loop.propagator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.compile.Alteration;
import org.wuxingspice.netlist.compile.Amplifier;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.CutLine;
import org.wuxingspice.netlist.compile.Supply;
import org.wuxingspice.ngspice.simulation.ExternalWaveform;
import org.wuxingspice.ngspice.simulation.ParameterOverrides;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * One circuit that is simulated by itself: a whole network or a piece of it, in one direction. Any
 * network that differs in its coefficients and neuron parameters alone can use it. Not safe for use
 * by several threads.
 */
final class Piece {

  /**
   * Grid of the lines between pieces, intervals per time unit. Integrals of pieces and whole differ
   * by 4e-5 with it, as with any finer one: that is the simulator's own error.
   */
  private static final double GRID = 10;

  /** A line between pieces, whatever each of them calls it. */
  record Line(int element, int sign) {
    static Line of(final CutLine cut) {
      return new Line(cut.element(), cut.sign());
    }
  }

  private final CircuitOptions options;
  private final CompiledNetwork compiled;
  private final SharedNetlist template;
  private final int[] elements;
  private final List<Amplifier> noisy;
  private final Supply supply;
  private final List<CutLine> incoming;
  private final List<Line> needs;
  private final List<CutLine> outgoing;
  private NeuronParameters parameters;
  private double[] parameterValues;

  Piece(
      final CompiledNetwork compiled, final SharedNetlist template, final CircuitOptions options) {
    this.compiled = compiled;
    this.template = template;
    this.options = options;
    this.elements = compiled.elements();
    this.supply = compiled.supply();
    this.incoming = compiled.incoming();
    this.needs = incoming.stream().map(Line::of).toList();
    this.outgoing = compiled.outgoing();
    this.noisy = options.imperfections().noise() == 0 ? List.of() : compiled.amplifiers();
  }

  /** The elements in this circuit, by index through the network. */
  int[] elements() {
    return elements;
  }

  /** Lines that this piece needs from earlier stages. */
  List<Line> needs() {
    return needs;
  }

  /** What a network sets in this circuit, the same for all samples. */
  double[] networkValues(final Network network) {
    if (parameters != network.parameters()) {
      parameters = network.parameters();
      parameterValues =
          compiled.parameterAlterations(parameters).stream()
              .mapToDouble(Alteration::value)
              .toArray();
    }
    return DoubleStream.concat(
            DoubleStream.of(compiled.coefficientValues(network.coefficients())),
            DoubleStream.of(parameterValues))
        .toArray();
  }

  /**
   * The simulation of one sample.
   *
   * @param drive one number per channel of the whole network
   * @param networkValues as {@link #networkValues} gives them
   * @param lines what the sources at the cuts play
   * @param occasion that the noise of the devices belongs to
   */
  Request request(
      final double[] drive,
      final double[] networkValues,
      final Map<Line, Supplier<ExternalWaveform>> lines,
      final long occasion) {
    final Map<String, ExternalWaveform> played = new LinkedHashMap<>();
    incoming.forEach(line -> played.put(line.source(), lines.get(Line.of(line)).get()));
    addNoise(played, occasion);
    final double[] values =
        DoubleStream.concat(
                DoubleStream.of(compiled.driveValues(drive)), DoubleStream.of(networkValues))
            .toArray();
    return Request.of(template.deck(), compiled.analysis(options.duration()))
        .overriding(new ParameterOverrides(template.names(), values))
        .driving(played)
        .probing(template.probes())
        .within(options.limit());
  }

  private void addNoise(final Map<String, ExternalWaveform> played, final long occasion) {
    if (noisy.isEmpty()) {
      return;
    }
    final double interval = compiled.noiseInterval();
    final double end = options.technology().seconds(options.duration());
    final double[] time =
        IntStream.rangeClosed(0, (int) Math.ceil(end / interval))
            .mapToDouble(i -> i * interval)
            .toArray();
    for (final Amplifier amplifier : noisy) {
      final double[] volts =
          options
              .imperfections()
              .noise(amplifier.device(), amplifier.index(), occasion, interval, time.length);
      played.put(amplifier.noiseSource(), new ExternalWaveform(time, volts));
    }
  }

  /**
   * What later stages need of a result. Drives are made when they are played, since recorded
   * voltages are a fraction of their size.
   */
  Map<Line, Supplier<ExternalWaveform>> gives(final Waveforms result) {
    final Map<Line, Supplier<ExternalWaveform>> lines = new LinkedHashMap<>();
    if (!outgoing.isEmpty()) {
      final CutSignals signals =
          new CutSignals(result.scale(), (int) Math.ceil(options.duration() * GRID));
      for (final CutLine line : outgoing) {
        final double[] volts = result.vector(line.probe());
        lines.put(Line.of(line), () -> signals.drive(volts));
      }
    }
    return lines;
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
    return scaled(result.vector(template.probes().get(position)), compiled.unitsPerVolt(position));
  }

  /** ∫D of an element as an integrator in the circuit gives it, in time units. */
  double circuitIntegral(final Waveforms result, final int position) {
    final double[] volts = result.vector(template.probes().get(elements.length + position));
    return volts[volts.length - 1] / options.technology().voltsPerUnit();
  }

  /** What the parts take from the supplies during a pass without signals, joule. */
  double quiescentEnergy() {
    return supply.quiescentPower() * options.technology().seconds(options.duration());
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
