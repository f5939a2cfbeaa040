package org.wuxingspice.model.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemristorTest {

  private static final double MICRO = 1e-6;
  private static final Sky130Reram RERAM = Sky130Reram.published();

  /**
   * The published pulses of the 1T1R cell, 1 µs each: FORM gives 30 to 120 µS, from below 0.1 µS in
   * a pristine cell, whose state the model does not have; RESET the high-resistance state; SET the
   * low-resistance one (docs/technology_specifications.rst and 1T1R_5.csv).
   */
  @Test
  void publishedPulsesFormResetAndSet() {
    final PulseIntegrator cell = new PulseIntegrator(RERAM, Optional.of(AccessTransistor.SKY130));
    final double formed = cell.apply(0, 1, new Pulse(2.6, 1.4, 1e-6, 2e-9));
    assertThat(RERAM.conductance(0.1, formed)).isBetween(30 * MICRO, 120 * MICRO);
    final double reset = cell.apply(formed, 1, new Pulse(-2.6, 2.5, 1e-6, 2e-9));
    assertThat(RERAM.conductance(0.1, reset)).isLessThan(1 * MICRO);
    final double set = cell.apply(reset, 1, new Pulse(2.4, 1.7, 1e-6, 2e-9));
    assertThat(RERAM.conductance(0.1, set)).isBetween(30 * MICRO, 120 * MICRO);
  }

  /** Slow enough that the state hardly moves: rate·time, and the energy V·I·t. */
  @Test
  void aWeakPulseMovesByRateTimesTime() {
    final PulseIntegrator cell = new PulseIntegrator(RERAM, Optional.empty());
    final double volts = -0.95;
    final double after = cell.apply(0.9, 1, new Pulse(volts, 0, 1e-6, 1e-12));
    final double power = volts * RERAM.current(volts, 0.9);
    final double heat = power * RERAM.thermalResistance();
    assertThat(after - 0.9).isCloseTo(RERAM.rate(volts, 0.9, heat) * 1e-6, within(2e-5));
    assertThat(cell.energy() / (power * 1e-6)).isCloseTo(1, within(2e-3));
  }

  /** Without voltage the two barriers differ by 1 meV alone: drift of the filament in a year. */
  @Test
  void keepsItsStateWithoutVoltage() {
    final double year = 365.25 * 24 * 3600;
    assertThat(Math.abs(RERAM.rate(0, 0.5, 0)) * year).isLessThan(1e-8);
    assertThat(Math.abs(RERAM.at(398).rate(0, 0.5, 0)) * year).isBetween(1e-6, 0.1);
  }

  /** A billion reads of 0.1 V and 1 µs. */
  @Test
  void readsDoNotDisturb() {
    for (final double state : new double[] {0.1, 0.5, 0.9}) {
      final double heat = 0.1 * RERAM.current(0.1, state) * RERAM.thermalResistance();
      assertThat(RERAM.rate(0.1, state, heat) * 1e9 * 1e-6).isLessThan(1e-6);
    }
  }

  /** Charge moves the boundary of a linear device: x in the middle, window 1, current constant. */
  @ParameterizedTest
  @EnumSource(LinearDrift.Window.class)
  void linearDriftFollowsTheCharge(final LinearDrift.Window window) {
    final LinearDrift device = new LinearDrift(100, 16e3, 10e-9, 1e-14, 10, window, 0.5);
    final PulseIntegrator cell = new PulseIntegrator(device, Optional.empty());
    final double after = cell.apply(0.5, 1, new Pulse(0.5, 0, 0.1, 1e-6));
    // x² of (Roff − R·x) with R = Roff − Ron: Roff·x − R·x²/2 grows by µ·Ron/D²·v·t
    final double grown = 1e-14 * 100 / 1e-16 * 0.5 * (0.1 + 1e-6);
    final double range = 16e3 - 100;
    final double before = 16e3 * 0.5 - range * 0.125;
    final double expected = (16e3 - Math.sqrt(16e3 * 16e3 - 2 * range * (before + grown))) / range;
    assertThat(after).isCloseTo(expected, within(2e-4));
  }

  @Test
  void vteamMovesByItsLawBeyondThresholdsOnly() {
    final Vteam device = Vteam.talati();
    final PulseIntegrator cell = new PulseIntegrator(device, Optional.empty());
    assertThat(cell.apply(0.5, 1, new Pulse(0.29, 0, 1, 1e-3))).isEqualTo(0.5);
    final double after = cell.apply(0.5, 1, new Pulse(0.6, 0, 1e-9, 1e-15));
    assertThat(after - 0.5).isCloseTo(0.091 / 3e-9 * 1e-9, within(1e-4));
    final double twice = cell.apply(0.5, 2, new Pulse(0.6, 0, 1e-9, 1e-15));
    assertThat(twice - 0.5).isCloseTo(2 * (after - 0.5), within(1e-4));
  }
}
