package org.wuxingspice.spice.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.Alteration;
import org.wuxingspice.netlist.compile.Amplifier;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.CutLine;
import org.wuxingspice.netlist.compile.NetworkObject;
import org.wuxingspice.netlist.compile.Origins;
import org.wuxingspice.spice.deck.Deck;
import org.wuxingspice.spice.simulator.Drive;
import org.wuxingspice.spice.simulator.Request;
import org.wuxingspice.spice.simulator.Settings;
import org.wuxingspice.spice.simulator.Waveforms;

/**
 * One circuit that is simulated by itself: a whole network or a piece of it, in one direction. Any
 * network that differs in its coefficients and neuron parameters alone can use it.
 */
final class Piece {

  private final CircuitOptions options;
  private final CompiledNetwork compiled;
  private final Deck deck;
  private final List<String> names;
  private final List<String> probes;
  private final int[] elements;
  private final List<Amplifier> noisy;

  Piece(final CompiledNetwork compiled, final CircuitOptions options) {
    this.compiled = compiled;
    this.options = options;
    this.deck =
        Deck.of(compiled.circuit())
            .withObjects(name -> Origins.of(name).map(NetworkObject::describe));
    this.elements = compiled.elements();
    this.names = new ArrayList<>(compiled.driveTargets());
    names.addAll(compiled.coefficientTargets());
    compiled
        .parameterAlterations(compiled.network().parameters())
        .forEach(alteration -> names.add(alteration.target()));
    this.probes = new ArrayList<>(compiled.stateProbes());
    if (options.circuitIntegrals()) {
      probes.addAll(compiled.integralProbes());
    }
    compiled.outgoing().forEach(line -> probes.add(line.probe()));
    this.noisy = options.imperfections().noise() == 0 ? List.of() : compiled.amplifiers();
  }

  /** The elements in this circuit, by index through the network. */
  int[] elements() {
    return elements;
  }

  /** Lines that pieces of the next stage need. */
  List<CutLine> outgoing() {
    return compiled.outgoing();
  }

  /** What a network sets in this circuit, the same for all samples. */
  double[] networkValues(final Network network) {
    return DoubleStream.concat(
            DoubleStream.of(compiled.coefficientValues(network.coefficients())),
            compiled.parameterAlterations(network.parameters()).stream()
                .mapToDouble(Alteration::value))
        .toArray();
  }

  /**
   * The simulation of one sample.
   *
   * @param drive one number per channel of the whole network
   * @param networkValues as {@link #networkValues} gives them
   * @param lines what the sources at the cuts play, by source
   * @param occasion that the noise of the devices belongs to
   */
  Request request(
      final double[] drive,
      final double[] networkValues,
      final Map<String, Drive> lines,
      final long occasion) {
    final Map<String, Drive> played = new LinkedHashMap<>();
    compiled.incoming().forEach(line -> played.put(line.source(), lines.get(line.source())));
    addNoise(played, occasion);
    final double[] values =
        DoubleStream.concat(
                DoubleStream.of(compiled.driveValues(drive)), DoubleStream.of(networkValues))
            .toArray();
    return Request.of(deck, compiled.analysis(options.duration()))
        .altering(new Settings(names, values))
        .driving(played)
        .probing(probes)
        .within(options.limit());
  }

  private void addNoise(final Map<String, Drive> played, final long occasion) {
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
      played.put(amplifier.noiseSource(), new Drive(time, volts));
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
    return scaled(result.vector(probes.get(position)), compiled.unitsPerVolt(position));
  }

  /** ∫D of an element as an integrator in the circuit gives it, in time units. */
  double circuitIntegral(final Waveforms result, final int position) {
    final double[] volts = result.vector(probes.get(elements.length + position));
    return volts[volts.length - 1] / options.technology().voltsPerUnit();
  }

  private static double[] scaled(final double[] values, final double factor) {
    final double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i] * factor;
    }
    return result;
  }
}
