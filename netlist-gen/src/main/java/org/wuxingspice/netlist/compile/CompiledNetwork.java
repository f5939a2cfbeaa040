package org.wuxingspice.netlist.compile;

import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Statement;
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

  private final CompileContext design;
  private final Level level;
  private final CompileOptions options;
  private final Construction construction;
  private final Subnetwork excerpt;
  private final Optional<LinkSums> sums;
  private final NetlistAssembly order;

  CompiledNetwork(final CompileContext network, final Level level, final CompileOptions options) {
    this.level = level;
    this.options = options;
    this.excerpt = Subnetwork.of(network, options);
    this.design = options.ownNumbers() ? network.numbered(NamingScheme.ofPiece(excerpt)) : network;
    this.construction =
        level == Level.OPAMP ? new OpAmpConstruction(design) : new BehavioralConstruction(design);
    this.sums = LinkSums.of(design, construction, level, options, excerpt);
    this.order =
        new NetlistAssembly(
            design, construction, excerpt, options.deviationIntegrals(), options.biases(), sums);
  }

  /** {@return the network that was compiled} */
  public Network network() {
    return design.network();
  }

  /** {@return the direction of the pass} */
  public Direction direction() {
    return design.direction();
  }

  /** {@return the level of detail} */
  public Level level() {
    return level;
  }

  /** {@return volts, seconds and parts} */
  public Technology technology() {
    return design.technology();
  }

  /** {@return the neurons in the circuit} */
  public Neurons neurons() {
    return excerpt.neurons();
  }

  /** {@return the title of the netlist} */
  public String title() {
    return "Wuxing network, "
        + design.direction()
        + ", "
        + level
        + ", parts "
        + design.technology().name()
        + ": "
        + excerpt.neurons().count()
        + " neurons, "
        + excerpt.links().length
        + " links";
  }

  /** {@return the statements in order, each made when it is reached} */
  public Stream<Statement> statements() {
    return statements(Map.of());
  }

  /**
   * {@return the statements with waveforms at the cuts}
   *
   * @param waveforms volts by the name of a cut line's source; a line without one rests
   */
  public Stream<Statement> statements(final Map<String, Waveform> waveforms) {
    return order.statements(waveforms);
  }

  /** {@return the whole circuit as a value} */
  public Circuit circuit() {
    return new Circuit(title(), statements().toList());
  }

  /** {@return the netlist for ngspice, title first} */
  public List<String> lines() {
    return lines(Map.of());
  }

  /**
   * {@return the netlist for ngspice with waveforms at the cuts}
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
   * {@return the channels of the drive that end in the circuit, all of them in a whole one;
   * increasing, or with own numbers in the order of their elements}
   */
  public int[] channels() {
    return excerpt.channels().clone();
  }

  /**
   * {@return the links that end in the circuit, all of them in a whole one; increasing, or with own
   * numbers in the order of the elements that receive their signals}
   */
  public int[] links() {
    return excerpt.links().clone();
  }

  /** {@return the elements in the circuit, increasing; all of them in a whole one} */
  public int[] elements() {
    return excerpt.elements();
  }

  /** {@return the source to alter for each of {@link #channels()}, lower case} */
  public List<String> driveTargets() {
    final int[] channels = excerpt.channels();
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
    return Arrays.stream(excerpt.channels())
        .mapToDouble(c -> construction.driveValue(c, drive[c]))
        .toArray();
  }

  /** {@return what stands for the links; empty when the links are devices} */
  public Optional<LinkSums> linkSums() {
    return sums;
  }

  /**
   * {@return the element that a channel of the drive feeds, index through the network}
   *
   * @param channel from 0
   */
  public int driveElement(final int channel) {
    return design.topology().driveElement(direction(), channel);
  }

  /**
   * {@return the current source to alter for the constant input of each of {@link #elements()},
   * lower case; none when compiled without biases}
   */
  public List<String> biasTargets() {
    return view(
        options.biases() ? excerpt.elementCount() : 0,
        i -> design.element("ib", excerpt.element(i)));
  }

  /**
   * Source values for constant inputs.
   *
   * @param biases one per element of the network, units of E per time unit
   * @return ampere, in the order of {@link #biasTargets()}
   */
  public double[] biasValues(final double... biases) {
    return IntStream.range(0, biasTargets().size())
        .map(excerpt::element)
        .mapToDouble(e -> biases[e] * construction.inputCurrent(e))
        .toArray();
  }

  private int perLink() {
    final int[] links = excerpt.links();
    return links.length == 0 ? 0 : construction.linkTargets(links[0]).size();
  }

  /**
   * {@return the devices to alter for each of {@link #links()}, as many for every link, lower case}
   */
  public List<String> coefficientTargets() {
    final int each = perLink();
    final int[] links = excerpt.links();
    return view(each * links.length, i -> construction.linkTargets(links[i / each]).get(i % each));
  }

  /**
   * Device values for coefficients, clipped and quantised to what the devices can be; see {@link
   * org.wuxingspice.netlist.technology.MappingError}.
   *
   * @param coefficients one per link of the network
   * @return SI units, in the order of {@link #coefficientTargets()}
   */
  public double[] coefficientValues(final double... coefficients) {
    requireLength("coefficients", coefficients.length, design.topology().linkCount());
    return Arrays.stream(excerpt.links())
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
    final int[] links = excerpt.links();
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
    return parameterAlterations(parameters, FixedPoint.solve(parameters, direction()));
  }

  /**
   * What to alter so that the circuit has other parameters and starts, and counts deviations, from
   * a state of its own.
   *
   * @param parameters of the whole network
   * @param rest where each element of the network starts, units of E, positive
   * @return the same targets in the same order for all parameters
   */
  public List<Alteration> parameterAlterations(
      final NeuronParameters parameters, final double[] rest) {
    requireLength("resting values", rest.length, parameters.elementCount());
    final List<Alteration> all = new ArrayList<>();
    for (final int e : elements()) {
      all.addAll(construction.parameters(e, excerpt.sends(e), parameters, rest));
    }
    if (sums.isEmpty()) {
      for (final int e : excerpt.incoming()) {
        all.addAll(construction.incomingParameters(e, rest));
      }
    }
    return all;
  }

  /** {@return the vector of each of {@link #elements()}, lower case} */
  public List<String> stateProbes() {
    return view(excerpt.elementCount(), i -> "v(" + construction.node(excerpt.element(i)) + ")");
  }

  /**
   * Units of E per volt of a state probe.
   *
   * @param position in {@link #stateProbes()}
   * @return negative where the node carries −E
   */
  public double unitsPerVolt(final int position) {
    return construction.unitsPerVolt(excerpt.element(position));
  }

  /**
   * {@return the vector of ∫D of each of {@link #elements()}; one unit of E times one of time is
   * {@link Technology#voltsPerUnit()}}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SETTING} when
   *     the circuit was compiled without integrals
   */
  public List<String> integralProbes() {
    if (!options.deviationIntegrals()) {
      throw CompileReason.BAD_SETTING.failure(
          "the circuit has no integrals of D: compile it with deviation integrals");
    }
    return view(excerpt.elementCount(), i -> "v(" + design.element("q", excerpt.element(i)) + ")");
  }

  /** {@return the amplifiers in the circuit; none at behavioral level} */
  public List<Amplifier> amplifiers() {
    return order.amplifiers().toList();
  }

  /** {@return the time between the values of a noise source, second} */
  public double noiseInterval() {
    return order.noiseInterval();
  }

  /**
   * {@return the lines that come from other pieces, none in a whole network; by element, or with
   * own numbers in the order of the links}
   */
  public List<CutLine> incoming() {
    return cuts(excerpt.incoming());
  }

  /** {@return the lines that other pieces need, by element; none in a whole network} */
  public List<CutLine> outgoing() {
    return cuts(excerpt.outgoing());
  }

  private List<CutLine> cuts(final int... elements) {
    return Arrays.stream(elements).boxed().flatMap(e -> construction.cut(e).stream()).toList();
  }

  /**
   * {@return the transient analysis of a pass}
   *
   * @param duration T, time units, positive
   */
  public Analysis.Transient analysis(final double duration) {
    final double step = design.technology().secondsPerUnit() / STEPS_PER_UNIT;
    return new Analysis.Transient(step, design.technology().seconds(duration), 0, step, true);
  }

  /** {@return what the circuit takes from its supplies; nothing at behavioral level} */
  public Supply supply() {
    final Technology t = design.technology();
    if (level == Level.BEHAVIORAL) {
      return new Supply(t.supply(), 0, List.of());
    }
    final List<Amplifier> amplifiers = amplifiers();
    final List<String> currents = new ArrayList<>();
    amplifiers.forEach(amplifier -> currents.add(amplifier.outputCurrent()));
    construction.rails().forEach(reference -> currents.add(reference.name() + "#branch"));
    if (sums.isEmpty()) {
      incoming().forEach(line -> currents.add(line.source() + "#branch"));
    }
    return new Supply(
        t.supply(),
        amplifiers.size() * t.opAmp().supplyCurrent()
            + excerpt.elementCount() * t.multiplier().supplyCurrent(),
        currents);
  }

  private static void requireLength(final String what, final int given, final int needed) {
    if (given != needed) {
      throw CompileReason.BAD_LENGTH.failure(given + " " + what + " for a network with " + needed);
    }
  }
}
