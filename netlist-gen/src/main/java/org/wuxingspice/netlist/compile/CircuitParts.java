package org.wuxingspice.netlist.compile;

import java.util.List;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;

/** The statements of which one level builds a network. Elements, links and so on by index. */
interface CircuitParts {

  /** The subcircuits, and what all neurons share besides sources. */
  List<Statement> cells();

  /** The sources that all neurons share. */
  List<Source.Voltage> references();

  /** The source of a channel of the drive. */
  List<Statement> drive(int channel);

  /** A neuron. */
  List<Statement> neuron(int neuron);

  /** A neuron's own amplifiers. */
  List<Amplifier> amplifiers(int neuron);

  /** The lines that an element gives its deviation out on. */
  List<Statement> lines(int element);

  /** The amplifiers that drive an element's lines. */
  List<Amplifier> lineAmplifiers(int element);

  /** A link. */
  List<Statement> link(int link);

  /** What a piece needs for an element elsewhere besides the sources of its lines. */
  List<Statement> incoming(int element);
}
