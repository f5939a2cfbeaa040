package org.wuxingspice.netlist.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;

/**
 * The links into each input port of a piece as their Norton equivalent. Where the signals at the
 * far ends of all links into a port are known, the currents of the links are one known current and
 * their conductances one conductance to ground, or to the level around which lines carry D. For
 * resistive synapses the equivalent is exact: the port sees the same current and, with an offset at
 * its virtual ground, the same noise gain. A neuron then costs the same however many links it has.
 * Immutable; arrays are shared.
 */
public final class LinkSums {

  /**
   * The links into a port with their coefficients.
   *
   * @param conductances current into the port per volt of a line: for each link the lines of its
   *     origin in the order of {@link LinkSums#signs()}, siemens
   * @param ohms resistance of all links from the port to ground; 1 without {@link
   *     LinkSums#resistors()}, where nothing loads the port
   */
  public record Port(double[] conductances, double ohms) {}

  private final CompileContext context;
  private final CircuitValues values;
  private final int[] links;
  private final int[] first;

  /**
   * Groups the links of a piece by their receivers.
   *
   * @param unsorted links that end in the piece
   */
  LinkSums(final CompileContext context, final CircuitValues values, final int... unsorted) {
    this.context = context;
    this.values = values;
    this.links =
        Arrays.stream(unsorted)
            .boxed()
            .sorted(Comparator.comparingInt(context.links()::target))
            .mapToInt(k -> k)
            .toArray();
    this.first =
        IntStream.rangeClosed(0, links.length)
            .filter(
                i -> i == 0 || i == links.length || receiver(links[i]) != receiver(links[i - 1]))
            .distinct()
            .toArray();
  }

  private int receiver(final int link) {
    return context.links().target(link);
  }

  /** {@return the number of ports that receive links} */
  public int ports() {
    return first.length - 1;
  }

  /**
   * {@return the element of a port, index through the network}
   *
   * @param port from 0
   */
  public int element(final int port) {
    return receiver(links[first[port]]);
  }

  /**
   * {@return the links into a port}
   *
   * @param port from 0
   */
  public int[] links(final int port) {
    return Arrays.copyOfRange(links, first[port], first[port + 1]);
  }

  /**
   * {@return the element that a link's signal comes from, index through the network}
   *
   * @param link of the network
   */
  public int origin(final int link) {
    return context.links().source(link);
  }

  /** {@return the signs of an element's lines, in the order in which a link uses them} */
  public List<Integer> signs() {
    return values.lineSigns();
  }

  /**
   * {@return the current source of each port, which is to play the sum of the links' currents;
   * lower case}
   */
  public List<String> sources() {
    return names("is");
  }

  /**
   * {@return the resistor to alter for each port, lower case; none where links give currents and do
   * not load the port}
   */
  public List<String> resistors() {
    return values.portGround().isPresent() ? names("rs") : List.of();
  }

  private List<String> names(final String kind) {
    return IntStream.range(0, ports())
        .mapToObj(port -> context.element(kind, element(port)))
        .toList();
  }

  /**
   * {@return the voltage of an element's lines that causes no current}
   *
   * @param rest of the element, units of E
   */
  public double restingVolts(final double rest) {
    return values.lineReference(rest);
  }

  /**
   * The equivalent of a port's links.
   *
   * @param port from 0
   * @param coefficients one per link of the network
   * @return what the devices of the links amount to, clipped, quantised and mismatched as they are
   */
  public Port port(final int port, final double... coefficients) {
    final double[] conductances =
        Arrays.stream(links(port))
            .boxed()
            .flatMapToDouble(k -> Arrays.stream(values.transfer(k, coefficients[k])))
            .toArray();
    return new Port(
        conductances, values.portGround().isPresent() ? 1 / Arrays.stream(conductances).sum() : 1);
  }

  /**
   * The source of a port and its resistor, if there is one.
   *
   * @param port from 0
   * @param waveforms ampere, by the name of a source; one without gives nothing
   */
  List<Statement> statements(final int port, final Map<String, Waveform> waveforms) {
    final String source = sources().get(port);
    final String node = values.linkNode(element(port));
    final double unit = context.technology().secondsPerUnit();
    final List<Statement> statements = new ArrayList<>();
    statements.add(
        new Source.Current(
            source,
            "0",
            node,
            Stimulus.of(
                waveforms.getOrDefault(
                    source, Waveform.piecewiseLinear(new double[] {0, unit}, new double[2])))));
    values
        .portGround()
        .ifPresent(
            ground ->
                statements.add(
                    new Passive.Resistor(
                        resistors().get(port),
                        node,
                        ground,
                        Value.of(port(port, context.network().coefficients()).ohms()))));
    return statements;
  }

  /**
   * The sums of a piece.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SETTING} when a
   *     link begins in the piece itself
   */
  static LinkSums of(
      final CompileContext context, final CircuitValues values, final Subnetwork piece) {
    for (final int link : piece.links()) {
      if (piece.neurons().contains(context.links().source(link) / Neuron.ELEMENTS)) {
        throw CompileReason.BAD_SETTING.failure(
            "link "
                + link
                + " begins in the piece itself: links are summed in pieces of one layer");
      }
    }
    return new LinkSums(context, values, piece.links());
  }
}
