package org.wuxingspice.netlist.compile;

import java.util.List;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;

/**
 * How the parts of a network are built at one level. Elements, links and so on by their indices.
 */
interface Construction {

  /** The subcircuits. */
  List<Statement> cells();

  /** The sources that all neurons share. */
  List<Source.Voltage> rails();

  /** The source of a channel of the drive. */
  List<Statement> drive(int channel);

  /** A neuron. */
  Statement neuron(int neuron);

  /** The lines that an element gives its deviation out on. */
  List<Statement> lines(int element);

  /** A neuron's own amplifiers. */
  List<Amplifier> amplifiers(int neuron);

  /** The amplifiers that drive an element's lines. */
  List<Amplifier> lineAmplifiers(int element);

  /** A link. */
  List<Statement> link(int link);

  /** An integrator of an element's deviation; its output is the node {@code q} of the element. */
  List<Statement> deviationIntegral(int element);

  /** The node whose voltage is the element's, with {@link #unitsPerVolt}. */
  String node(int element);

  /** Units of E per volt of the element's node, negative where it carries −E. */
  double unitsPerVolt(int element);

  /** The node that an element's inputs flow into. */
  String inputNode(int element);

  /** The current into that node that adds one unit of E per unit of time, ampere. */
  double inputCurrent(int element);

  /** What to alter to change a channel of the drive. */
  String driveTarget(int channel);

  /** The value of the drive target, SI units. */
  double driveValue(int channel, double drive);

  /** What to alter to change a coefficient; as many targets for every link. */
  List<String> linkTargets(int link);

  /** The values of the link targets for a coefficient, SI units. */
  double[] linkValues(int link, double coefficient);

  /** The coefficient that values of the link targets amount to. */
  double coefficient(int link, double... values);

  /** What to alter when the parameters of an element change, with its fixed point. */
  List<Alteration> parameters(
      int element, boolean givesSignals, NeuronParameters parameters, double... fixedPoint);

  /** The lines of an element when they are cut. */
  List<CutLine> cut(int element);

  /** What the receiving piece needs for an element besides the sources of its cut lines. */
  List<Statement> incoming(int element);

  /** What to alter in the receiving piece when the parameters of an element elsewhere change. */
  List<Alteration> incomingParameters(int element, double... fixedPoint);
}
