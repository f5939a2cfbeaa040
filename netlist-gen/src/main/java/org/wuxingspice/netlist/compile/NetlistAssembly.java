package org.wuxingspice.netlist.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.technology.Technology;

/**
 * The statements of a compiled circuit in the order of its netlist, each made when it is reached.
 *
 * @param design what the circuit is made from
 * @param construction how its parts are built
 * @param excerpt what of the network it holds
 * @param integrals whether it integrates the deviations
 * @param biases whether every element has a constant input
 * @param sums what stands for the links and for the lines from other pieces; empty for devices
 */
record NetlistAssembly(
    CompileContext design,
    Construction construction,
    Subnetwork excerpt,
    boolean integrals,
    boolean biases,
    Optional<LinkSums> sums) {

  /**
   * Values of noise per time unit. The fastest pole of a neuron lies at 2.2/(2π) cycles per time
   * unit, where noise of this rate is 5 % below white; the integrators average what is faster.
   */
  private static final double NOISE_PER_UNIT = 4;

  /**
   * The statements.
   *
   * @param waveforms volts by the name of a cut line's source; a line without one rests
   */
  Stream<Statement> statements(final Map<String, Waveform> waveforms) {
    final Topology topology = design.topology();
    final Technology technology = design.technology();
    return Stream.of(
            Stream.of(
                comment("R*C = " + technology.secondsPerUnit() + " s is one unit of time"),
                comment("1 unit of E is " + technology.voltsPerUnit() + " V"),
                simulation(technology)),
            construction.cells().stream(),
            construction.rails().stream(),
            section("Drive", excerpt.channels(), construction::drive),
            IntStream.range(0, topology.layers()).boxed().flatMap(this::layer),
            integrals
                ? section("Integrals of D", excerpt.elements(), construction::deviationIntegral)
                : Stream.<Statement>empty(),
            biases
                ? section("Constant inputs", excerpt.elements(), e -> List.of(bias(e)))
                : Stream.<Statement>empty(),
            section(
                "Lines of D = E - B0 of the elements that give signals",
                excerpt.senders(),
                construction::lines),
            sums.isPresent()
                ? Stream.<Statement>empty()
                : section("Lines from other pieces", excerpt.incoming(), e -> cut(e, waveforms)),
            noise(),
            links())
        .flatMap(part -> part);
  }

  private Stream<Statement> links() {
    return sums.map(all -> Stream.concat(Stream.of(comment("Sums of links")), all.statements()))
        .orElseGet(() -> section("Links", excerpt.links(), construction::link));
  }

  private Statement bias(final int element) {
    return new Source.Current(
        design.element("ib", element), "0", construction.inputNode(element), Value.ZERO);
  }

  private static Statement comment(final String text) {
    return new Directive.Comment(text);
  }

  /** Tolerances that are small against a unit, and the trapezoidal rule. */
  static Statement simulation(final Technology t) {
    return new Directive.Options(
        Map.of(
            "reltol",
            "1e-4",
            "abstol",
            Double.toString(1e-7 * t.voltsPerUnit() / t.resistance()),
            "vntol",
            Double.toString(1e-7 * t.voltsPerUnit()),
            "chgtol",
            Double.toString(1e-4 * t.voltsPerUnit() * t.capacitance()),
            "method",
            "trap",
            "noinit",
            ""));
  }

  private static Stream<Statement> section(
      final String title, final int[] indices, final IntFunction<List<Statement>> part) {
    return indices.length == 0
        ? Stream.empty()
        : Stream.concat(
            Stream.of(comment(title)),
            Arrays.stream(indices).boxed().flatMap(i -> part.apply(i).stream()));
  }

  private Stream<Statement> layer(final int layer) {
    final int from = design.topology().neuronOffset(layer);
    final int to = design.topology().neuronOffset(layer + 1);
    final int[] chosen = excerpt.neurons().stream().filter(n -> n >= from && n < to).toArray();
    return section(
        "Layer " + layer + ": " + chosen.length + " neurons",
        chosen,
        n -> List.of(construction.neuron(n)));
  }

  private List<Statement> cut(final int element, final Map<String, Waveform> waveforms) {
    final List<Statement> statements = new ArrayList<>(construction.incoming(element));
    for (final CutLine line : construction.cut(element)) {
      final Waveform waveform =
          waveforms.getOrDefault(
              line.source(),
              Waveform.piecewiseLinear(
                  new double[] {0, design.technology().secondsPerUnit()},
                  new double[] {line.rest(), line.rest()}));
      statements.add(
          new Source.Voltage(
              line.source(), line.source().substring(1), "0", Stimulus.of(waveform)));
    }
    return statements;
  }

  private Stream<Statement> noise() {
    if (design.imperfections().noise() == 0) {
      return Stream.empty();
    }
    final double deviation = design.imperfections().noiseDeviation(noiseInterval());
    return Stream.concat(
        Stream.of(comment("Noise at the inputs of the amplifiers")),
        amplifiers().map(amplifier -> amplifier.noise(deviation, noiseInterval())));
  }

  /** Time between the values of a noise source, second. */
  double noiseInterval() {
    return design.technology().secondsPerUnit() / NOISE_PER_UNIT;
  }

  /** The amplifiers of the neurons, then those of the lines. */
  Stream<Amplifier> amplifiers() {
    return Stream.concat(
        excerpt.neurons().stream().boxed().flatMap(n -> construction.amplifiers(n).stream()),
        Arrays.stream(excerpt.senders())
            .boxed()
            .flatMap(e -> construction.lineAmplifiers(e).stream()));
  }
}
