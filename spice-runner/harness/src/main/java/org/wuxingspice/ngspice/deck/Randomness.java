package org.wuxingspice.ngspice.deck;

/** When a simulator draws random numbers for a deck. */
public enum Randomness {
  /** Never. */
  NONE,
  /** When it reads the deck: {@code agauss} and its like in parameters and formulas. */
  WHEN_READ,
  /** During a transient analysis too: sources with {@code trnoise} or {@code trrandom}. */
  DURING_RUNS
}
