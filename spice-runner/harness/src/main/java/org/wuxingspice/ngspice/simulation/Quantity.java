package org.wuxingspice.ngspice.simulation;

/** What a vector measures, with the words of raw files. */
public enum Quantity {
  /** Without unit. */
  NONE("notype", ""),
  /** Seconds. */
  TIME("time", "s"),
  /** Hertz. */
  FREQUENCY("frequency", "Hz"),
  /** Volts. */
  VOLTAGE("voltage", "V"),
  /** Amperes. */
  CURRENT("current", "A"),
  /** Noise density of a voltage. */
  VOLTAGE_DENSITY("voltage-density", "V/√Hz"),
  /** Noise density of a current. */
  CURRENT_DENSITY("current-density", "A/√Hz"),
  /** Any other quantity. */
  OTHER("notype", "");

  private final String word;
  private final String unit;

  Quantity(final String word, final String unit) {
    this.word = word;
    this.unit = unit;
  }

  /** {@return the word of raw files} */
  public String word() {
    return word;
  }

  /** {@return the unit's symbol, or the empty string} */
  public String unit() {
    return unit;
  }

  /**
   * {@return the quantity of ngspice's number}
   *
   * @param type {@code v_type}
   */
  public static Quantity ofType(final int type) {
    return switch (type) {
      case 0 -> NONE;
      case 1 -> TIME;
      case 2 -> FREQUENCY;
      case 3 -> VOLTAGE;
      case 4 -> CURRENT;
      case 5 -> VOLTAGE_DENSITY;
      case 6 -> CURRENT_DENSITY;
      default -> OTHER;
    };
  }

  /**
   * {@return the quantity of a raw file's word}
   *
   * @param word any case
   */
  public static Quantity ofWord(final String word) {
    for (final Quantity quantity : values()) {
      if (quantity.word.equalsIgnoreCase(word)) {
        return quantity;
      }
    }
    return OTHER;
  }
}
