package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.format.Dialect;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.technology.Technology;

/**
 * The circuit of a network or of a piece of it, in one direction, and what its devices and nodes
 * stand for. Statements and names are made when they are asked for, so that a large network costs
 * no memory. Immutable.
 *
 * <p>A piece owns the links that end in it; what comes from elsewhere arrives on {@link
 * #incoming()} lines, and what others need leaves on {@link #outgoing()} ones.
 */
public final class CompiledNetwork {

  /** Points per time unit that the simulator must at least compute. */
  private static final double STEPS_PER_UNIT = 5;

  /**
   * Values of noise per time unit. The fastest pole of a neuron lies at 2.2/(2π) cycles per time
   * unit, where noise of this rate is 5 % below white; the integrators average what is faster.
   */
  private static final double NOISE_PER_UNIT = 4;

  private final Design design;
  private final Level level;
  private final CompileOptions options;
  private final Construction construction;
  private final Neurons neurons;
  private final int[] channels;
  private final int[] links;
  private final int[] senders;
  private final int[] incoming;
  private final int[] outgoing;

  CompiledNetwork(final Design network, final Level level, final CompileOptions options) {
    this.level = level;
    this.options = options;
    final Topology topology = network.topology();
    this.neurons = options.neurons().orElseGet(() -> Neurons.all(topology));
    final int last = neurons.get(neurons.count() - 1);
    if (last >= topology.neuronCount()) {
      throw CompileReason.BAD_SELECTION.failure(
          "neuron " + last + " of a network of " + topology.neuronCount());
    }
    final BitSet inside = new BitSet();
    neurons.stream().forEach(inside::set);
    this.channels = channels(network, inside);
    this.links = links(network, inside);
    final BitSet sending = new BitSet();
    final BitSet leaving = new BitSet();
    for (int k = 0; k < topology.linkCount(); k++) {
      final int origin = network.origin(k);
      if (inside.get(origin / ELEMENTS)) {
        sending.set(origin);
        leaving.set(origin, leaving.get(origin) || !inside.get(network.receiver(k) / ELEMENTS));
      }
    }
    this.senders = sending.stream().toArray();
    this.outgoing = leaving.stream().toArray();
    final IntStream entering =
        Arrays.stream(links)
            .map(network::origin)
            .filter(origin -> !inside.get(origin / ELEMENTS))
            .distinct();
    this.incoming = (options.ownNumbers() ? entering : entering.sorted()).toArray();
    this.design =
        options.ownNumbers()
            ? network.numbered(Numbering.ofPiece(neurons, incoming, links, channels))
            : network;
    this.construction =
        level == Level.OPAMP ? new OpAmpConstruction(design) : new BehavioralConstruction(design);
  }

  private int[] channels(final Design network, final BitSet inside) {
    final Topology topology = network.topology();
    final IntUnaryOperator element = c -> topology.driveElement(network.direction(), c);
    final IntStream chosen =
        IntStream.range(0, topology.driveCount(network.direction()))
            .filter(c -> inside.get(element.applyAsInt(c) / ELEMENTS));
    return options.ownNumbers() ? sorted(chosen, element) : chosen.toArray();
  }

  private int[] links(final Design network, final BitSet inside) {
    final IntStream chosen =
        IntStream.range(0, network.topology().linkCount())
            .filter(k -> inside.get(network.receiver(k) / ELEMENTS));
    return options.ownNumbers() ? sorted(chosen, network::receiver) : chosen.toArray();
  }

  /** In the order of the elements that they end in; in increasing order where these are equal. */
  private static int[] sorted(final IntStream indices, final IntUnaryOperator element) {
    return indices
        .boxed()
        .sorted(Comparator.comparingInt(element::applyAsInt))
        .mapToInt(i -> i)
        .toArray();
  }

  /** The network that was compiled. */
  public Network network() {
    return design.network();
  }

  /** Direction of the pass. */
  public Direction direction() {
    return design.direction();
  }

  /** Level of detail. */
  public Level level() {
    return level;
  }

  /** Volts, seconds and parts. */
  public Technology technology() {
    return design.technology();
  }

  /** The neurons in the circuit. */
  public Neurons neurons() {
    return neurons;
  }

  /** Title of the netlist. */
  public String title() {
    return "Wuxing network, "
        + design.direction()
        + ", "
        + level
        + ", parts "
        + design.technology().name()
        + ": "
        + neurons.count()
        + " neurons, "
        + links.length
        + " links";
  }

  /** The statements in order, each made when it is reached. */
  public Stream<Statement> statements() {
    return statements(Map.of());
  }

  /**
   * The statements with waveforms at the cuts.
   *
   * @param waveforms volts by the name of a cut line's source; a line without one rests
   */
  public Stream<Statement> statements(final Map<String, Waveform> waveforms) {
    final Topology topology = design.topology();
    return Stream.of(
            Stream.of(
                comment("R*C = " + design.technology().secondsPerUnit() + " s is one unit of time"),
                comment("1 unit of E is " + design.technology().voltsPerUnit() + " V"),
                simulation()),
            construction.cells().stream(),
            construction.rails().stream(),
            section("Drive", channels, construction::drive),
            IntStream.range(0, topology.layers()).boxed().flatMap(this::layer),
            options.deviationIntegrals()
                ? section("Integrals of D", elements(), construction::deviationIntegral)
                : Stream.<Statement>empty(),
            section(
                "Lines of D = E - B0 of the elements that give signals",
                senders,
                construction::lines),
            section("Lines from other pieces", incoming, e -> cut(e, waveforms)),
            noise(),
            section("Links", links, construction::link))
        .flatMap(part -> part);
  }

  private static Statement comment(final String text) {
    return new Directive.Comment(text);
  }

  Statement simulation() {
    final Technology t = design.technology();
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

  private Stream<Statement> noise() {
    if (design.imperfections().noise() == 0) {
      return Stream.empty();
    }
    final double interval = noiseInterval();
    final double deviation = design.imperfections().noiseDeviation(interval);
    return Stream.concat(
        Stream.of(comment("Noise at the inputs of the amplifiers")),
        amplifiers().stream().map(amplifier -> amplifier.noise(deviation, interval)));
  }

  private Stream<Statement> layer(final int layer) {
    final int from = design.topology().neuronOffset(layer);
    final int to = design.topology().neuronOffset(layer + 1);
    final int[] chosen = neurons.stream().filter(n -> n >= from && n < to).toArray();
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

  /** The whole circuit as a value. */
  public Circuit circuit() {
    return new Circuit(title(), statements().toList());
  }

  /** The netlist for ngspice, title first. */
  public List<String> lines() {
    return lines(Map.of());
  }

  /**
   * The netlist for ngspice with waveforms at the cuts.
   *
   * @param waveforms volts by the name of a cut line's source
   */
  public List<String> lines(final Map<String, Waveform> waveforms) {
    final StringBuilder text = new StringBuilder();
    try {
      new NetlistWriter(Dialect.NGSPICE).write(title(), statements(waveforms), text);
    } catch (final IOException e) {
      throw new AssertionError("a string builder takes all text", e);
    }
    return text.toString().lines().toList();
  }

  private static List<String> view(final int size, final IntFunction<String> entry) {
    return new AbstractList<>() {
      @Override
      public String get(final int index) {
        return entry.apply(index);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /**
   * The channels of the drive that end in the circuit, all of them in a whole one; increasing, or
   * with own numbers in the order of their elements.
   */
  public int[] channels() {
    return channels.clone();
  }

  /**
   * The links that end in the circuit, all of them in a whole one; increasing, or with own numbers
   * in the order of the elements that receive their signals.
   */
  public int[] links() {
    return links.clone();
  }

  /** The elements in the circuit, increasing; all of them in a whole one. */
  public int[] elements() {
    return neurons.stream()
        .flatMap(n -> IntStream.range(ELEMENTS * n, ELEMENTS * (n + 1)))
        .toArray();
  }

  /** The source to alter for each of {@link #channels()}, lower case. */
  public List<String> driveTargets() {
    return view(channels.length, i -> construction.driveTarget(channels[i]));
  }

  /**
   * Source values for a drive.
   *
   * @param drive one number per channel of the network, in units of E per time unit
   * @return SI units, in the order of {@link #driveTargets()}
   */
  public double[] driveValues(final double... drive) {
    requireLength("drive channels", drive.length, design.topology().driveCount(direction()));
    return Arrays.stream(channels).mapToDouble(c -> construction.driveValue(c, drive[c])).toArray();
  }

  private int perLink() {
    return links.length == 0 ? 0 : construction.linkTargets(links[0]).size();
  }

  /** The devices to alter for each of {@link #links()}, as many for every link, lower case. */
  public List<String> coefficientTargets() {
    final int each = perLink();
    return view(each * links.length, i -> construction.linkTargets(links[i / each]).get(i % each));
  }

  /**
   * Device values for coefficients, clipped and quantised to what the devices can be; see {@link
   * org.wuxingspice.netlist.technology.Realisation}.
   *
   * @param coefficients one per link of the network
   * @return SI units, in the order of {@link #coefficientTargets()}
   */
  public double[] coefficientValues(final double... coefficients) {
    requireLength("coefficients", coefficients.length, design.topology().linkCount());
    return Arrays.stream(links)
        .boxed()
        .flatMapToDouble(k -> Arrays.stream(construction.linkValues(k, coefficients[k])))
        .toArray();
  }

  /**
   * The coefficients that device values amount to.
   *
   * @param values in the order of {@link #coefficientTargets()}
   * @return one per link of {@link #links()}
   */
  public double[] realisedCoefficients(final double... values) {
    final int each = perLink();
    requireLength("device values", values.length, each * links.length);
    return IntStream.range(0, links.length)
        .mapToDouble(
            i ->
                construction.coefficient(
                    links[i], Arrays.copyOfRange(values, each * i, each * (i + 1))))
        .toArray();
  }

  /**
   * What to alter so that the circuit has other parameters, with everything that follows from them:
   * references of D and voltages at the start.
   *
   * @param parameters of the whole network
   * @return the same targets in the same order for all parameters
   * @throws org.wuxingspice.model.failure.WuxingException when there is no fixed point
   */
  public List<Alteration> parameterAlterations(final NeuronParameters parameters) {
    requireLength(
        "elements", parameters.elementCount(), design.network().parameters().elementCount());
    final double[] fixedPoint = FixedPoint.solve(parameters, direction());
    final List<Alteration> all = new ArrayList<>();
    for (final int e : elements()) {
      all.addAll(
          construction.parameters(e, Arrays.binarySearch(senders, e) >= 0, parameters, fixedPoint));
    }
    for (final int e : incoming) {
      all.addAll(construction.incomingParameters(e, fixedPoint));
    }
    return all;
  }

  /** The vector of each of {@link #elements()}, lower case. */
  public List<String> stateProbes() {
    return view(ELEMENTS * neurons.count(), i -> "v(" + construction.node(elementAt(i)) + ")");
  }

  private int elementAt(final int position) {
    return ELEMENTS * neurons.get(position / ELEMENTS) + position % ELEMENTS;
  }

  /**
   * Units of E per volt of a state probe.
   *
   * @param position in {@link #stateProbes()}
   * @return negative where the node carries −E
   */
  public double unitsPerVolt(final int position) {
    return construction.unitsPerVolt(elementAt(position));
  }

  /**
   * The vector of ∫D of each of {@link #elements()}; one unit of E times one of time is {@link
   * Technology#voltsPerUnit()}.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SETTING} when
   *     the circuit was compiled without integrals
   */
  public List<String> integralProbes() {
    if (!options.deviationIntegrals()) {
      throw CompileReason.BAD_SETTING.failure(
          "the circuit has no integrals of D: compile it with deviation integrals");
    }
    return view(ELEMENTS * neurons.count(), i -> "v(q" + elementAt(i) + ")");
  }

  /** The amplifiers in the circuit; none at behavioral level. */
  public List<Amplifier> amplifiers() {
    return Stream.concat(
            neurons.stream().boxed().flatMap(n -> construction.amplifiers(n).stream()),
            Arrays.stream(senders).boxed().flatMap(e -> construction.lineAmplifiers(e).stream()))
        .toList();
  }

  /** Time between the values of a noise source, second. */
  public double noiseInterval() {
    return design.technology().secondsPerUnit() / NOISE_PER_UNIT;
  }

  /**
   * The lines that come from other pieces, none in a whole network; by element, or with own numbers
   * in the order of the links.
   */
  public List<CutLine> incoming() {
    return Arrays.stream(incoming).boxed().flatMap(e -> construction.cut(e).stream()).toList();
  }

  /** The lines that other pieces need, by element; none in a whole network. */
  public List<CutLine> outgoing() {
    return Arrays.stream(outgoing).boxed().flatMap(e -> construction.cut(e).stream()).toList();
  }

  /**
   * The transient analysis of a pass.
   *
   * @param duration T, time units, positive
   */
  public Analysis.Transient analysis(final double duration) {
    final double step = design.technology().secondsPerUnit() / STEPS_PER_UNIT;
    return new Analysis.Transient(step, design.technology().seconds(duration), 0, step, true);
  }

  /** What the circuit takes from its supplies; nothing at behavioral level. */
  public Supply supply() {
    final Technology t = design.technology();
    if (level == Level.BEHAVIORAL) {
      return new Supply(t.supply(), 0, List.of());
    }
    final List<Amplifier> amplifiers = amplifiers();
    final List<String> currents = new ArrayList<>();
    amplifiers.forEach(amplifier -> currents.add(amplifier.outputCurrent()));
    construction.rails().forEach(reference -> currents.add(reference.name() + "#branch"));
    incoming().forEach(line -> currents.add(line.source() + "#branch"));
    return new Supply(
        t.supply(),
        amplifiers.size() * t.opAmp().supplyCurrent()
            + ELEMENTS * neurons.count() * t.multiplier().supplyCurrent(),
        currents);
  }

  private static void requireLength(final String what, final int given, final int needed) {
    if (given != needed) {
      throw CompileReason.BAD_LENGTH.failure(given + " " + what + " for a network with " + needed);
    }
  }
}
