package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.DirectedTopology;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.cells.AmplifierInput;
import org.wuxingspice.netlist.cells.ClampCell;
import org.wuxingspice.netlist.cells.Rates;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.Expression;
import org.wuxingspice.netlist.expression.Operator;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;

/**
 * What a circuit is made from.
 *
 * @param network with its coefficients
 * @param direction of the pass
 * @param technology volts, seconds and parts
 * @param die random differences between devices
 * @param trim how parts are set to make up for what the devices are off
 * @param rests of the network, in the directions that the circuit can run in
 * @param naming of the parts
 * @param hasCurrents whether elements have current sources for bias and trim
 */
record CompileContext(
    Network network,
    Direction direction,
    Technology technology,
    Die die,
    Optional<Trim> trim,
    Map<Direction, RestState> rests,
    NamingScheme naming,
    boolean hasCurrents) {

  /** Parameter of a netlist for both directions: 1 forward, 0 reversed. */
  static final String FORWARD_PARAMETER = "forward";

  CompileContext {
    trim.ifPresent(setting -> setting.requireFits(network));
    rests = Collections.unmodifiableMap(new EnumMap<>(rests));
  }

  /** A context whose parts are numbered through the network. */
  static CompileContext of(
      final Network network,
      final Direction direction,
      final Technology technology,
      final CompileOptions options) {
    final Set<Direction> directions =
        options.has(CompileOptions.Feature.REVERSIBLE)
            ? EnumSet.allOf(Direction.class)
            : EnumSet.of(direction);
    final Map<Direction, RestState> rests = new EnumMap<>(Direction.class);
    directions.forEach(d -> rests.put(d, RestState.undriven(network.parameters(), d)));
    options.rest().ifPresent(rest -> rests.put(direction, rest));
    return new CompileContext(
        network,
        direction,
        technology,
        options.die(),
        options.trim(),
        rests,
        NamingScheme.OF_NETWORK,
        options.has(CompileOptions.Feature.PORT_CURRENTS));
  }

  CompileContext named(final NamingScheme changed) {
    return new CompileContext(
        network, direction, technology, die, trim, rests, changed, hasCurrents);
  }

  /** The same circuit with its signals in a direction that it can run in. */
  CompileContext towards(final Direction other) {
    return new CompileContext(network, other, technology, die, trim, rests, naming, hasCurrents);
  }

  /** Whether the circuit can run in both directions. */
  boolean isReversible() {
    return rests.size() > 1;
  }

  /** Where the elements rest in this direction; shared, not copied. */
  double[] fixedPoint() {
    return rest().values();
  }

  /**
   * A value that follows from where an element rests. It depends on the netlist's direction where
   * the circuit has two and the element rests elsewhere in the other.
   *
   * @param element index through the network
   * @param value SI units, of the rest in units of E
   */
  Value rest(final int element, final DoubleUnaryOperator value) {
    final double here = value.applyAsDouble(fixedPoint()[element]);
    if (!isReversible()) {
      return Value.of(here);
    }
    final double forward = value.applyAsDouble(rest(Direction.FORWARD).values()[element]);
    final double reversed = value.applyAsDouble(rest(Direction.REVERSED).values()[element]);
    return forward == reversed
        ? Value.of(here)
        : Value.of(
            new Expression.Conditional(
                new Expression.Operation(
                    Operator.GREATER,
                    new Expression.Parameter(FORWARD_PARAMETER),
                    new Expression.Literal(0)),
                new Expression.Literal(forward),
                new Expression.Literal(reversed)));
  }

  /** Whether the limits of elements follow their rest. */
  ClampCell.Range limits() {
    return direction == Direction.REVERSED && hasCurrents && !isReversible()
        ? ClampCell.Range.SHIFTED
        : ClampCell.Range.FIXED;
  }

  /** Name of a part of an element: a letter or more and the element's number. */
  String element(final String kind, final int element) {
    return kind + naming.elements().applyAsInt(element);
  }

  /** Name of a part of a link. */
  String link(final String kind, final int link) {
    return kind + naming.links().applyAsInt(link);
  }

  /** Name of a part of a channel of the drive. */
  String channel(final String kind, final int channel) {
    return kind + naming.channels().applyAsInt(channel);
  }

  /** Name of a part of a neuron. */
  String neuron(final String kind, final int neuron) {
    return kind + naming.neurons().applyAsInt(neuron);
  }

  /** The links as the signals run. */
  DirectedTopology links() {
    return network.topology().directed(direction);
  }

  /** The rates as an element's equation has them, with the mismatch of the parts that set them. */
  Rates rates(final NeuronParameters parameters, final int element) {
    final int k1 = owner(element, direction.generationParameter(element % ELEMENTS));
    final int k3 = owner(element, direction.restraintParameter(element % ELEMENTS));
    final double warm = conductance();
    return new Rates(
        warm
            * asked(Trim.Rates::k1, k1)
            * parameters.k1(k1)
            * die.factor(Die.Device.GENERATION, k1),
        warm
            * asked(Trim.Rates::k2, element)
            * parameters.k2(element)
            * die.factor(Die.Device.DECAY, element),
        warm
            * asked(Trim.Rates::k3, k3)
            * parameters.k3(k3)
            * die.factor(Die.Device.RESTRAINT, k3));
  }

  /** The factor by which the part of a rate is set. */
  private double asked(final Function<Trim.Rates, double[]> rate, final int owner) {
    return trim.map(setting -> rate.apply(setting.rates())[owner]).orElse(1.0);
  }

  /** The rates that an element of this network has where it rests. */
  Rates rates(final int element) {
    final Rates own = rates(network.parameters(), element);
    return new Rates(own.k1(), own.k2() + rest().leak()[element], own.k3());
  }

  /** Where the elements rest in this direction, and why. */
  RestState rest() {
    return rest(direction);
  }

  private RestState rest(final Direction side) {
    return Objects.requireNonNull(rests.get(side), "the circuit runs in the other direction");
  }

  private static int owner(final int element, final int within) {
    return element - element % ELEMENTS + within;
  }

  /** The conductances of a link's memristors for a coefficient, with their mismatch, siemens. */
  List<Double> conductances(final int link, final double coefficient) {
    final double asked =
        trim.map(setting -> setting.links().asked(link, coefficient)).orElse(coefficient);
    final List<Double> nominal = technology.synapse(asked).conductances();
    return IntStream.range(0, nominal.size())
        .mapToObj(i -> nominal.get(i) * memristor(link, i))
        .toList();
  }

  /** The resistances of a link's memristors for a coefficient, with their mismatch, ohm. */
  double[] resistances(final int link, final double coefficient) {
    return conductances(link, coefficient).stream().mapToDouble(siemens -> 1 / siemens).toArray();
  }

  /** The coefficient that resistances of a link's memristors, in ohm, amount to. */
  double coefficient(final double... ohms) {
    return technology.coefficient(Arrays.stream(ohms).mapToObj(r -> 1 / r).toList());
  }

  /** What temperature makes of the conductance of resistors, relative. */
  double conductance() {
    // rates of transistors are ratios of currents
    return technology.transistors().isPresent()
        ? 1
        : 1 / (1 + technology.sensitivity().resistor() * die.warming());
  }

  /** Whether memristors are as programmed. */
  boolean hasPlainMemristors() {
    return die.spread().memristors() == 0 && memristorConductance() == 1;
  }

  private double memristorConductance() {
    return 1 / (1 + technology.sensitivity().memristor() * die.warming());
  }

  /** Offset of an amplifier, volt; its own where the amplifiers of the die differ. */
  double offset(final Die.Device device, final long index) {
    return die.hasOffsets() ? die.offset(device, index, technology) : technology.opAmp().offset();
  }

  /** What an amplifier has of its own, as parameters of the instance that it is in. */
  void amplifier(
      final InstanceValues given, final String suffix, final Die.Device device, final long index) {
    if (die.hasOffsets()) {
      given.put(AmplifierInput.OFFSET + suffix, offset(device, index), 0);
    }
    given.put(AmplifierInput.BANDWIDTH + suffix, die.factor(device, index), 1);
  }

  private double memristor(final int link, final int which) {
    return memristorConductance()
        * die.factor(
            Die.Device.MEMRISTOR, (long) link * technology.synapseKind().memristors() + which);
  }

  /** The alterations where the neuron of an element is. */
  List<Alteration> inNeuron(final int element, final List<Alteration> alterations) {
    return alterations.stream().map(a -> a.in(neuron("xn", element / ELEMENTS))).toList();
  }
}
