package org.wuxingspice.netlist.compile;

/** How far a circuit is built of parts. */
public enum Level {
  /** Ideal integrators and formulas. */
  BEHAVIORAL,
  /** Op-amps, multipliers and resistors with their imperfections. */
  OPAMP
}
