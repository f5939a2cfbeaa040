package org.wuxingspice.netlist.compile;

import java.util.List;
import java.util.Optional;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.naming.FlatName;

/**
 * Which values of devices stand for which numbers of the network at one level. What a method names
 * depends on the index alone, not on the numbers.
 */
interface CircuitValues {

  /** The source of a channel of the drive. */
  DevicePath driveTarget(int channel);

  /** The value of the drive target, SI units. */
  double driveValue(int channel, double drive);

  /** What to alter to change a coefficient; as many targets for every link. */
  List<FlatName> linkTargets(int link);

  /** The values of the link targets for a coefficient, SI units. */
  double[] linkValues(int link, double coefficient);

  /** The coefficient that values of the link targets amount to. */
  double coefficient(int link, double... values);

  /** What to alter in an element for other rates of generation and restraint. */
  List<Alteration> coupling(int element, NeuronParameters parameters);

  /** What to alter in an element for another decay and another start. */
  List<Alteration> rest(int element, NeuronParameters parameters, RestState rest);

  /** What to alter to shift an element's limits, in units of E; nothing where none limits it. */
  List<Alteration> shift(int element, double shift);

  /** The node that sums the currents into an element. */
  String summingNode(int element);

  /** The current into that node for an input in units of E per time unit, ampere. */
  double amperes(int element, double rate);

  /** The signs of an element's lines. */
  List<Integer> lineSigns();

  /** The node that the links into an element join at. */
  default String linkNode(final int element) {
    return summingNode(element);
  }

  /** The currents from the lines of its origin into a link's port per volt, siemens. */
  double[] transfer(int link, double coefficient);

  /** The node that these siemens load the port to, if they do. */
  Optional<String> portGround();

  /** The voltage of a line that gives no current, for the rest of its element. */
  double lineReference(double rest);

  /** What to alter where an element gives its deviation out, for another rest. */
  List<Alteration> lines(int element, double rest);

  /** What to alter in a piece that takes an element's signals, for another rest. */
  List<Alteration> incoming(int element, double rest);

  /** What to alter in a circuit that can be turned around for its present direction. */
  default List<Alteration> turn() {
    return List.of();
  }

  /** Where an element is seen. */
  StateReadout state(int element);

  /** The lines of an element between pieces. */
  List<BoundarySignal> boundary(int element);
}
