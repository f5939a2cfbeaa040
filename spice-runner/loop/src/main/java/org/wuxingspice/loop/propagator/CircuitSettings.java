package org.wuxingspice.loop.propagator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wuxingspice.loop.calibration.Calibration;
import org.wuxingspice.loop.calibration.CalibrationSetting;
import org.wuxingspice.loop.writing.WritingSettings;
import org.wuxingspice.model.failure.Suggestion;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.netlist.technology.ConductanceRange;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Circuit options as text by name, as command lines and recipes give them: {@code level}, {@code
 * technology}, {@code pieces} (neurons, or {@code whole}), {@code integrals} ({@code voltages} or
 * {@code circuit}), {@code links} ({@code sums} or {@code devices}) and {@code interpolate} (units
 * of E, or {@code none}) of {@link PieceOptions}, every number of a {@link Technology} by its path,
 * such as {@code resistance} or {@code opAmp.slewRate}, {@code gbw} for {@code
 * opAmp.gainBandwidth}, {@code levels} for {@code memristance.levels}, {@code memristor} (lowest
 * and highest resistance, {@code 25k:10meg}), and relative standard deviations {@code mismatch} of
 * synapses and {@code parameters} of K1 to K3, {@code offset} of amplifiers in volt, {@code noise}
 * of amplifiers in V/√Hz, {@code bandwidth} (relative standard deviation of their gain-bandwidth
 * products), {@code devices} (seed of the draws), {@code temperature} in °C, {@code rails} (how far
 * the supplies are off, relative), {@code limit} (seconds for one simulation), and {@code rest}
 * ({@code computed}, or {@code measured} to count deviations from where the circuit rests, see
 * {@link org.wuxingspice.model.dynamics.AutoZeroPropagator}), {@code redraw} ({@code none}, {@code
 * all}, or parts of a die such as {@code memristors+offsets} that engine {@code die} draws anew for
 * each network), and {@code trim} ({@code none}, or {@code rest} for currents into the elements
 * with which the circuit rests where it was computed, whatever its offsets), and {@code
 * calibration} (a file of {@link Calibration}, whose die and setting of its parts the circuit has).
 * Numbers may have the scale letters of SPICE; a technology may be a JSON file.
 */
public final class CircuitSettings {

  /** The names that are understood. */
  public static final List<String> NAMES =
      List.of(
          "bandwidth",
          "calibration",
          "devices",
          "gbw",
          "integrals",
          "interpolate",
          "level",
          "levels",
          "limit",
          "links",
          "memristor",
          "mismatch",
          "noise",
          "offset",
          "parameters",
          "pieces",
          "rails",
          "redraw",
          "rest",
          "scale",
          "technology",
          "temperature",
          "trim");

  /** Names of settings that say nothing of a circuit's devices. */
  private static final Set<String> BESIDE =
      Set.of(
          "calibration",
          "integrals",
          "interpolate",
          "limit",
          "links",
          "noise",
          "pieces",
          "redraw",
          "rest",
          "trim");

  /** Name of the setting that names a calibration. */
  public static final String CALIBRATION = "calibration";

  /** Numbers of a technology, by path. */
  private static final List<String> PARTS = JsonFile.numbers(Technology.integrated());

  /** Short names of such numbers. */
  private static final Map<String, String> SHORT =
      Map.of("gbw", "opAmp.gainBandwidth", "levels", "memristance.levels");

  /** Neurons in a piece unless told otherwise; measured in {@code docs/performance.md}. */
  private static final String USUAL_PIECES = "20";

  /** A hundred transistors each: the simulator's time grows faster than the number of neurons. */
  private static final String USUAL_TRANSLINEAR_PIECES = "1";

  private static final String NOMINAL_TEMPERATURE = Double.toString(Die.NOMINAL_TEMPERATURE);

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
    final Map<String, String> own = WritingSettings.others(given);
    own.keySet()
        .forEach(
            name -> {
              if (!NAMES.contains(name) && !PARTS.contains(name)) {
                throw LoopReason.BAD_SETTING.failure(
                    "circuit setting '"
                        + name
                        + "': "
                        + Suggestion.of(
                            name, Stream.concat(NAMES.stream(), PARTS.stream()).toList())
                        + "there are "
                        + String.join(", ", NAMES)
                        + ", and of the technology "
                        + String.join(", ", PARTS));
              }
            });
    return own.containsKey(CALIBRATION)
        ? calibrated(own, duration)
        : new CircuitSettings(own).read(duration);
  }

  /** The options of the die that a calibration is of, with its parts set. */
  private static CircuitOptions calibrated(final Map<String, String> given, final double duration) {
    final Calibration calibration =
        CalibrationSetting.parse(given.getOrDefault(CALIBRATION, "")).read();
    final Map<String, String> all = new TreeMap<>(calibration.circuit());
    all.putAll(given);
    final CircuitOptions options = new CircuitSettings(all).read(duration);
    if (options.level() != Level.OPAMP || !redrawn(given).isEmpty()) {
      throw LoopReason.BAD_SETTING.failure(
          "a calibration with level="
              + options.level().name().toLowerCase(Locale.ROOT)
              + " and redraw="
              + given.getOrDefault("redraw", "none")
              + ": it is of one die at level opamp; leave these settings out");
    }
    calibration.requireDie(options.technology(), options.die());
    return options.withTrim(calibration.trim());
  }

  /**
   * {@return the settings that decide which devices a circuit has}
   *
   * @param given text by name
   */
  public static Map<String, String> ofDie(final Map<String, String> given) {
    final Map<String, String> some = new TreeMap<>(WritingSettings.others(given));
    some.keySet().removeAll(BESIDE);
    return some;
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

  /**
   * {@return the parts of a die that every network draws anew}
   *
   * @param given text by name
   * @throws org.wuxingspice.model.failure.WuxingException {@link LoopReason#BAD_SETTING}
   */
  public static Set<Die.Part> redrawn(final Map<String, String> given) {
    return new CircuitSettings(given).value("redraw", "none", CircuitSettings::parts);
  }

  private static Set<Die.Part> parts(final String text) {
    return switch (text) {
      case "none" -> Set.of();
      case "all" -> EnumSet.allOf(Die.Part.class);
      default ->
          Stream.of(text.split("[+]", -1))
              .map(part -> Die.Part.valueOf(part.toUpperCase(Locale.ROOT)))
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Die.Part.class)));
    };
  }

  private CircuitOptions read(final double duration) {
    final Technology technology = technology();
    final ConductanceRange range = technology.memristance();
    final boolean perPort = value("scale", "device", text -> isFirst(text, "port", "device"));
    if (perPort && range.levels() == 0) {
      throw LoopReason.BAD_SETTING.failure(
          "scale=port: memristors have no levels; add levels=32, or leave it out");
    }
    return new CircuitOptions(
        level(),
        perPort
            ? technology.withMemristance(new ConductanceRange(range.lowest(), range.highest(), 0))
            : technology,
        new Die(
            value("devices", "1", Long::parseLong),
            new Die.Spread(
                value("mismatch", "0", CircuitSettings::number),
                value("parameters", "0", CircuitSettings::number),
                value("offset", "0", CircuitSettings::number),
                value("bandwidth", "0", CircuitSettings::number)),
            value("noise", "0", CircuitSettings::number),
            value("temperature", NOMINAL_TEMPERATURE, CircuitSettings::number),
            value("rails", "0", CircuitSettings::number),
            Optional.empty()),
        duration,
        pieces(),
        value("integrals", "voltages", text -> isFirst(text, "circuit", "voltages")),
        value("trim", "none", text -> isFirst(text, "rest", "none")),
        Optional.empty(),
        perPort ? range.levels() : 0,
        false,
        Duration.ofMillis(
            (long) (1000 * value("limit", "600", CircuitSettings::number).doubleValue())));
  }

  private Level level() {
    return value("level", "opamp", text -> Level.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  private Optional<PieceOptions> pieces() {
    final String usual = level() == Level.TRANSLINEAR ? USUAL_TRANSLINEAR_PIECES : USUAL_PIECES;
    if (given.getOrDefault("pieces", usual).equals("whole")) {
      return Optional.empty();
    }
    return Optional.of(
        new PieceOptions(
            value("pieces", usual, Integer::parseInt),
            value("links", "sums", text -> isFirst(text, "sums", "devices")),
            value(
                "interpolate",
                "none",
                text ->
                    text.equals("none")
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(number(text)))));
  }

  private Technology technology() {
    final Technology base =
        technology(
            given.getOrDefault(
                "technology", level() == Level.TRANSLINEAR ? "translinear" : "integrated"));
    final Map<String, Double> changes = new TreeMap<>();
    for (final String name : given.keySet()) {
      final String path = SHORT.getOrDefault(name, name);
      if (PARTS.contains(path)) {
        changes.put(path, value(name, "", CircuitSettings::number));
      }
    }
    if (given.containsKey("memristor")) {
      final double[] ohms = value("memristor", "", CircuitSettings::range);
      changes.put("memristance.lowest", 1 / ohms[1]);
      changes.put("memristance.highest", 1 / ohms[0]);
    }
    try {
      return changes.isEmpty() ? base : JsonFile.changed(base, changes, LoopReason.BAD_SETTING);
    } catch (final WuxingException e) {
      throw LoopReason.BAD_SETTING.failure(
          "circuit setting "
              + given.entrySet().stream()
                  .filter(
                      entry ->
                          entry.getKey().equals("memristor")
                              || PARTS.contains(SHORT.getOrDefault(entry.getKey(), entry.getKey())))
                  .map(entry -> entry.getKey() + " = '" + entry.getValue() + "'")
                  .collect(Collectors.joining(" or "))
              + ": "
              + e.getMessage().replaceFirst("^changed(, field [\\w.]+)?: ", ""));
    }
  }

  /**
   * {@return a set of parts}
   *
   * @param nameOrFile name of a preset, or a JSON file that ends in {@code .json}
   * @throws org.wuxingspice.model.failure.WuxingException {@link LoopReason#BAD_SETTING}
   */
  public static Technology technology(final String nameOrFile) {
    if (nameOrFile.endsWith(".json")) {
      return JsonFile.read(Path.of(nameOrFile), Technology.class, LoopReason.BAD_SETTING);
    }
    final List<String> names = Technology.presets().stream().map(Technology::name).toList();
    return Technology.presets().stream()
        .filter(preset -> preset.name().equals(nameOrFile))
        .findFirst()
        .orElseThrow(
            () ->
                LoopReason.BAD_SETTING.failure(
                    "technology '"
                        + nameOrFile
                        + "': "
                        + Suggestion.of(nameOrFile, names)
                        + "there are "
                        + String.join(", ", names)
                        + ", or a .json file"));
  }

  private static double number(final String text) {
    try {
      return SpiceNumber.parse(text);
    } catch (final WuxingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static double[] range(final String text) {
    final String[] ends = text.split(":", -1);
    final double[] ohms = new double[] {number(ends[0]), number(ends[ends.length - 1])};
    if (ends.length != 2 || !(ohms[0] > 0 && ohms[0] < ohms[1])) {
      throw new IllegalArgumentException();
    }
    return ohms;
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
