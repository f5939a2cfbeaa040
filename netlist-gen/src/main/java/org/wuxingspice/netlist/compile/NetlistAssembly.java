package org.wuxingspice.netlist.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.compile.CompileOptions.Feature;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;

/**
 * The statements of a compiled circuit in the order of its netlist, each made when it is reached.
 *
 * @param context what the circuit is made from
 * @param construction how its parts are built
 * @param subnetwork what of the network it holds
 * @param integrals of the deviations that it has
 * @param sums what stands for the links and for the lines from other pieces; empty for devices
 * @param options what it has besides
 * @param turned the same circuit seen from the other direction, if it has one
 */
record NetlistAssembly(
    CompileContext context,
    Construction construction,
    Subnetwork subnetwork,
    List<DeviationIntegral> integrals,
    Optional<LinkSums> sums,
    CompileOptions options,
    Optional<NetlistAssembly> turned) {

  /**
   * Values of noise per time unit. The fastest pole of a neuron lies at 2.2/(2π) cycles per time
   * unit, where noise of this rate is 5 % below white; the integrators average what is faster.
   */
  private static final double NOISE_PER_UNIT = 4;

  /**
   * The statements.
   *
   * @param waveforms of lines and ports, by the name of their source; one without rests
   */
  Stream<Statement> statements(final Map<String, Waveform> waveforms) {
    final Topology topology = context.network().topology();
    final Technology technology = context.technology();
    return Stream.of(
            Stream.of(
                comment("R*C = " + technology.secondsPerUnit() + " s is one unit of time"),
                comment("1 unit of E is " + technology.voltsPerUnit() + " V"),
                simulation(technology, context.die().temperature())),
            construction.parts().cells().stream(),
            construction.parts().references().stream(),
            drives(),
            turned.stream().flatMap(NetlistAssembly::drives),
            IntStream.range(0, topology.layers()).boxed().flatMap(this::layer),
            integrals.isEmpty() ? Stream.<Statement>empty() : release(),
            section("Integrals of D", integrals, DeviationIntegral::statements),
            lines(),
            turned.stream().flatMap(NetlistAssembly::lines),
            section(
                "Lines from other pieces",
                sums.isPresent() ? List.of() : indices(subnetwork.incoming()),
                e -> boundary(e, waveforms)),
            currents(),
            noise(),
            links(waveforms))
        .flatMap(part -> part);
  }

  private Stream<Statement> links(final Map<String, Waveform> waveforms) {
    return sums.map(
            all ->
                section(
                    "Links into each port as one current and one conductance",
                    IntStream.range(0, all.ports()).boxed().toList(),
                    port -> all.statements(port, waveforms)))
        .orElseGet(() -> section("Links", indices(subnetwork.links()), construction.parts()::link));
  }

  private Stream<Statement> release() {
    return DeviationIntegral.control(
        context.technology(), integrals.get(0).release(), turned.isEmpty())
        .stream();
  }

  private Stream<Statement> currents() {
    return section(
        "Bias and trim of the elements",
        options.has(Feature.PORT_CURRENTS) ? indices(subnetwork.elements()) : List.of(),
        e ->
            List.of(
                new Source.Current(
                    current(context, e).local(),
                    "0",
                    construction.values().summingNode(e),
                    Value.of(construction.values().amperes(e, context.rest().bias()[e])))));
  }

  /** The source of an element's bias and trim. */
  static DevicePath current(final CompileContext context, final int element) {
    return DevicePath.of(context.element("ib", element));
  }

  private Stream<Statement> drives() {
    return section("Drive", indices(subnetwork.channels()), construction.parts()::drive);
  }

  private Stream<Statement> lines() {
    return section(
        "Lines of D = E - B0 of the elements that give signals",
        indices(subnetwork.senders()),
        construction.parts()::lines);
  }

  private static List<Integer> indices(final int... indices) {
    return Arrays.stream(indices).boxed().toList();
  }

  private static Statement comment(final String text) {
    return new Directive.Comment(text);
  }

  /** Tolerances that are small against a unit, and the trapezoidal rule. */
  private static Statement simulation(final Technology t, final double temperature) {
    final Map<String, String> options = new TreeMap<>();
    options.put("reltol", "1e-4");
    options.put("abstol", Double.toString(1e-7 * t.voltsPerUnit() / t.resistance()));
    options.put("vntol", Double.toString(1e-7 * t.voltsPerUnit()));
    options.put("chgtol", Double.toString(1e-4 * t.voltsPerUnit() * t.capacitance()));
    options.put("method", "trap");
    options.put("noinit", "");
    if (temperature != Die.NOMINAL_TEMPERATURE) {
      options.put("temp", Double.toString(temperature));
    }
    return new Directive.Options(options);
  }

  private static <T> Stream<Statement> section(
      final String title, final List<T> all, final Function<T, List<Statement>> part) {
    return all.isEmpty()
        ? Stream.empty()
        : Stream.concat(
            Stream.of(comment(title)), all.stream().flatMap(i -> part.apply(i).stream()));
  }

  private Stream<Statement> layer(final int layer) {
    final int from = context.network().topology().neuronOffset(layer);
    final int to = context.network().topology().neuronOffset(layer + 1);
    final List<Integer> chosen =
        subnetwork.neurons().stream().filter(n -> n >= from && n < to).boxed().toList();
    return section(
        "Layer " + layer + ": " + chosen.size() + " neurons", chosen, construction.parts()::neuron);
  }

  private List<Statement> boundary(final int element, final Map<String, Waveform> waveforms) {
    final List<Statement> statements = new ArrayList<>(construction.parts().incoming(element));
    for (final BoundarySignal line : construction.values().boundary(element)) {
      final String source = line.source().local();
      final Waveform waveform =
          waveforms.getOrDefault(
              source,
              Waveform.piecewiseLinear(
                  new double[] {0, context.technology().secondsPerUnit()},
                  new double[] {line.rest(), line.rest()}));
      statements.add(new Source.Voltage(source, line.node().local(), "0", Stimulus.of(waveform)));
    }
    return statements;
  }

  private Stream<Statement> noise() {
    if (context.die().noise() == 0) {
      return Stream.empty();
    }
    final double deviation = context.die().noiseDeviation(noiseInterval());
    return Stream.concat(
        Stream.of(comment("Noise at the inputs of the amplifiers")),
        amplifiers().map(amplifier -> amplifier.noise(deviation, noiseInterval())));
  }

  /** Time between the values of a noise source, second. */
  double noiseInterval() {
    return context.technology().secondsPerUnit() / NOISE_PER_UNIT;
  }

  /** The amplifiers of the neurons, then those of the lines. */
  Stream<Amplifier> amplifiers() {
    return Stream.concat(
        subnetwork.neurons().stream()
            .boxed()
            .flatMap(n -> construction.parts().amplifiers(n).stream()),
        Stream.concat(lineAmplifiers(), turned.stream().flatMap(NetlistAssembly::lineAmplifiers)));
  }

  private Stream<Amplifier> lineAmplifiers() {
    return Arrays.stream(subnetwork.senders())
        .boxed()
        .flatMap(e -> construction.parts().lineAmplifiers(e).stream());
  }
}
