package org.wuxingspice.netlist.cells;

/**
 * The rates of an element as its own equation uses them, dimensionless.
 *
 * @param k1 of generation
 * @param k2 of decay
 * @param k3 of restraint
 */
public record Rates(double k1, double k2, double k3) {}
