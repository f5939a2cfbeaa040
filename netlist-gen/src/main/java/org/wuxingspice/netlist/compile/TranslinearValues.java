package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.cells.ClampCell;
import org.wuxingspice.netlist.cells.Rates;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.naming.FlatName;
import org.wuxingspice.netlist.naming.NodePath;
import org.wuxingspice.netlist.technology.TranslinearDesign;
import org.wuxingspice.netlist.translinear.TranslinearNeuron;

/**
 * Currents and memristors of translinear circuits. {@code v12} is the capacitor of element 12,
 * {@code x12} its current input, {@code e12} the value E that an instrument shows as volts; {@code
 * s12} is a virtual ground, {@code p12} and {@code m12} are the lines of D and −D.
 */
final class TranslinearValues implements CircuitValues {

  /** How far a fixed point may be from that of the bias neuron, units of E. */
  private static final double REST_TOLERANCE = 1e-9;

  private final CompileContext context;
  private final TranslinearDesign design;

  TranslinearValues(final CompileContext context, final TranslinearDesign design) {
    this.context = context;
    this.design = design;
  }

  /** The parts of the circuit. */
  TranslinearDesign design() {
    return design;
  }

  /** The line that carries an element's deviation with a sign. */
  String line(final int element, final int sign) {
    return context.element(sign > 0 ? "p" : "m", element);
  }

  @Override
  public DevicePath driveTarget(final int channel) {
    return DevicePath.of(context.channel("iin", channel));
  }

  @Override
  public double driveValue(final int channel, final double drive) {
    return amperes(context.links().inputElement(channel), drive);
  }

  @Override
  public List<FlatName> linkTargets(final int link) {
    return Stream.of("rp", "rn")
        .<FlatName>map(kind -> DevicePath.of(context.link(kind, link)))
        .toList();
  }

  @Override
  public double[] linkValues(final int link, final double coefficient) {
    return context.resistances(link, coefficient);
  }

  @Override
  public double coefficient(final int link, final double... values) {
    return context.coefficient(values);
  }

  /**
   * Checks that elements rest where the bias neuron does.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SETTING}
   */
  static void requireRestAtOne(final int element, final double rest) {
    if (Math.abs(rest - 1) > REST_TOLERANCE) {
      throw CompileReason.BAD_SETTING.failure(
          "element "
              + element
              + " rests at "
              + rest
              + ": links of transistors compare elements with a neuron at rest 1, so that K1 - K2 ="
              + " K3 everywhere");
    }
  }

  @Override
  public List<Alteration> coupling(final int element, final NeuronParameters parameters) {
    return context.inNeuron(
        element,
        TranslinearNeuron.coupling(
            design, context.direction(), element % ELEMENTS, i -> rates(element, i, parameters)));
  }

  @Override
  public List<Alteration> rest(
      final int element, final NeuronParameters parameters, final RestState rest) {
    requireRestAtOne(element, rest.values()[element]);
    return context.inNeuron(
        element,
        List.of(
            TranslinearNeuron.decay(
                design,
                element % ELEMENTS,
                rates(element, element % ELEMENTS, parameters).k2() + rest.leak()[element])));
  }

  /** The rates of an element in the same neuron as another one. */
  private Rates rates(final int element, final int within, final NeuronParameters parameters) {
    return context.rates(parameters, element - element % ELEMENTS + within);
  }

  /** Elements have no limiter. */
  @Override
  public List<Alteration> shift(final int element, final double shift) {
    return List.of();
  }

  @Override
  public String summingNode(final int element) {
    return context.element("x", element);
  }

  @Override
  public double amperes(final int element, final double rate) {
    return rate * design.unitCurrent();
  }

  @Override
  public List<Integer> lineSigns() {
    return List.of(1, -1);
  }

  @Override
  public String linkNode(final int element) {
    return context.element("s", element);
  }

  /** Ports turn what links give around. */
  @Override
  public double[] transfer(final int link, final double coefficient) {
    final double[] ohms = linkValues(link, coefficient);
    return new double[] {1 / ohms[1], 1 / ohms[0]};
  }

  @Override
  public Optional<String> portGround() {
    return Optional.of(TranslinearNeuron.MIDDLE);
  }

  @Override
  public double lineReference(final double rest) {
    return design.middle();
  }

  @Override
  public List<Alteration> lines(final int element, final double rest) {
    return List.of();
  }

  @Override
  public List<Alteration> incoming(final int element, final double rest) {
    requireRestAtOne(element, rest);
    return List.of();
  }

  @Override
  public StateReadout state(final int element) {
    return new StateReadout(
        NodePath.of(context.element("e", element)),
        1,
        0,
        ClampCell.idle(context.network().clamp()));
  }

  @Override
  public List<BoundarySignal> boundary(final int element) {
    return lineSigns().stream()
        .map(sign -> BoundarySignal.of(element, sign, line(element, sign), design.middle()))
        .toList();
  }
}
