package org.wuxingspice.netlist.compile;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.cells.ClampCell;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.compile.CompileOptions.Feature;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.naming.Alteration;
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

  private final CompileContext context;
  private final Level level;
  private final Construction construction;
  private final Subnetwork subnetwork;
  private final List<DeviationIntegral> integrals;
  private final Optional<LinkSums> sums;
  private final CompileOptions options;
  private final NetlistAssembly assembly;

  CompiledNetwork(
      final Network network,
      final Direction direction,
      final Level level,
      final Technology technology,
      final CompileOptions options) {
    final CompileContext whole = CompileContext.of(network, direction, technology, options);
    this.level = level;
    this.options = options;
    this.subnetwork = Subnetwork.of(whole.links(), options);
    this.context =
        options.has(Feature.OWN_NUMBERS) ? whole.named(NamingScheme.ofPiece(subnetwork)) : whole;
    this.construction = level.construct(context);
    this.integrals =
        options.has(Feature.DEVIATION_INTEGRALS)
            ? Arrays.stream(subnetwork.elements())
                .mapToObj(
                    e ->
                        new DeviationIntegral(
                            context, construction.values().state(e), e, options.release()))
                .toList()
            : List.of();
    this.sums =
        options.has(Feature.NORTON_PORTS)
            ? Optional.of(LinkSums.of(context, construction.values(), subnetwork))
            : Optional.empty();
    this.assembly =
        new NetlistAssembly(context, construction, subnetwork, integrals, sums, options, turned());
  }

  private Optional<NetlistAssembly> turned() {
    if (!context.isReversible()) {
      return Optional.empty();
    } else if (options.neurons().isPresent()
        || options.has(Feature.OWN_NUMBERS)
        || options.rest().isPresent()) {
      throw CompileReason.BAD_SETTING.failure(
          "a circuit for both directions: compile the whole network around its fixed points");
    }
    final CompileContext other = context.towards(context.direction().opposite());
    return Optional.of(
        new NetlistAssembly(
            other,
            level.construct(other),
            Subnetwork.of(other.links(), options),
            List.of(),
            Optional.empty(),
            CompileOptions.DEFAULT,
            Optional.empty()));
  }

  /** {@return the network that was compiled} */
  public Network network() {
    return context.network();
  }

  /** {@return the direction of the pass} */
  public Direction direction() {
    return context.direction();
  }

  /** {@return the level of detail} */
  public Level level() {
    return level;
  }

  /** {@return volts, seconds and parts} */
  public Technology technology() {
    return context.technology();
  }

  /** {@return the neurons in the circuit} */
  public Neurons neurons() {
    return subnetwork.neurons();
  }

  /** {@return the title of the netlist} */
  public String title() {
    return "Wuxing network, "
        + (context.isReversible() ? "both directions" : context.direction())
        + ", "
        + level
        + ", parts "
        + context.technology().name()
        + ": "
        + subnetwork.neurons().count()
        + " neurons, "
        + subnetwork.links().length
        + " links";
  }

  /** {@return the statements in order, each made when it is reached} */
  public Stream<Statement> statements() {
    return assembly.statements(Map.of());
  }

  /** {@return the whole circuit as a value} */
  public Circuit circuit() {
    return circuit(Map.of());
  }

  /**
   * {@return the whole circuit as a value, with waveforms on the incoming lines}
   *
   * @param waveforms of lines, volt, and of ports, ampere, by the name of their source; one without
   *     rests
   */
  public Circuit circuit(final Map<String, Waveform> waveforms) {
    return new Circuit(title(), assembly.statements(waveforms).toList());
  }

  /** {@return the netlist for ngspice, title first} */
  public List<String> lines() {
    return NetlistWriter.lines(circuit());
  }

  private static <T> List<T> view(final int size, final IntFunction<T> entry) {
    return new AbstractList<>() {
      @Override
      public T get(final int index) {
        return entry.apply(index);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /**
   * {@return the links that end in the circuit, all of them in a whole one; increasing, or with own
   * numbers in the order of the elements that receive their signals}
   */
  public int[] links() {
    return subnetwork.links().clone();
  }

  /**
   * {@return the channels of the drive that end in the circuit, all of them in a whole one;
   * increasing, or with own numbers in the order of their elements}
   */
  public int[] channels() {
    return subnetwork.channels().clone();
  }

  /**
   * {@return the element that a channel of the drive feeds, index through the network}
   *
   * @param channel from 0
   */
  public int driveElement(final int channel) {
    return context.links().inputElement(channel);
  }

  /** {@return the elements in the circuit, increasing; all of them in a whole one} */
  public int[] elements() {
    return subnetwork.elements();
  }

  /**
   * {@return the source to alter for each channel of the drive that ends in the circuit, lower
   * case; by channel, or with own numbers in the order of the elements that they drive}
   */
  public List<String> driveTargets() {
    final int[] channels = subnetwork.channels();
    return view(channels.length, i -> construction.values().driveTarget(channels[i]).text());
  }

  /**
   * Source values for a drive.
   *
   * @param drive one number per channel of the network, in units of E per time unit
   * @return SI units, in the order of {@link #driveTargets()}
   */
  public double[] driveValues(final double... drive) {
    requireLength("drive channels", drive.length, context.links().inputCount());
    return Arrays.stream(subnetwork.channels())
        .mapToDouble(c -> construction.values().driveValue(c, drive[c]))
        .toArray();
  }

  /**
   * {@return the devices to alter for each of {@link #links()}, as many for every link, lower case;
   * with {@link #linkSums()} they stand for nothing in the circuit}
   */
  public List<String> coefficientTargets() {
    final int[] links = subnetwork.links();
    final CircuitValues values = construction.values();
    final int each = links.length == 0 ? 0 : values.linkTargets(links[0]).size();
    return view(each * links.length, i -> values.linkTargets(links[i / each]).get(i % each).text());
  }

  /**
   * Device values for coefficients, clipped and quantised to what the devices can be; see {@link
   * org.wuxingspice.netlist.technology.MappingError}.
   *
   * @param coefficients one per link of the network
   * @return SI units, in the order of {@link #coefficientTargets()}
   */
  public double[] coefficientValues(final double... coefficients) {
    requireLength("coefficients", coefficients.length, context.links().topology().linkCount());
    return Arrays.stream(subnetwork.links())
        .boxed()
        .flatMapToDouble(k -> Arrays.stream(construction.values().linkValues(k, coefficients[k])))
        .toArray();
  }

  /** {@return what stands for the links; empty when the links are devices} */
  public Optional<LinkSums> linkSums() {
    return sums;
  }

  /**
   * The coefficients that device values amount to.
   *
   * @param values in the order of {@link #coefficientTargets()}
   * @return one per link of {@link #links()}
   */
  public double[] realisedCoefficients(final double... values) {
    final int[] links = subnetwork.links();
    requireLength("device values", values.length, coefficientTargets().size());
    final int each = links.length == 0 ? 0 : construction.values().linkTargets(links[0]).size();
    return IntStream.range(0, links.length)
        .mapToDouble(
            i ->
                construction
                    .values()
                    .coefficient(links[i], Arrays.copyOfRange(values, each * i, each * (i + 1))))
        .toArray();
  }

  /**
   * What to alter so that the circuit has other parameters, with everything that follows from them:
   * references of D, rests of integrators, voltages at the start; in a circuit for both directions
   * also what sets its direction.
   *
   * @param parameters of the whole network
   * @return the same targets in the same order for all parameters
   * @throws org.wuxingspice.model.failure.WuxingException when there is no fixed point
   */
  public List<Alteration> parameterAlterations(final NeuronParameters parameters) {
    return parameterAlterations(parameters, RestState.undriven(parameters, direction()));
  }

  /**
   * What to alter so that the circuit has other parameters and its neurons rest elsewhere.
   *
   * @param parameters of the whole network
   * @param rest of the whole network
   * @return the same targets in the same order for all parameters and rests
   */
  public List<Alteration> parameterAlterations(
      final NeuronParameters parameters, final RestState rest) {
    requireLength(
        "elements", parameters.elementCount(), context.network().parameters().elementCount());
    final List<Alteration> all = new ArrayList<>(construction.values().turn());
    for (final int e : elements()) {
      all.addAll(construction.values().coupling(e, parameters));
    }
    all.addAll(restAlterations(parameters, rest));
    return all;
  }

  /**
   * What to alter so that the neurons rest elsewhere: decays, voltages at the start, references of
   * D, rests of integrators, and the currents of {@link Feature#PORT_CURRENTS}. All of it is also
   * among the {@link #parameterAlterations}.
   *
   * @param parameters of the whole network
   * @param rest of the whole network
   * @return the same targets in the same order for all parameters and rests
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SETTING} when
   *     the rest needs currents that the circuit was compiled without
   */
  public List<Alteration> restAlterations(final NeuronParameters parameters, final RestState rest) {
    final CircuitValues values = construction.values();
    final boolean currents = options.has(Feature.PORT_CURRENTS);
    final List<Alteration> all = new ArrayList<>();
    for (final int e : elements()) {
      all.addAll(values.rest(e, parameters, rest));
      if (context.limits() == ClampCell.Range.SHIFTED) {
        all.addAll(values.shift(e, rest.shift()[e]));
      }
      if (currents) {
        all.add(
            new Alteration(NetlistAssembly.current(context, e), values.amperes(e, rest.bias()[e])));
      } else if (rest.bias()[e] != 0 || rest.shift()[e] != 0) {
        throw CompileReason.BAD_SETTING.failure(
            "element " + e + " has a bias: compile the circuit with port currents");
      }
    }
    for (final int e : subnetwork.senders()) {
      all.addAll(values.lines(e, rest.values()[e]));
    }
    if (sums.isEmpty()) {
      for (final int e : subnetwork.incoming()) {
        all.addAll(values.incoming(e, rest.values()[e]));
      }
    }
    integrals.forEach(integral -> all.add(integral.alteration(rest.values()[integral.element()])));
    return all;
  }

  /**
   * {@return the sum of the sizes of the constant currents into the elements, ampere}
   *
   * @param rest of the whole network, with their inputs
   */
  public double biasCurrent(final RestState rest) {
    return Arrays.stream(elements())
        .mapToDouble(e -> Math.abs(construction.values().amperes(e, rest.bias()[e])))
        .sum();
  }

  /** {@return the vector of each of {@link #elements()}, lower case} */
  public List<String> stateProbes() {
    return view(subnetwork.elementCount(), i -> states().get(i).vector());
  }

  /** {@return where each of {@link #elements()} is seen} */
  public List<StateReadout> states() {
    return view(subnetwork.elementCount(), i -> construction.values().state(subnetwork.element(i)));
  }

  /**
   * {@return where ∫D of each of {@link #elements()} is seen}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SETTING} when
   *     the circuit was compiled without integrals
   */
  public List<IntegralReadout> integrals() {
    if (integrals.isEmpty()) {
      throw CompileReason.BAD_SETTING.failure(
          "the circuit has no integrals of D: compile it with deviation integrals");
    }
    return integrals.stream().map(DeviationIntegral::readout).toList();
  }

  /** {@return the amplifiers in the circuit; none at behavioral level} */
  public List<Amplifier> amplifiers() {
    return assembly.amplifiers().toList();
  }

  /** {@return the time between the values of a noise source, second} */
  public double noiseInterval() {
    return assembly.noiseInterval();
  }

  /**
   * {@return the lines that come from other pieces, none in a whole network; by element, or with
   * own numbers in the order of the links} With {@link #linkSums()} their sources are not in the
   * circuit; the sources of the sums play what they make of them.
   */
  public List<BoundarySignal> incoming() {
    return boundary(subnetwork.incoming());
  }

  /** {@return the lines that other pieces need, by element; none in a whole network} */
  public List<BoundarySignal> outgoing() {
    return boundary(subnetwork.outgoing());
  }

  /** The incoming lines that have a source in the circuit. */
  List<BoundarySignal> wired() {
    return sums.isPresent() ? List.of() : incoming();
  }

  private List<BoundarySignal> boundary(final int... elements) {
    return Arrays.stream(elements)
        .boxed()
        .flatMap(e -> construction.values().boundary(e).stream())
        .toList();
  }

  /** The references that all neurons share. */
  List<String> references() {
    return construction.parts().references().stream().map(s -> s.name()).toList();
  }

  private static void requireLength(final String what, final int given, final int needed) {
    if (given != needed) {
      throw CompileReason.BAD_LENGTH.failure(given + " " + what + " for a network with " + needed);
    }
  }
}
