package org.wuxingspice.netlist.compile;

/**
 * A line that was cut between two pieces of a network. The piece that the signal comes from is
 * probed at it; the piece that it goes to has a voltage source there, which is to play what was
 * probed.
 *
 * @param element whose signal the line carries, index through the network
 * @param sign −1 for the line of −D, 1 for that of D or E; an element has a line of each sign at
 *     most
 * @param probe vector to record where the signal comes from, lower case
 * @param source piecewise linear voltage source where the signal goes to, lower case
 * @param rest voltage of the line while the element rests at its fixed point, volt
 */
public record CutLine(int element, int sign, String probe, String source, double rest) {}
