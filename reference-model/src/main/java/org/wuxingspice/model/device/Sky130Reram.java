package org.wuxingspice.model.device;

/**
 * The HfO2 cell of the SkyWater 130 nm process: a filament of thickness T grows and shrinks by
 * thermally activated generation and recombination of vacancies, and heats itself. Equations and
 * parameters of google/skywater-pdk-libs-sky130_fd_pr_reram, {@code
 * cells/reram_cell/sky130_fd_pr_reram__reram_cell.va} (Apache-2.0), after Jiang et al., IEEE Trans.
 * Electron Devices 63, 2016, 1884-1892:
 *
 * <pre>
 *   i     = I_k1·exp(−(Tox − T)/(Tox − T_ref))·sinh(v/V_ref)
 *   dT/dt = v0·(exp(−(E_g − γ·a0·v/Tox)/kΘ) − exp(−(E_r + γ·a0·v/Tox)/kΘ))
 *   γ     = γ0 + γ1·((Tox − T)/1 nm)³
 *   C_th·dΘ/dt = |v·i| − C_th·(Θ − Θ0)/τ_th
 * </pre>
 *
 * The state is x = (T − T_min)/(T_max − T_min). The file integrates T and Θ itself, with the
 * simulator's step, and cuts T off at its ends; here both are differential equations, and the
 * growth falls to 0 over the last hundredth of the range. A barrier cannot become negative: from
 * there on the filament crosses its range within 11 ps, faster than anything around it.
 *
 * @param oxide Tox, nm
 * @param thinnest T_min, nm
 * @param thickest T_max, nm
 * @param reference T_ref, nm
 * @param generation E_g, eV
 * @param recombination E_r, eV
 * @param currentScale I_k1, ampere
 * @param voltageScale V_ref, volt
 * @param velocity v0, m/s
 * @param enhancement γ0
 * @param enhancementSlope γ1
 * @param spacing a0, nm
 * @param ambient Θ0, kelvin
 * @param heatCapacity C_th, J/K
 * @param thermalTime τ_th, second
 */
public record Sky130Reram(
    double oxide,
    double thinnest,
    double thickest,
    double reference,
    double generation,
    double recombination,
    double currentScale,
    double voltageScale,
    double velocity,
    double enhancement,
    double enhancementSlope,
    double spacing,
    double ambient,
    double heatCapacity,
    double thermalTime)
    implements Memristor {

  /** Boltzmann's constant over the elementary charge, volt per kelvin (SI, exact). */
  public static final double BOLTZMANN = 1.380649e-23 / 1.602176634e-19;

  /** Share of the range over which growth falls to 0 at an end. */
  public static final double MARGIN = 0.01;

  private static final double NANOMETRES = 1e9;

  /** Checks the parameters. */
  public Sky130Reram {
    DeviceReason.positive("thinnest filament", thinnest);
    DeviceReason.positive("thermal time constant", thermalTime);
    DeviceReason.positive("heat capacity", heatCapacity);
    DeviceReason.positive("ambient temperature", ambient);
    if (!(thinnest < thickest && thickest < oxide)) {
      throw DeviceReason.BAD_DEVICE.failure(
          "filament from " + thinnest + " to " + thickest + " nm in " + oxide + " nm of oxide");
    }
  }

  /** {@return the published parameters} */
  public static Sky130Reram published() {
    return new Sky130Reram(
        5,
        3.3,
        4.9,
        4.7249,
        1.501,
        1.500,
        61.4e-6,
        0.430,
        150,
        16.5,
        -1.25,
        0.25,
        300,
        3.1825e-16,
        0.23e-9);
  }

  /**
   * {@return the same at another temperature}
   *
   * @param kelvin of the surroundings
   */
  public Sky130Reram at(final double kelvin) {
    return new Sky130Reram(
        oxide,
        thinnest,
        thickest,
        reference,
        generation,
        recombination,
        currentScale,
        voltageScale,
        velocity,
        enhancement,
        enhancementSlope,
        spacing,
        kelvin,
        heatCapacity,
        thermalTime);
  }

  private double gap(final double state) {
    return oxide - thinnest - state * (thickest - thinnest);
  }

  @Override
  public double amplitude(final double state) {
    return currentScale * Math.exp(-gap(state) / (oxide - reference));
  }

  @Override
  public double shape(final double volts) {
    final double e = Math.exp(volts / voltageScale);
    return (e - 1 / e) / 2;
  }

  @Override
  public double shapeSlope(final double volts) {
    final double e = Math.exp(volts / voltageScale);
    return (e + 1 / e) / 2 / voltageScale;
  }

  @Override
  public double rate(final double volts, final double state, final double heating) {
    final double gap = gap(state);
    final double gamma = enhancement + enhancementSlope * gap * gap * gap;
    final double lowered = gamma * spacing / oxide * volts;
    final double thermal = BOLTZMANN * (ambient + heating);
    final double growth =
        velocity
            * NANOMETRES
            / (thickest - thinnest)
            * (Math.exp(Math.min(0, lowered - generation) / thermal)
                - Math.exp(Math.min(0, -lowered - recombination) / thermal));
    final double room = growth > 0 ? 1 - state : state;
    return growth * Math.min(1, room / MARGIN);
  }

  @Override
  public double thermalResistance() {
    return thermalTime / heatCapacity;
  }

  @Override
  public double initialState() {
    return 0;
  }

  @Override
  public boolean conductsAtOne() {
    return true;
  }

  @Override
  public double settingSign() {
    return 1;
  }
}
