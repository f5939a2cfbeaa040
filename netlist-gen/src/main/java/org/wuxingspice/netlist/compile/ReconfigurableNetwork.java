package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.cells.AmplifierInput;
import org.wuxingspice.netlist.cells.ClampCell;
import org.wuxingspice.netlist.cells.DeviationCell;
import org.wuxingspice.netlist.cells.DirectionSwitch;
import org.wuxingspice.netlist.cells.InverterCell;
import org.wuxingspice.netlist.cells.MultiplierCell;
import org.wuxingspice.netlist.cells.OpAmpCell;
import org.wuxingspice.netlist.cells.Polarity;
import org.wuxingspice.netlist.cells.ReversibleNeuronCell;
import org.wuxingspice.netlist.cells.SynapseCell;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

/**
 * One op-amp circuit for both directions: neurons, memristors and their parameters are there once,
 * and switches turn the signals around. Each port has a pair of lines: it drives them with D and
 * −D, or both are switched to its virtual ground. A pair of memristors lies between the lines of
 * both ports, so that its coefficient is the same in both directions by construction; a bridge has
 * its input switched to the line that is driven. Immutable.
 *
 * <p>Names are as in {@link OpAmpConstruction}; the drives are {@code vin}i forward and {@code
 * vre}i reversed; {@code vdir} and {@code vrev} set the direction.
 */
public final class ReconfigurableNetwork {

  private final Network network;
  private final Topology topology;
  private final Technology technology;
  private final Map<Direction, CompiledNetwork> single = new EnumMap<>(Direction.class);
  private final Map<Direction, double[]> fixedPoints = new EnumMap<>(Direction.class);
  private final BitSet sources = new BitSet();
  private final BitSet targets = new BitSet();

  private ReconfigurableNetwork(final Network network, final Technology technology) {
    this.network = network;
    this.topology = network.topology();
    this.technology = technology;
    for (final Direction direction : Direction.values()) {
      fixedPoints.put(direction, FixedPoint.solve(network.parameters(), direction));
      single.put(direction, NetworkCompiler.compile(network, direction, Level.OPAMP, technology));
    }
    for (int k = 0; k < topology.linkCount(); k++) {
      sources.set(topology.source(k));
      targets.set(topology.target(k));
    }
  }

  /**
   * Compiles a network.
   *
   * @param network with its coefficients
   * @param technology parts
   * @return the network as one circuit for both directions, set to forward
   */
  public static ReconfigurableNetwork compile(final Network network, final Technology technology) {
    return new ReconfigurableNetwork(network, technology);
  }

  /** {@return the circuit, set to the forward direction and without drives} */
  public Circuit circuit() {
    final List<Statement> all = new ArrayList<>();
    all.add(new Directive.Comment("R*C = " + technology.secondsPerUnit() + " s"));
    all.add(NetlistAssembly.simulation(technology));
    all.add(OpAmpCell.of(technology.opAmp(), AmplifierInput.IDEAL));
    all.add(MultiplierCell.of(technology.multiplier(), technology.resistance()));
    all.addAll(ClampCell.of(technology, network.clamp()));
    all.add(InverterCell.of(technology, AmplifierInput.IDEAL));
    all.addAll(ReversibleNeuronCell.of(technology));
    all.add(DeviationCell.of(technology, AmplifierInput.IDEAL));
    if (technology.synapseKind() == SynapseKind.BRIDGE) {
      all.add(SynapseCell.reversibleBridge(technology));
    }
    all.add(new Source.Voltage("vbp", "bp", "0", Value.of(technology.volts(1))));
    all.add(new Source.Voltage("vbn", "bn", "0", Value.of(-technology.volts(1))));
    all.add(new Source.Voltage("vdir", "f", "0", Value.of(1)));
    all.add(new Source.Voltage("vrev", "r", "0", Value.of(-1)));
    for (final Direction direction : Direction.values()) {
      for (int c = 0; c < topology.driveCount(direction); c++) {
        final String name = driveTargets(direction).get(c).substring(1);
        all.add(new Source.Voltage("v" + name, name, "0", Value.ZERO));
        all.add(
            new Passive.Resistor(
                "r" + name,
                name,
                "s" + topology.driveElement(direction, c),
                Value.of(technology.resistance())));
      }
    }
    IntStream.range(0, topology.neuronCount()).forEach(n -> all.add(neuron(n)));
    sources.stream().forEach(e -> all.addAll(port(e, Direction.FORWARD)));
    targets.stream().forEach(e -> all.addAll(port(e, Direction.REVERSED)));
    final double[] ohms = coefficientValues(network.coefficients());
    final int each = technology.synapseKind().memristors();
    for (int k = 0; k < topology.linkCount(); k++) {
      all.addAll(link(k, Arrays.copyOfRange(ohms, each * k, each * (k + 1))));
    }
    return new Circuit(
        "Wuxing network for both directions: "
            + topology.neuronCount()
            + " neurons, "
            + topology.linkCount()
            + " links",
        all);
  }

  private static String node(final int element) {
    return (Polarity.of(element) > 0 ? "e" : "n") + element;
  }

  private Statement neuron(final int neuron) {
    final List<String> nodes = new ArrayList<>();
    final Map<String, Value> values = new TreeMap<>();
    for (int i = 0; i < ELEMENTS; i++) {
      final int e = ELEMENTS * neuron + i;
      nodes.add(node(e));
      OpAmpConstruction.put(values, "k1_" + i, network.parameters().k1(e), Neuron.DEFAULT_K1);
      OpAmpConstruction.put(values, "k2_" + i, network.parameters().k2(e), Neuron.DEFAULT_K2);
      OpAmpConstruction.put(values, "k3_" + i, network.parameters().k3(e), Neuron.DEFAULT_K3);
      OpAmpConstruction.put(
          values, "v0_" + i, rest(Direction.FORWARD, e), technology.volts(Polarity.of(i)));
    }
    for (int i = 0; i < ELEMENTS; i++) {
      nodes.add("s" + (ELEMENTS * neuron + i));
    }
    nodes.addAll(List.of("f", "r"));
    return new Instance("xn" + neuron, nodes, ReversibleNeuronCell.NAME, values);
  }

  private double rest(final Direction direction, final int element) {
    return technology.volts(Polarity.of(element) * fixedPoints.get(direction)[element]);
  }

  /** The driver of a port and the switches of its lines. */
  private List<Statement> port(final int element, final Direction driving) {
    final boolean positive = Polarity.of(element) > 0;
    final String drives = driving == Direction.FORWARD ? "f" : "r";
    final String takes = driving == Direction.FORWARD ? "r" : "f";
    final Map<String, Value> values = new TreeMap<>();
    OpAmpConstruction.put(values, "b0", fixedPoints.get(driving)[element], 1);
    return List.of(
        new Instance(
            "xd" + element,
            List.of(
                node(element),
                positive ? "bn" : "bp",
                (positive ? "dm" : "dp") + element,
                (positive ? "dp" : "dm") + element),
            DeviationCell.NAME,
            values),
        between("sp" + element, "dp" + element, "p" + element, drives),
        between("sm" + element, "dm" + element, "m" + element, drives),
        between("sq" + element, "s" + element, "p" + element, takes),
        between("sn" + element, "s" + element, "m" + element, takes));
  }

  private static Statement between(
      final String name, final String a, final String b, final String control) {
    return new Switch.ByVoltage(name, a, b, control, "0", DirectionSwitch.NAME);
  }

  private List<Statement> link(final int link, final double... ohms) {
    final int source = topology.source(link);
    final int target = topology.target(link);
    final boolean minusOfSource = Polarity.of(target) > 0;
    final boolean minusOfTarget = Polarity.of(source) > 0;
    if (technology.synapseKind() == SynapseKind.BRIDGE) {
      return List.of(
          new Instance(
              "xl" + link,
              List.of(
                  (minusOfSource ? "m" : "p") + source,
                  (minusOfTarget ? "m" : "p") + target,
                  "f",
                  "r"),
              SynapseCell.REVERSIBLE_BRIDGE,
              OpAmpConstruction.resistances(ohms)));
    }
    return List.of(
        new Passive.Resistor(
            "rp" + link,
            (minusOfSource ? "m" : "p") + source,
            (minusOfTarget ? "m" : "p") + target,
            Value.of(ohms[0])),
        new Passive.Resistor(
            "rn" + link,
            (minusOfSource ? "p" : "m") + source,
            (minusOfTarget ? "p" : "m") + target,
            Value.of(ohms[1])));
  }

  /**
   * {@return what to alter to run in a direction: the controls of the switches and the voltages at
   * the start, which differ where the parameters of a neuron do}
   *
   * @param direction of the next pass
   */
  public List<Alteration> turnTo(final Direction direction) {
    final double control = direction == Direction.FORWARD ? 1 : -1;
    final List<Alteration> all = new ArrayList<>();
    all.add(new Alteration("vdir", control));
    all.add(new Alteration("vrev", -control));
    for (int e = 0; e < topology.elementCount(); e++) {
      final String cell = "c.xn" + e / ELEMENTS + ".";
      final int i = e % ELEMENTS;
      final double start = rest(direction, e);
      all.add(new Alteration("@" + cell + "c" + i + "[ic]", -start));
      all.add(new Alteration("@" + cell + "x" + i + ".c1[ic]", start));
      if (i == 0 || i == ELEMENTS - 1) {
        all.add(new Alteration("@" + cell + "xi" + i + ".x1.c1[ic]", -start));
      }
    }
    return all;
  }

  /**
   * {@return the source to alter for each channel of the drive, lower case; those of the other
   * direction have to be 0}
   *
   * @param direction of the pass
   */
  public List<String> driveTargets(final Direction direction) {
    final String name = direction == Direction.FORWARD ? "vin" : "vre";
    return IntStream.range(0, topology.driveCount(direction)).mapToObj(c -> name + c).toList();
  }

  /**
   * Source voltages for a drive.
   *
   * @param direction of the pass
   * @param drive one number per channel
   * @return volts, in the order of {@link #driveTargets}
   */
  public double[] driveValues(final Direction direction, final double... drive) {
    return single.get(direction).driveValues(drive);
  }

  /** {@return the memristors to alter for each link, as many for every link, lower case} */
  public List<String> coefficientTargets() {
    return single.get(Direction.FORWARD).coefficientTargets();
  }

  /**
   * Resistances for coefficients.
   *
   * @param coefficients one per link
   * @return ohms, in the order of {@link #coefficientTargets()}
   */
  public double[] coefficientValues(final double... coefficients) {
    return single.get(Direction.FORWARD).coefficientValues(coefficients);
  }

  /** {@return the vector of each element, lower case} */
  public List<String> stateProbes() {
    return single.get(Direction.FORWARD).stateProbes();
  }

  /**
   * {@return the units of E per volt of a state probe}
   *
   * @param element index through the network
   */
  public double unitsPerVolt(final int element) {
    return single.get(Direction.FORWARD).unitsPerVolt(element);
  }
}
