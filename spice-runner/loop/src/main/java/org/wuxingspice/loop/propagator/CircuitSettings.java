package org.wuxingspice.loop.propagator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.ConductanceRange;
import org.wuxingspice.netlist.technology.Imperfections;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Circuit options as text by name, as command lines and recipes give them: {@code level}, {@code
 * technology}, {@code pieces} (neurons, or {@code whole}), {@code integrals} ({@code voltages} or
 * {@code circuit}), {@code links} ({@code sums} or {@code devices}) and {@code interpolate} (units
 * of E, or {@code none}) of {@link PieceOptions}, {@code gbw} (hertz), {@code levels} (conductance
 * levels of a memristor), and relative standard deviations {@code mismatch} of synapses and {@code
 * parameters} of K1 to K3, {@code offset} of amplifiers in volt, {@code noise} of amplifiers in
 * V/√Hz, {@code devices} (seed of the draws), {@code limit} (seconds for one simulation), and
 * {@code rest} ({@code computed}, or {@code measured} to count deviations from where the circuit
 * rests, see {@link org.wuxingspice.model.dynamics.AutoZeroPropagator}).
 */
public final class CircuitSettings {

  /** The names that are understood. */
  public static final List<String> NAMES =
      List.of(
          "devices",
          "gbw",
          "integrals",
          "interpolate",
          "level",
          "levels",
          "limit",
          "links",
          "mismatch",
          "noise",
          "offset",
          "parameters",
          "pieces",
          "rest",
          "technology");

  /** Neurons in a piece unless told otherwise; measured in {@code docs/performance.md}. */
  private static final String USUAL_PIECES = "20";

  private final Map<String, String> given;

  private CircuitSettings(final Map<String, String> given) {
    this.given = given;
  }

  /**
   * Reads options.
   *
   * @param given text by name; what is missing has its usual value
   * @param duration T, time units, positive
   * @return the options
   * @throws org.wuxingspice.model.failure.WuxingException {@link LoopReason#BAD_SETTING} for a name
   *     or value that is not understood
   */
  public static CircuitOptions read(final Map<String, String> given, final double duration) {
    given
        .keySet()
        .forEach(
            name -> {
              if (!NAMES.contains(name)) {
                throw LoopReason.BAD_SETTING.failure(
                    "circuit setting '" + name + "': there are " + String.join(", ", NAMES));
              }
            });
    return new CircuitSettings(given).read(duration);
  }

  /**
   * {@return whether deviations are counted from where the circuit really rests}
   *
   * @param given text by name
   * @throws org.wuxingspice.model.failure.WuxingException {@link LoopReason#BAD_SETTING}
   */
  public static boolean measuresRest(final Map<String, String> given) {
    return new CircuitSettings(given)
        .value("rest", "computed", text -> isFirst(text, "measured", "computed"));
  }

  private CircuitOptions read(final double duration) {
    return new CircuitOptions(
        value("level", "opamp", text -> Level.valueOf(text.toUpperCase(Locale.ROOT))),
        technology(),
        new Imperfections(
            value("devices", "1", Long::parseLong),
            value("mismatch", "0", Double::parseDouble),
            value("parameters", "0", Double::parseDouble),
            value("offset", "0", Double::parseDouble),
            value("noise", "0", Double::parseDouble)),
        duration,
        pieces(),
        value("integrals", "voltages", text -> isFirst(text, "circuit", "voltages")),
        false,
        Duration.ofMillis(
            (long) (1000 * value("limit", "600", Double::parseDouble).doubleValue())));
  }

  private Optional<PieceOptions> pieces() {
    if (given.getOrDefault("pieces", USUAL_PIECES).equals("whole")) {
      return Optional.empty();
    }
    return Optional.of(
        new PieceOptions(
            value("pieces", USUAL_PIECES, Integer::parseInt),
            value("links", "sums", text -> isFirst(text, "sums", "devices")),
            value(
                "interpolate",
                "none",
                text ->
                    text.equals("none")
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.parseDouble(text)))));
  }

  private Technology technology() {
    Technology technology =
        value(
            "technology",
            "integrated",
            text ->
                Technology.presets().stream()
                    .filter(preset -> preset.name().equals(text))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new));
    if (given.containsKey("gbw")) {
      technology =
          technology.withOpAmp(
              technology.opAmp().withGainBandwidth(value("gbw", "", Double::parseDouble)));
    }
    if (given.containsKey("levels")) {
      final ConductanceRange present = technology.memristance();
      technology =
          technology.withMemristance(
              new ConductanceRange(
                  present.lowest(), present.highest(), value("levels", "", Integer::parseInt)));
    }
    return technology;
  }

  private static boolean isFirst(final String text, final String first, final String second) {
    if (!text.equals(first) && !text.equals(second)) {
      throw new IllegalArgumentException();
    }
    return text.equals(first);
  }

  private <T> T value(final String name, final String usual, final Function<String, T> reader) {
    final String text = given.getOrDefault(name, usual);
    try {
      return reader.apply(text);
    } catch (final IllegalArgumentException e) {
      throw LoopReason.BAD_SETTING.failure(
          "circuit setting " + name + " = '" + text + "' is not understood; see docs/formats.md");
    }
  }
}
