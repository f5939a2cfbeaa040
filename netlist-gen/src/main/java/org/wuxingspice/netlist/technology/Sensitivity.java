package org.wuxingspice.netlist.technology;

/**
 * How parts follow temperature and supply. Resistances change in proportion to the distance from
 * {@link Die#NOMINAL_TEMPERATURE}.
 *
 * @param resistor temperature coefficient of the resistors, 1/K; those of multipliers with a
 *     current output included
 * @param memristor temperature coefficient of the memristors' resistance, 1/K
 * @param offsetDrift standard deviation of an amplifier's offset over temperature, V/K
 * @param supplyRejection change of an amplifier's offset per change of both supplies, V/V
 */
public record Sensitivity(
    double resistor, double memristor, double offsetDrift, double supplyRejection) {

  /** Parts that follow neither. */
  public static final Sensitivity NONE = new Sensitivity(0, 0, 0, 0);

  /**
   * Checks the numbers.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
   */
  public Sensitivity {
    TechnologyReason.finite("temperature coefficient of resistors", resistor);
    TechnologyReason.finite("temperature coefficient of memristors", memristor);
    TechnologyReason.notNegative("drift of offsets", offsetDrift);
    TechnologyReason.finite("supply rejection", supplyRejection);
  }

  /**
   * {@return an integrated circuit} Resistors: P+ diffusion of SKY130, 1.369e-3/K (SkyWater,
   * sky130_fd_pr, {@code tc1rsp_h}). Memristors: the series path of the JART VCM v1b model of HfO2
   * cells, 3.92e-3/K ({@code alpha_line}). Amplifiers: typical values of a CMOS part, 1.5 µV/K and
   * 5 µV/V (Texas Instruments, OPA2320 data sheet).
   */
  public static Sensitivity integrated() {
    return new Sensitivity(1.369e-3, 3.92e-3, 1.5e-6, 5e-6);
  }

  /**
   * {@return a board} Resistors of 100e-6/K, the smallest standard value of thick film and the
   * largest of thin film chips (resistor.com, Temperature Coefficient of Resistance); memristors as
   * {@link #integrated()}; amplifiers: typical values of the TL074, 10 µV/K and 100 dB (Motorola,
   * TL071C data sheet).
   */
  public static Sensitivity board() {
    return new Sensitivity(100e-6, 3.92e-3, 10e-6, 10e-6);
  }
}
