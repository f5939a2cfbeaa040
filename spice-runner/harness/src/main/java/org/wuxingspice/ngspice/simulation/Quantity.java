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
  /** Squared volts per hertz. */
  POWER_DENSITY_OF_VOLTAGE("voltage^2-density", "V²/Hz"),
  /** Squared amperes per hertz. */
  POWER_DENSITY_OF_CURRENT("current^2-density", "A²/Hz"),
  /** Degrees Celsius. */
  TEMPERATURE("temp-sweep", "°C"),
  /** Ohms, of a swept resistor too. */
  RESISTANCE("res-sweep", "Ω"),
  /** Ohms. */
  IMPEDANCE("impedance", "Ω"),
  /** Siemens. */
  ADMITTANCE("admittance", "S"),
  /** Watts. */
  POWER("power", "W"),
  /** Degrees of an angle. */
  ANGLE("phase", "°"),
  /** Twenty times the logarithm of a ratio. */
  DECIBEL("decibel", "dB"),
  /** Farads. */
  CAPACITANCE("capacitance", "F"),
  /** Coulombs. */
  CHARGE("charge", "C"),
  /** Henries. */
  INDUCTANCE("inductance", "H"),
  /** Metres. */
  LENGTH("length", "m"),
  /** Hundredths. */
  PERCENT("percent", "%"),
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
      case 7 -> POWER_DENSITY_OF_VOLTAGE;
      case 8 -> POWER_DENSITY_OF_CURRENT;
      case 14 -> TEMPERATURE;
      case 15 -> RESISTANCE;
      case 16 -> IMPEDANCE;
      case 17 -> ADMITTANCE;
      case 18 -> POWER;
      case 19 -> ANGLE;
      case 20 -> DECIBEL;
      case 21 -> CAPACITANCE;
      case 22 -> CHARGE;
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
