package org.wuxingspice.loop.writing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import org.wuxingspice.model.device.DevicePreset;
import org.wuxingspice.model.device.ProgramVerify;
import org.wuxingspice.model.learning.Writer;
import org.wuxingspice.netlist.expression.SpiceNumber;

/**
 * How coefficients are written into devices, from the settings of a circuit: {@code device} (a
 * {@link DevicePreset}), {@code write} ({@code verify} or {@code pulses}), {@code tolerance} (share
 * of the range), {@code attempts} (most pulses in one write), {@code reference} ({@code own},
 * {@code shared} or {@code zero}), {@code stuck} (share of devices) and {@code devices} (seed).
 *
 * @param preset device and pulses
 * @param openLoop whether updates become pulses without a read
 * @param reference what conductances are counted from
 * @param largest coefficient that the range of conductances reaches, positive
 */
public record WritingSettings(
    DevicePreset preset, boolean openLoop, Reference reference, double largest) {

  /** The names that are understood, apart from {@code devices}, which circuits know as well. */
  public static final List<String> NAMES =
      List.of("attempts", "device", "reference", "stuck", "tolerance", "write");

  /** What a pair of the integrated parts reaches. */
  private static final double LARGEST = 3.99;

  /**
   * Reads settings.
   *
   * @param circuit text by name
   * @return how to write; empty when no device is named
   * @throws org.wuxingspice.model.failure.WuxingException {@link WritingReason#BAD_SETTING} or a
   *     reason of the device's
   */
  public static Optional<WritingSettings> read(final Map<String, String> circuit) {
    if (!circuit.containsKey("device")) {
      NAMES.stream()
          .filter(circuit::containsKey)
          .findFirst()
          .ifPresent(
              name -> {
                throw WritingReason.BAD_SETTING.failure(
                    "circuit setting "
                        + name
                        + "=...: say what is written as well, device="
                        + String.join("|", DevicePreset.NAMES));
              });
      return Optional.empty();
    }
    final long seed = Math.round(number(circuit, "devices", 1, d -> true));
    final double stuck = number(circuit, "stuck", -1, d -> d >= 0 && d < 1);
    final DevicePreset named = DevicePreset.of(circuit.getOrDefault("device", ""), seed, stuck);
    ProgramVerify pulses = named.writing();
    pulses = pulses.within(number(circuit, "tolerance", pulses.tolerance(), t -> t > 0 && t < 0.5));
    pulses =
        pulses.atMost(
            (int) number(circuit, "attempts", pulses.limit(), n -> n >= 1 && n == Math.rint(n)));
    pulses.requireEffect(named.device());
    return Optional.of(
        new WritingSettings(
            named.with(pulses),
            choice(circuit, "write", "verify", List.of("verify", "pulses")).equals("pulses"),
            Reference.valueOf(
                choice(circuit, "reference", "own", List.of("own", "shared", "zero"))
                    .toUpperCase(Locale.ROOT)),
            LARGEST));
  }

  /**
   * {@return settings without those of writing}
   *
   * @param circuit text by name
   */
  public static Map<String, String> others(final Map<String, String> circuit) {
    final Map<String, String> left = new TreeMap<>(circuit);
    NAMES.forEach(left::remove);
    return left;
  }

  /**
   * {@return the writer that the settings of an engine ask for}
   *
   * @param circuit text by name
   * @param links of the network
   */
  public static Writer writer(final Map<String, String> circuit, final int links) {
    return read(circuit).<Writer>map(s -> new DeviceWriter(s, links)).orElse(Writer.IDEAL);
  }

  private static String choice(
      final Map<String, String> circuit,
      final String name,
      final String usual,
      final List<String> known) {
    final String text = circuit.getOrDefault(name, usual);
    if (!known.contains(text)) {
      throw WritingReason.BAD_SETTING.failure(
          "circuit setting " + name + " = '" + text + "': one of " + String.join(", ", known));
    }
    return text;
  }

  private static double number(
      final Map<String, String> circuit,
      final String name,
      final double usual,
      final DoublePredicate allowed) {
    final String text = circuit.get(name);
    if (text == null) {
      return usual;
    }
    final double value;
    try {
      value = SpiceNumber.parse(text);
    } catch (final org.wuxingspice.model.failure.WuxingException e) {
      throw refused(name, text);
    }
    if (!allowed.test(value)) {
      throw refused(name, text);
    }
    return value;
  }

  private static org.wuxingspice.model.failure.WuxingException refused(
      final String name, final String text) {
    final Map<String, String> needs =
        Map.of(
            "tolerance", "a share of the range between 0 and 0.5",
            "attempts", "a positive whole number",
            "stuck", "a share from 0 to below 1",
            "devices", "a whole number");
    return WritingReason.BAD_SETTING.failure(
        "circuit setting " + name + " = '" + text + "': need " + needs.get(name));
  }
}
