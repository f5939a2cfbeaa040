package org.wuxingspice.loop.writing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.wuxingspice.model.device.DeviceBank;
import org.wuxingspice.model.device.DevicePreset;

/**
 * What writing has taken.
 *
 * @param device preset
 * @param source of its numbers
 * @param mode {@code verify} or {@code pulses}
 * @param links number of coefficients
 * @param devices number of devices
 * @param stuck devices that cannot be written
 * @param updates of the coefficients after the first write
 * @param pulses all of them
 * @param pulsesPerLink mean
 * @param mostPulses of one device, its wear
 * @param givenUp writes that ended without the target
 * @param joules of pulses and reads
 * @param joulesPerWrite of a write of all coefficients, the first one and each update, mean
 * @param seconds of pulses and reads, when one device is written after the other
 * @param rmsError of the coefficients, against what they were to be; 0 for open loop
 * @param worstError of the coefficients
 * @param area of the devices, m²; 0 when the preset has none
 */
public record WritingFigures(
    @JsonProperty("device") String device,
    @JsonProperty("source") String source,
    @JsonProperty("write") String mode,
    @JsonProperty("links") int links,
    @JsonProperty("devices") int devices,
    @JsonProperty("stuck") long stuck,
    @JsonProperty("updates") long updates,
    @JsonProperty("pulses") double pulses,
    @JsonProperty("pulses_per_link") double pulsesPerLink,
    @JsonProperty("most_pulses_of_a_device") double mostPulses,
    @JsonProperty("given_up") double givenUp,
    @JsonProperty("energy_j") double joules,
    @JsonProperty("energy_per_write_j") double joulesPerWrite,
    @JsonProperty("time_s") double seconds,
    @JsonProperty("rms_error") double rmsError,
    @JsonProperty("worst_error") double worstError,
    @JsonProperty("area_m2") double area) {

  /**
   * {@return the figures of a writer}
   *
   * @param settings how it writes
   * @param writer after its last write
   */
  public static WritingFigures of(final WritingSettings settings, final DeviceWriter writer) {
    final DeviceBank bank = writer.bank();
    final DevicePreset preset = settings.preset();
    final double[] errors = IntStream.range(0, writer.links()).mapToDouble(writer::error).toArray();
    final double pulses = sum(bank, bank::pulses);
    final double joules = sum(bank, bank::energy);
    return new WritingFigures(
        preset.name(),
        preset.device().source(),
        settings.openLoop() ? "pulses" : "verify",
        errors.length,
        bank.count(),
        IntStream.range(0, bank.count()).filter(d -> preset.device().stuck(d)).count(),
        writer.updates(),
        pulses,
        pulses / Math.max(1, errors.length),
        IntStream.range(0, bank.count()).mapToDouble(bank::pulses).max().orElse(0),
        sum(bank, bank::givenUp),
        joules,
        joules / (1 + writer.updates()),
        sum(bank, bank::time),
        Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElse(0)),
        Arrays.stream(errors).map(Math::abs).max().orElse(0),
        bank.count() * preset.area());
  }

  private static double sum(final DeviceBank bank, final IntToDoubleFunction quantity) {
    double sum = 0;
    for (int d = 0; d < bank.count(); d++) {
      sum += quantity.applyAsDouble(d);
    }
    return sum;
  }
}
