package org.wuxingspice.model.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.failure.WuxingException;

class ProgramVerifyTest {

  private static final int COUNT = 40;

  private static double target(final Device device, final int index) {
    final double share = 0.2 + 0.6 * index / (COUNT - 1);
    return device.lowest() + share * (device.highest() - device.lowest());
  }

  private static DeviceBank written(final DevicePreset preset) {
    final DeviceBank bank = new DeviceBank(preset.device(), COUNT);
    final Device.Pulser pulser = preset.device().pulser();
    for (int d = 0; d < COUNT; d++) {
      preset.writing().write(bank, pulser, d, target(preset.device(), d));
    }
    return bank;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sky130", "vteam", "yakopcic", "ecram-li"})
  void writesWithinTheTolerance(final String name) {
    final DevicePreset preset = DevicePreset.of(name, 7, -1);
    final DeviceBank bank = written(preset);
    final double range = preset.device().highest() - preset.device().lowest();
    for (int d = 0; d < COUNT; d++) {
      assertThat(bank.conductance(d))
          .isCloseTo(target(preset.device(), d), within(preset.writing().tolerance() * range));
      assertThat(bank.givenUp(d)).isZero();
      assertThat(bank.pulses(d)).isBetween(1.0, (double) preset.writing().limit());
      assertThat(bank.energy(d)).isPositive();
    }
  }

  /** Another thread, another order: the same bits. */
  @Test
  void doesNotDependOnTheOrder() {
    final DevicePreset preset = DevicePreset.of("sky130", 7, -1);
    final DeviceBank first = written(preset);
    final DeviceBank second = new DeviceBank(preset.device(), COUNT);
    IntStream.range(0, COUNT)
        .parallel()
        .map(i -> COUNT - 1 - i)
        .forEach(
            d ->
                preset
                    .writing()
                    .write(second, preset.device().pulser(), d, target(preset.device(), d)));
    assertThat(second.memory()).isDeepEqualTo(first.memory());
  }

  @Test
  void givesUpOnStuckDevicesAndCounts() {
    final DevicePreset preset = DevicePreset.of("ecram-li", 7, 0.5);
    final DevicePreset few = preset.with(preset.writing().atMost(20));
    final DeviceBank bank = new DeviceBank(few.device(), COUNT);
    for (int d = 0; d < COUNT; d++) {
      final double before = bank.conductance(d);
      final boolean done = few.writing().write(bank, few.device().pulser(), d, 39e-6);
      if (few.device().stuck(d)) {
        assertThat(done).isFalse();
        assertThat(bank.conductance(d)).isEqualTo(before);
        assertThat(bank.pulses(d)).isEqualTo(20);
        assertThat(bank.givenUp(d)).isEqualTo(1);
      }
    }
    assertThat(IntStream.range(0, COUNT).filter(d -> few.device().stuck(d)).count())
        .isBetween(10L, 30L);
  }

  @Test
  void refusesPulsesThatCannotMoveTheDevice() {
    final DevicePreset preset = DevicePreset.of("sky130", 1, -1);
    final ProgramVerify weak =
        new ProgramVerify(
            Ramp.constant(0.3), Ramp.constant(0.3), List.of(100e-9), 2e-9, 0.005, 50, 0.1, 1e-7);
    assertThatThrownBy(() -> weak.requireEffect(preset.device()))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(DeviceReason.BAD_SCHEDULE));
    preset.writing().requireEffect(preset.device());
  }

  @Test
  void refusesUnknownPresets() {
    assertThatThrownBy(() -> DevicePreset.of("sky13", 1, -1))
        .hasMessageContaining("did you mean 'sky130'")
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNKNOWN_DEVICE));
  }

  /** Soft bounds without noise: the distance to the bound shrinks by the same factor each time. */
  @Test
  void softBoundsAreApproachedGeometrically() {
    final StepDevice device = quiet(new StepDevice.Linear(0.1, 1, 1, true, -1, 1), 0, 0);
    final Device.Pulser pulser = device.pulser();
    double w = -1;
    for (int i = 0; i < 12; i++) {
      w = pulser.apply(0, w, i, new Pulse(1, 0, 1e-7, 1e-9));
    }
    assertThat(1 - w).isCloseTo(2 * Math.pow(0.9, 12), within(1e-12));
    assertThat(device.conductance(0, w, 12)).isCloseTo(20.5e-6 + 19.5e-6 * w, within(1e-15));
  }

  /** First steps of many devices have the mean and the spreads that were asked for. */
  @Test
  void stepsHaveTheirMomentsAcrossDevicesAndPulses() {
    final StepDevice device = quiet(new StepDevice.Linear(0.01, 0, 0, false, -1, 1), 0.2, 0.3);
    final Device.Pulser pulser = device.pulser();
    final int count = 20_000;
    final double[] steps =
        IntStream.range(0, count)
            .mapToDouble(d -> pulser.apply(d, 0, 0, new Pulse(1, 0, 1e-7, 1e-9)))
            .toArray();
    final double mean = Arrays.stream(steps).average().orElseThrow();
    final double variance =
        Arrays.stream(steps).map(s -> (s - mean) * (s - mean)).sum() / (count - 1);
    assertThat(mean / 0.01).isCloseTo(1, within(0.01));
    // of a product of independent factors 1 ± 0.2 and 1 ± 0.3
    final double expected = (1 + 0.04) * (1 + 0.09) - 1;
    assertThat(variance / 1e-4).isCloseTo(expected, within(0.01));
  }

  private static StepDevice quiet(
      final StepDevice.Steps steps, final double between, final double pulses) {
    return new StepDevice(
        steps, -1, 1, 0, 0, between, false, 0, 0, pulses, 0, 0, 1e-6, 40e-6, 3, "closed form");
  }
}
