package org.wuxingspice.netlist.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.netlist.cells.Polarity;
import org.wuxingspice.netlist.cells.SynapseCell;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.technology.SynapseKind;

/**
 * The links into each input port of a piece as their Norton equivalent. Where the signals at the
 * far ends of all links into a port are known, the currents of the links are one known current and
 * their conductances one conductance to ground. For resistive synapses the equivalent is exact: the
 * port sees the same current and, with an offset at its virtual ground, the same noise gain. A
 * neuron then costs the same however many links it has. Immutable; arrays are shared.
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

  private final CompileContext design;
  private final Construction construction;
  private final boolean opAmp;
  private final boolean loading;
  private final int[] links;
  private final int[] first;

  /**
   * Groups the links of a piece by their receivers.
   *
   * @param links in the order of the elements that receive them
   */
  LinkSums(
      final CompileContext design,
      final Construction construction,
      final Level level,
      final int... links) {
    this.design = design;
    this.construction = construction;
    this.opAmp = level == Level.OPAMP;
    this.loading = opAmp && design.technology().synapseKind() == SynapseKind.PAIR;
    this.links = links;
    this.first =
        IntStream.rangeClosed(0, links.length)
            .filter(
                i ->
                    i == 0
                        || i == links.length
                        || design.receiver(links[i]) != design.receiver(links[i - 1]))
            .distinct()
            .toArray();
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
    return design.receiver(links[first[port]]);
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
    return design.origin(link);
  }

  /** {@return the signs of an element's lines, in the order in which a link uses them} */
  public List<Integer> signs() {
    return opAmp ? List.of(1, -1) : List.of(1);
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
    return loading ? names("rs") : List.of();
  }

  private List<String> names(final String kind) {
    return IntStream.range(0, ports())
        .mapToObj(port -> design.element(kind, element(port)))
        .toList();
  }

  /**
   * {@return the voltage of an element's lines that causes no current}
   *
   * @param rest of the element, units of E
   */
  public double restingVolts(final double rest) {
    return opAmp ? 0 : design.technology().volts(rest);
  }

  /**
   * The equivalent of a port's links.
   *
   * @param port from 0
   * @param coefficients one per link of the network
   * @return what the devices of the links amount to, clipped, quantised and mismatched as they are
   */
  public Port port(final int port, final double... coefficients) {
    final int lines = signs().size();
    final double[] conductances = new double[lines * (first[port + 1] - first[port])];
    double load = 0;
    for (int i = first[port]; i < first[port + 1]; i++) {
      final double[] values = construction.linkValues(links[i], coefficients[links[i]]);
      final int at = lines * (i - first[port]);
      if (!opAmp) {
        conductances[at] = values[0];
      } else if (loading) {
        final int plus = inverting(port) > 0 ? 0 : 1;
        conductances[at + plus] = 1 / values[0];
        conductances[at + 1 - plus] = 1 / values[1];
        load += 1 / values[0] + 1 / values[1];
      } else {
        conductances[at + (inverting(port) > 0 ? 0 : 1)] =
            SynapseCell.transconductance(design.technology())
                * (values[1] / (values[0] + values[1]) - values[3] / (values[2] + values[3]));
      }
    }
    return new Port(conductances, loading ? 1 / load : 1);
  }

  private int inverting(final int port) {
    return -Polarity.of(element(port));
  }

  /** The sources and resistors. */
  Stream<Statement> statements() {
    final double unit = design.technology().secondsPerUnit();
    final Stimulus rest =
        Stimulus.of(Waveform.piecewiseLinear(new double[] {0, unit}, new double[] {0, 0}));
    return IntStream.range(0, ports())
        .boxed()
        .flatMap(
            port -> {
              final int element = element(port);
              final String node = construction.inputNode(element);
              final Statement source =
                  new Source.Current(design.element("is", element), "0", node, rest);
              return loading
                  ? Stream.of(
                      source,
                      new Passive.Resistor(
                          design.element("rs", element),
                          node,
                          "0",
                          Value.of(port(port, design.network().coefficients()).ohms())))
                  : Stream.of(source);
            });
  }

  /** The sums of a piece, or nothing when its links are devices. */
  static Optional<LinkSums> of(
      final CompileContext design,
      final Construction construction,
      final Level level,
      final CompileOptions options,
      final Subnetwork piece) {
    if (!options.linkSums()) {
      return Optional.empty();
    }
    for (final int link : piece.links()) {
      if (piece.neurons().contains(design.origin(link) / Neuron.ELEMENTS)) {
        throw CompileReason.BAD_SETTING.failure(
            "link "
                + link
                + " begins in the piece itself: links are summed in pieces of one layer");
      }
    }
    return Optional.of(new LinkSums(design, construction, level, piece.links()));
  }
}
