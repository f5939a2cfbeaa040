package org.wuxingspice.model.device;

import java.util.List;
import java.util.Optional;
import org.wuxingspice.model.failure.Suggestion;

/**
 * A kind of device with the pulses it is usually written with.
 *
 * @param name of the preset
 * @param device kind
 * @param writing pulses and reads
 * @param area of a cell, m²; 0 where the source has none
 */
public record DevicePreset(String name, Device device, ProgramVerify writing, double area) {

  /** Names of the presets. */
  public static final List<String> NAMES =
      List.of(
          "sky130",
          "vteam",
          "yakopcic",
          "linear-drift",
          "reram-es",
          "reram-sb",
          "reram-om",
          "reram-hfo2",
          "ecram-li",
          "ecram-mo");

  /** Conductances that the statistical devices stand for, siemens: those of integrated parts. */
  private static final double LOWEST = 0.1e-6;

  private static final double HIGHEST = 40e-6;

  private static final double SPREAD = 0.1;
  private static final double PULSE_SPREAD = 0.05;

  /**
   * {@return a preset}
   *
   * @param name one of {@link #NAMES}
   * @param seed of the differences between devices
   * @param stuck share of devices that stay as they are; negative for the preset's own
   * @throws org.wuxingspice.model.failure.WuxingException {@link DeviceReason#UNKNOWN_DEVICE}
   */
  public static DevicePreset of(final String name, final long seed, final double stuck) {
    final double share = Math.max(0, stuck);
    return switch (name) {
      case "sky130" ->
          new DevicePreset(
              name,
              new EquationDevice(
                  Sky130Reram.published(),
                  Optional.of(AccessTransistor.SKY130),
                  0.1,
                  SPREAD,
                  PULSE_SPREAD,
                  share,
                  seed,
                  "google/skywater-pdk-libs-sky130_fd_pr_reram (Apache-2.0); spreads of 10 % and"
                      + " 5 % in speed are assumptions"),
              new ProgramVerify(
                  new Ramp(2.4, 0, 2.4, 0.8, 0.02, 1.7),
                  new Ramp(1.0, 0.03, 2.6, 2.5, 0, 2.5),
                  List.of(100e-9, 100e-9, 50e-9, 20e-9),
                  2e-9,
                  0.005,
                  300,
                  0.1,
                  100e-9),
              0.1024e-12);
      case "vteam" ->
          equations(
              name,
              Vteam.talati(),
              0.1,
              share,
              seed,
              "Talati et al., IEEE Trans. Nanotechnology 15, 2016, 635-650",
              new Ramp(1.55, 0.005, 1.9, 0, 0, 0),
              new Ramp(0.35, 0.005, 0.7, 0, 0, 0),
              1e-9);
      case "yakopcic" ->
          equations(
              name,
              Yakopcic.oblea(),
              0.1,
              share,
              seed,
              "Yakopcic et al., IEEE Trans. CAD 32, 2013, 1201-1214",
              new Ramp(0.17, 0.005, 0.5, 0, 0, 0),
              new Ramp(0.16, 0.005, 0.5, 0, 0, 0),
              20e-6);
      case "linear-drift" ->
          equations(
              name,
              LinearDrift.biolek(LinearDrift.Window.BIOLEK),
              0.01,
              share,
              seed,
              "Biolek et al., Radioengineering 18, 2009, 210-214",
              new Ramp(0.2, 0.05, 1.5, 0, 0, 0),
              new Ramp(0.2, 0.05, 1.5, 0, 0, 0),
              5e-3);
      case "reram-es" ->
          steps(
              name,
              new StepDevice.Exponential(0.00135, -1.18445, -0.081404, 5, 5, -0.5, -0.5),
              -1,
              1,
              0.3,
              0.3,
              0.2,
              false,
              0.259359,
              0.05,
              5.0,
              75,
              share,
              seed,
              "Gong et al., Nature Communications 2018, as fitted by aihwkit (ReRamES)");
      case "reram-sb" ->
          steps(
              name,
              new StepDevice.Linear(0.002, 1, 1, true, -0.75, 1.25),
              -0.75,
              1.25,
              0.4,
              0.24,
              0.3,
              false,
              0,
              0.01,
              3.75,
              56,
              share,
              seed,
              "Gong et al., Nature Communications 2018, as fitted by aihwkit (ReRamSB)");
      case "reram-om" ->
          steps(
              name,
              new StepDevice.Linear(0.0949, 1, 1, true, -1, 1),
              -1,
              1,
              0.5695,
              0.3499,
              0.7829,
              true,
              0,
              0.01,
              0.4158,
              1.4113,
              stuck < 0 ? 0.1348 : stuck,
              seed,
              "Gong, Rasch et al., IEDM 2022, as fitted by aihwkit (ReRamArrayOM)");
      case "reram-hfo2" ->
          steps(
              name,
              new StepDevice.Linear(0.4622, 1, 1, true, -1, 1),
              -1,
              1,
              0.5990,
              0.4295,
              0.7125,
              true,
              0,
              0.01,
              0.2174,
              0.5841,
              stuck < 0 ? 0.0977 : stuck,
              seed,
              "Gong, Rasch et al., IEDM 2022, as fitted by aihwkit (ReRamArrayHfO2)");
      case "ecram-li" ->
          steps(
              name,
              new StepDevice.Linear(0.002, 0.1153, 0.5085, false, -0.8276, 1.1724),
              -0.8276,
              1.1724,
              0.05,
              0.05,
              0.1,
              false,
              0,
              0.01,
              0.3,
              0,
              share,
              seed,
              "Tang et al., IEDM 2018, as fitted by aihwkit (EcRam)");
      case "ecram-mo" ->
          steps(
              name,
              new StepDevice.Linear(2.8214e-4, 0.4152, 0.7342, false, -0.8286, 1.1714),
              -0.8286,
              1.1714,
              0.05,
              0.05,
              0.1,
              false,
              0,
              0.01,
              2.0,
              0,
              share,
              seed,
              "Kim et al., IEDM 2019, as fitted by aihwkit (EcRamMO)");
      default ->
          throw DeviceReason.UNKNOWN_DEVICE.failure(
              "device '"
                  + name
                  + "': "
                  + Suggestion.of(name, NAMES)
                  + "there are "
                  + String.join(", ", NAMES));
    };
  }

  private static DevicePreset equations(
      final String name,
      final Memristor memristor,
      final double readVolts,
      final double stuck,
      final long seed,
      final String source,
      final Ramp raise,
      final Ramp lower,
      final double width) {
    return new DevicePreset(
        name,
        new EquationDevice(
            memristor, Optional.empty(), readVolts, SPREAD, PULSE_SPREAD, stuck, seed, source),
        new ProgramVerify(
            raise,
            lower,
            List.of(width, width, width / 2, width / 5),
            width / 50,
            0.005,
            300,
            readVolts,
            width),
        0);
  }

  private static DevicePreset steps(
      final String name,
      final StepDevice.Steps steps,
      final double minimum,
      final double maximum,
      final double minimumSpread,
      final double maximumSpread,
      final double stepSpread,
      final boolean lognormal,
      final double asymmetry,
      final double asymmetrySpread,
      final double pulseSpread,
      final double writeNoise,
      final double stuck,
      final long seed,
      final String source) {
    return new DevicePreset(
        name,
        new StepDevice(
            steps,
            minimum,
            maximum,
            minimumSpread,
            maximumSpread,
            stepSpread,
            lognormal,
            asymmetry,
            asymmetrySpread,
            pulseSpread,
            writeNoise,
            stuck,
            LOWEST,
            HIGHEST,
            seed,
            source),
        // heights and lengths are assumptions; steps do not depend on them
        new ProgramVerify(
            Ramp.constant(1), Ramp.constant(1), List.of(100e-9), 2e-9, 0.005, 2000, 0.1, 100e-9),
        0);
  }

  /**
   * {@return the same with other pulses}
   *
   * @param changed pulses and reads
   */
  public DevicePreset with(final ProgramVerify changed) {
    return new DevicePreset(name, device, changed, area);
  }
}
