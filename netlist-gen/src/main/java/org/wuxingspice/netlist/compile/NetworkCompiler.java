package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.cells.Cells;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Compiles a network into the circuit of one direction. Node {@code e12} carries element 12, {@code
 * n12} its negative, {@code s12} is its virtual ground, {@code p12} and {@code m12} carry D and −D;
 * neuron 3 is instance {@code xn3}, link 7 instance {@code xl7}, drive channel 2 source {@code
 * vin2}.
 */
public final class NetworkCompiler {

  private final Network network;
  private final Topology topology;
  private final Direction direction;
  private final Level level;
  private final Technology technology;
  private final double[] fixedPoint;
  private final List<Statement> statements = new ArrayList<>();

  private NetworkCompiler(
      final Network network,
      final Direction direction,
      final Level level,
      final Technology technology) {
    this.network = network;
    this.topology = network.topology();
    this.direction = direction;
    this.level = level;
    this.technology = technology;
    this.fixedPoint = FixedPoint.solve(network.parameters(), direction);
  }

  /**
   * Compiles a network.
   *
   * @param network with its coefficients
   * @param direction of the pass
   * @param level of detail
   * @param technology volts, seconds and parts
   * @return the circuit and the map of its names
   */
  public static CompiledNetwork compile(
      final Network network,
      final Direction direction,
      final Level level,
      final Technology technology) {
    return new NetworkCompiler(network, direction, level, technology).compile();
  }

  private CompiledNetwork compile() {
    comment("R*C = " + technology.secondsPerUnit() + " s is one unit of time");
    comment("1 unit of E is " + technology.voltsPerUnit() + " V");
    statements.add(
        new Directive.Options(
            Map.of(
                "reltol", "1e-4", "abstol", "1e-12", "vntol", "1e-7", "method", "trap", "noinit",
                "")));
    statements.addAll(
        level == Level.OPAMP
            ? Cells.opAmpLevel(technology, direction, network.clamp())
            : Cells.behavioralLevel(technology, direction, network.clamp()));
    final List<String> drives = drives();
    final List<String> probes = neurons();
    final List<String> memristors = links();
    return new CompiledNetwork(
        new Circuit(
            "Wuxing network, "
                + direction
                + ", "
                + level
                + ": "
                + topology.neuronCount()
                + " neurons, "
                + topology.linkCount()
                + " links",
            statements),
        technology,
        drives,
        memristors,
        probes);
  }

  private void comment(final String text) {
    statements.add(new Directive.Comment(text));
  }

  private List<String> drives() {
    comment("Drive: a source of minus the input, through R into the virtual ground");
    final List<String> targets = new ArrayList<>();
    for (int c = 0; c < topology.driveCount(direction); c++) {
      statements.add(new Source.Voltage("vin" + c, "in" + c, "0", Value.of(0)));
      statements.add(
          new Passive.Resistor(
              "rin" + c,
              "in" + c,
              "s" + topology.driveElement(direction, c),
              Value.of(technology.resistance())));
      targets.add("vin" + c);
    }
    return targets;
  }

  private List<String> neurons() {
    final List<String> probes = new ArrayList<>();
    for (int layer = 0; layer < topology.layers(); layer++) {
      comment("Layer " + layer + ": " + topology.size(layer) + " neurons");
      for (int n = topology.neuronOffset(layer); n < topology.neuronOffset(layer + 1); n++) {
        neuron(n);
        for (int i = 0; i < ELEMENTS; i++) {
          probes.add("v(e" + (ELEMENTS * n + i) + ")");
        }
      }
    }
    return probes;
  }

  private void neuron(final int neuron) {
    final List<String> nodes = new ArrayList<>();
    for (final String kind : List.of("e", "n", "s")) {
      for (int i = 0; i < ELEMENTS; i++) {
        nodes.add(kind + (ELEMENTS * neuron + i));
      }
    }
    final NeuronParameters p = network.parameters();
    final int first = ELEMENTS * neuron;
    final Map<String, Value> values = new TreeMap<>();
    for (int i = 0; i < ELEMENTS; i++) {
      put(values, "k1_" + i, p.k1(first + direction.generationParameter(i)), Neuron.DEFAULT_K1);
      put(values, "k2_" + i, p.k2(first + i), Neuron.DEFAULT_K2);
      put(values, "k3_" + i, p.k3(first + direction.restraintParameter(i)), Neuron.DEFAULT_K3);
      put(values, "v0_" + i, fixedPoint[first + i] * technology.voltsPerUnit(), 1);
    }
    statements.add(new Instance("xn" + neuron, nodes, "neuron", values));
  }

  private static void put(
      final Map<String, Value> values, final String name, final double value, final double normal) {
    if (value != normal) {
      values.put(name, Value.of(value));
    }
  }

  private List<String> links() {
    final boolean forward = direction == Direction.FORWARD;
    final TreeSet<Integer> origins = new TreeSet<>();
    for (int k = 0; k < topology.linkCount(); k++) {
      origins.add(forward ? topology.source(k) : topology.target(k));
    }
    comment("Deviations D = E - B0 of the ports that give signals out");
    for (final int e : origins) {
      final double rest = fixedPoint[e] * technology.voltsPerUnit();
      statements.add(
          new Instance(
              "xd" + e,
              List.of("e" + e, "n" + e, "p" + e, "m" + e),
              "deviation",
              rest == technology.voltsPerUnit() ? Map.of() : Map.of("b0", Value.of(rest))));
    }
    comment("Links: memristor pairs, summed in the virtual ground of the receiving port");
    final double[] ohms = CompiledNetwork.resistances(network, technology);
    final List<String> targets = new ArrayList<>();
    for (int k = 0; k < topology.linkCount(); k++) {
      final int from = forward ? topology.source(k) : topology.target(k);
      final int to = forward ? topology.target(k) : topology.source(k);
      statements.add(
          new Instance(
              "xl" + k,
              List.of("p" + from, "m" + from, "s" + to),
              "synapse",
              Map.of("rp", Value.of(ohms[2 * k]), "rn", Value.of(ohms[2 * k + 1]))));
      targets.add("r.xl" + k + ".rp");
      targets.add("r.xl" + k + ".rn");
    }
    return targets;
  }
}
