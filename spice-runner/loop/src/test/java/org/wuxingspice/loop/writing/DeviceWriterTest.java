package org.wuxingspice.loop.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.device.DeviceReason;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.Writer;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.Recipe;

class DeviceWriterTest {

  private static Network network() {
    return Recipe.read("pooled-49").start();
  }

  private static DeviceWriter writer(final Map<String, String> settings) {
    return new DeviceWriter(
        WritingSettings.read(settings).orElseThrow(), network().topology().linkCount());
  }

  private static Network shifted(final Network network, final double by) {
    final double[] c = network.coefficients();
    for (int k = 0; k < c.length; k++) {
      c[k] += k % 2 == 0 ? by : -by;
    }
    return network.withCoefficients(c);
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "shared", "zero"})
  void verifiedCoefficientsAreWithinTheToleranceOfTheRange(final String reference) {
    final DeviceWriter writer = writer(Map.of("device", "ecram-li", "reference", reference));
    final Network held = writer.begin(network());
    final double tolerance = 0.005 * 3.99 * (reference.equals("own") ? 1 : 2);
    for (int k = 0; k < held.coefficients().length; k++) {
      assertThat(held.coefficient(k))
          .isCloseTo(network().coefficient(k), within(tolerance + 1e-12));
    }
  }

  /** Small updates are not lost: what was asked for adds up until a device is off. */
  @Test
  void verifyAddsUpSmallUpdates() {
    final DeviceWriter writer = writer(Map.of("device", "ecram-li"));
    final Network start = network();
    Network held = writer.begin(start);
    for (int i = 0; i < 100; i++) {
      held = writer.write(held, shifted(held, 0.002));
    }
    for (int k = 0; k < held.coefficients().length; k++) {
      final double wanted = start.coefficient(k) + (k % 2 == 0 ? 0.2 : -0.2);
      assertThat(held.coefficient(k)).isCloseTo(wanted, within(2 * 0.005 * 3.99 + 1e-12));
    }
  }

  /** Steps of many links together are as large as the updates, though each is one pulse or none. */
  @Test
  void openLoopMovesByTheUpdateOnAverage() {
    final DeviceWriter writer = writer(Map.of("device", "ecram-li", "write", "pulses"));
    final Network held = writer.begin(network());
    final Network after = writer.write(held, shifted(held, 0.01));
    final double[] moved = after.coefficients();
    double sum = 0;
    for (int k = 0; k < moved.length; k++) {
      sum += (k % 2 == 0 ? 1 : -1) * (moved[k] - held.coefficient(k));
    }
    // 1,656 links; steps differ by 10 % between devices and 30 % between pulses, and with the state
    assertThat(sum / moved.length).isCloseTo(0.01, within(0.0015));
  }

  @ParameterizedTest
  @CsvSource({
    "ecram-li, pulses, own",
    "ecram-li, pulses, zero",
    "reram-es, verify, own",
    "sky130, verify, shared"
  })
  void goesOnFromItsMemoryWithTheSameBits(
      final String device, final String write, final String reference) {
    final Map<String, String> settings =
        Map.of("device", device, "write", write, "reference", reference, "attempts", "60");
    final DeviceWriter whole = writer(settings);
    final Network begun = whole.begin(network());
    final Network once = whole.write(begun, shifted(begun, 0.03));
    final DeviceWriter resumed = writer(settings);
    resumed.restore(whole.memory());
    final Network twice = whole.write(once, shifted(once, -0.05));
    assertThat(resumed.write(once, shifted(once, -0.05)).coefficients())
        .isEqualTo(twice.coefficients());
    assertThat(resumed.memory()).isDeepEqualTo(whole.memory());
  }

  @Test
  void refusesWhatCannotBeWritten() {
    final Network far = network().withCoefficients(filled(5, network().topology().linkCount()));
    assertThatThrownBy(() -> writer(Map.of("device", "sky130")).begin(far))
        .hasMessageContaining("the devices reach 3.99")
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.BAD_TARGET));
    for (final Map<String, String> bad :
        List.of(
            Map.of("write", "verify"),
            Map.of("device", "sky130", "write", "twice"),
            Map.of("device", "sky130", "tolerance", "0.7"),
            Map.of("device", "sky130", "attempts", "1.5"))) {
      assertThatThrownBy(() -> WritingSettings.read(bad))
          .isInstanceOfSatisfying(
              WuxingException.class,
              e -> assertThat(e.reason()).isEqualTo(WritingReason.BAD_SETTING));
    }
    assertThat(WritingSettings.writer(Map.of(), 3)).isSameAs(Writer.IDEAL);
  }

  private static double[] filled(final double value, final int count) {
    final double[] all = new double[count];
    Arrays.fill(all, value);
    return all;
  }

  /** The pulses of a write, in ngspice, end at the state that Java has. */
  @Test
  void deckEndsAtTheStateThatJavaHas(@TempDir final Path folder) throws Exception {
    final String deck =
        DeviceDeck.of(WritingSettings.read(Map.of("device", "sky130")).orElseThrow());
    final Path file = folder.resolve("device.cir");
    Files.writeString(file, deck);
    final Process ngspice =
        new ProcessBuilder("ngspice", "-b", file.toString()).redirectErrorStream(true).start();
    final String printed =
        new String(ngspice.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    final Matcher ends = Pattern.compile("v\\(x\\) = ([0-9.]+)").matcher(deck);
    final Matcher measured = Pattern.compile("state\\s*=\\s*([0-9.e+-]+)").matcher(printed);
    assertThat(ends.find() && measured.find()).as(printed).isTrue();
    assertThat(Double.parseDouble(measured.group(1)))
        .isCloseTo(Double.parseDouble(ends.group(1)), within(0.01));
  }
}
