package org.wuxingspice.netlist.compile;

import org.wuxingspice.netlist.naming.NodePath;

/**
 * The voltage of a node that carries ∫D dt.
 *
 * @param node that carries the integral
 * @param unitsPerVolt units of E times units of time per volt
 */
public record IntegralReadout(NodePath node, double unitsPerVolt) implements Readout {}
