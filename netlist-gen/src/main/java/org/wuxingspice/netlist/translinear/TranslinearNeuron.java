package org.wuxingspice.netlist.translinear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.netlist.cells.Rates;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * A neuron of five elements and their bias lines. The reversed neuron has the same cells and other
 * wires. Ports: the capacitors v0 to v4, the current inputs x0 to x4, the bias lines y, vr and z,
 * vcc. Element i is instance {@code x}i, the bias {@code xb}.
 *
 * <p>Parameters {@code k1_i}, {@code k2_i}, {@code k3_i} as element i uses them: the first is an
 * area in the element that generates i, the third one in the element that restrains i. {@code
 * load_i}, farad, what a port adds at v of element i.
 */
public final class TranslinearNeuron {

  /** Name of the subcircuit. */
  public static final String NAME = "neuron";

  /** Node of the level around which lines carry D, held by a reference. */
  public static final String MIDDLE = "vm";

  private TranslinearNeuron() {}

  /**
   * {@return transistor models and the cells of networks, the neuron last}
   *
   * @param design transistors and currents
   * @param direction whose equation the neuron implements
   */
  public static List<Statement> of(final TranslinearDesign design, final Direction direction) {
    final List<Statement> cells = new ArrayList<>(Transistors.models(design.transistors()));
    cells.add(MirrorCell.of(design));
    cells.add(MirrorCell.sinking(design));
    cells.add(LogarithmCell.of());
    cells.add(BiasCell.of(design));
    cells.add(ElementCell.of(design));
    cells.add(AmplifierCell.of(design));
    cells.add(RestCell.of(design));
    cells.add(SenderCell.of(design));
    cells.add(ReceiverCell.of(design));
    cells.add(neuron(direction));
    return cells;
  }

  /**
   * {@return parameter: what ports add at the capacitor of an element, farad}
   *
   * @param i element within the neuron
   */
  public static String load(final int i) {
    return "load_" + i;
  }

  private static Statement neuron(final Direction direction) {
    final List<String> ports = new ArrayList<>();
    for (final String kind : List.of("v", "x")) {
      for (int i = 0; i < Neuron.ELEMENTS; i++) {
        ports.add(kind + i);
      }
    }
    ports.addAll(List.of("y", "vr", "z", "vcc"));
    final Map<String, Value> parameters = new TreeMap<>();
    final List<Statement> body = new ArrayList<>();
    body.add(new Instance("xb", List.of("y", "vr", "z", "vcc"), BiasCell.NAME));
    for (int i = 0; i < Neuron.ELEMENTS; i++) {
      body.add(element(i, direction, parameters));
    }
    return new Definition.Subcircuit(NAME, ports, parameters, body);
  }

  private static Statement element(
      final int i, final Direction direction, final Map<String, Value> parameters) {
    parameters.put("k1_" + i, Value.of(Neuron.DEFAULT_K1));
    parameters.put("k2_" + i, Value.of(Neuron.DEFAULT_K2));
    parameters.put("k3_" + i, Value.of(Neuron.DEFAULT_K3));
    parameters.put(load(i), Value.ZERO);
    final int generated = target(direction::generator, i);
    final int restrained = target(direction::restrainer, i);
    return new Instance(
        "x" + i,
        List.of("v" + i, "x" + i, "x" + generated, "v" + restrained, "y", "vr", "vcc"),
        ElementCell.NAME,
        Map.of(
            "k1", Value.expression("k1_" + generated),
            "k2", Value.expression("k2_" + i),
            "k3", Value.expression("k3_" + restrained),
            "load", Value.expression(load(i))));
  }

  /** The element that an element acts on, from the element that acts on each. */
  private static int target(final IntUnaryOperator actor, final int element) {
    return IntStream.range(0, Neuron.ELEMENTS)
        .filter(i -> actor.applyAsInt(i) == element)
        .findFirst()
        .orElseThrow();
  }

  /**
   * What to alter in a neuron for other couplings of its elements.
   *
   * @param design trims
   * @param direction of the pass
   * @param i element within the neuron whose devices are altered
   * @param rates of an element within the neuron, as its equation has them
   * @return the same devices for all values
   */
  public static List<Alteration> coupling(
      final TranslinearDesign design,
      final Direction direction,
      final int i,
      final IntFunction<Rates> rates) {
    return ElementCell.coupling(
            design,
            rates.apply(target(direction::generator, i)).k1(),
            rates.apply(target(direction::restrainer, i)).k3())
        .stream()
        .map(a -> a.in("x" + i))
        .toList();
  }

  /**
   * What to alter in a neuron for another decay of an element.
   *
   * @param design trims
   * @param i element within the neuron
   * @param k2 of the element
   * @return the device and its value
   */
  public static Alteration decay(final TranslinearDesign design, final int i, final double k2) {
    return ElementCell.decay(design, k2).in("x" + i);
  }

  /**
   * {@return a transistor whose base and collector are one node, the logarithm of its current}
   *
   * @param name begins with q
   * @param node that the current flows into
   */
  public static Statement reference(final String name, final String node) {
    return Transistors.npn(name, node, node, "0");
  }

  /**
   * {@return an instrument that shows an element's E as volts at a node} It takes nothing from the
   * circuit.
   *
   * @param design what makes E of the logarithm
   * @param capacitor node of the element
   * @param output node of the instrument
   */
  public static Statement instrument(
      final TranslinearDesign design, final String capacitor, final String output) {
    return new ControlledSource.Behavioral(
        "b" + output,
        output,
        "0",
        false,
        "exp((v("
            + capacitor
            + ")-"
            + design.restingVoltage()
            + ")/"
            + design.logarithmicVoltage()
            + ")");
  }

  /**
   * {@return a neuron} Its nodes are v and x with the label and the element, y, vr and z with the
   * label.
   *
   * @param label of nodes and instance
   * @param supply node
   * @param values of its parameters, besides the usual ones
   */
  public static Statement instance(
      final String label, final String supply, final Map<String, Value> values) {
    final List<String> nodes = new ArrayList<>();
    for (final String kind : List.of("v", "x")) {
      for (int i = 0; i < Neuron.ELEMENTS; i++) {
        nodes.add(kind + label + i);
      }
    }
    nodes.addAll(List.of("y" + label, "vr" + label, "z" + label, supply));
    return new Instance("xn" + label, nodes, NAME, values);
  }

  /**
   * {@return a neuron that nothing drives and the line of its element 0, which senders compare
   * theirs with}
   *
   * @param design loads
   * @param label of nodes and instances
   * @param supply node
   * @param line of the element at rest
   */
  public static List<Statement> resting(
      final TranslinearDesign design, final String label, final String supply, final String line) {
    return List.of(
        instance(label, supply, Map.of(load(0), Value.of(design.trim().port()))),
        rest(
            "xr" + label,
            "v" + label + "0",
            line,
            List.of("y" + label, "vr" + label, "z" + label, supply)));
  }

  /**
   * {@return what makes the line of an element at rest}
   *
   * @param name of the instance
   * @param capacitor v of the element
   * @param line of the element at rest
   * @param bias the lines y, vr, z and vcc of its neuron
   */
  public static Statement rest(
      final String name, final String capacitor, final String line, final List<String> bias) {
    return new Instance(
        name, List.of(capacitor, line, bias.get(0), bias.get(1), bias.get(3)), RestCell.NAME);
  }

  /**
   * {@return the output port of an element} At v it needs the load {@link
   * org.wuxingspice.netlist.technology.TranslinearDesign.Trim#port()}.
   *
   * @param name of the instance
   * @param capacitor v of the element
   * @param plus line of D
   * @param minus line of −D
   * @param rest line of the element at rest
   * @param bias the lines y, vr, z and vcc of its neuron
   * @param matches area of the transistor at the input p over that at n, of the amplifiers of the
   *     line of −D and of that of D; none for equal ones
   */
  public static Statement sender(
      final String name,
      final String capacitor,
      final String plus,
      final String minus,
      final String rest,
      final List<String> bias,
      final double... matches) {
    final List<String> nodes = new ArrayList<>(List.of(capacitor, plus, minus, rest, MIDDLE));
    nodes.addAll(bias);
    return new Instance(
        name,
        nodes,
        SenderCell.NAME,
        matches.length == 0
            ? Map.of()
            : Map.of(
                SenderCell.FIRST, Value.of(matches[0]), SenderCell.SECOND, Value.of(matches[1])));
  }

  /**
   * {@return the input port of an element}
   *
   * @param name of the instance
   * @param sum virtual ground that links join at
   * @param input x of the element
   * @param bias the lines y, vr, z and vcc of its neuron
   * @param match area of the transistor at the amplifier's input p over that at n; none for equal
   *     ones
   */
  public static Statement receiver(
      final String name,
      final String sum,
      final String input,
      final List<String> bias,
      final double... match) {
    return new Instance(
        name,
        List.of(sum, input, MIDDLE, bias.get(0), bias.get(2), bias.get(3)),
        ReceiverCell.NAME,
        match.length == 0 ? Map.of() : Map.of(AmplifierCell.MATCH, Value.of(match[0])));
  }
}
