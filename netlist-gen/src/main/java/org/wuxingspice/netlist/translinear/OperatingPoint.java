package org.wuxingspice.netlist.translinear;

import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * Voltages near which a cell works, counted in junctions from ground or from the supply. The
 * simulator begins its search for the operating point there; without them it takes some ten times
 * as many iterations, or ends where all E are zero.
 */
final class OperatingPoint {

  private final TranslinearDesign design;
  private final Map<String, Value> volts = new TreeMap<>();

  OperatingPoint(final TranslinearDesign design) {
    this.design = design;
  }

  /** Nodes above ground. */
  OperatingPoint above(final double junctions, final String... nodes) {
    return put(junctions * design.restingVoltage(), nodes);
  }

  /** Nodes above the read voltage of the memristors of gain cells. */
  OperatingPoint aboveRead(final double junctions, final String... nodes) {
    return put(GainLinkCell.READ_VOLTAGE + junctions * design.restingVoltage(), nodes);
  }

  /** Nodes above the level at which lines rest, or below it. */
  OperatingPoint aboveMiddle(final double junctions, final String... nodes) {
    return put(design.middle() + junctions * design.restingVoltage(), nodes);
  }

  /** Nodes below the supply. */
  OperatingPoint below(final double junctions, final String... nodes) {
    return put(design.supply() - junctions * design.restingVoltage(), nodes);
  }

  private OperatingPoint put(final double value, final String... nodes) {
    for (final String node : nodes) {
      volts.put(node, Value.of(value));
    }
    return this;
  }

  Statement statement() {
    return new Directive.NodeSet(volts);
  }
}
