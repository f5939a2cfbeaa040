package org.wuxingspice.netlist.compile;

/**
 * One level: how the parts of a network are built, and which values of its devices stand for the
 * network's numbers.
 *
 * @param parts what is built
 * @param values what is altered and read
 */
record Construction(CircuitParts parts, CircuitValues values) {}
