package org.wuxingspice.app.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.loop.writing.Ageing;
import org.wuxingspice.model.device.Retention;
import org.wuxingspice.model.network.Network;
import picocli.CommandLine;

/** The options that say how long ago a model was programmed into devices. */
final class AgeOption {

  private static final Map<String, Double> UNITS =
      Map.of("s", 1.0, "m", 60.0, "h", 3600.0, "d", 86400.0, "y", 365.25 * 86400);

  @CommandLine.Option(
      names = "--age",
      paramLabel = "TIME",
      converter = Seconds.class,
      description =
          "let the coefficients age for this long in devices first: 1s, 10m, 1h, 1d, 1y"
              + " (docs/writing.md)")
  private @Nullable Double age;

  @CommandLine.Option(
      names = "--retention",
      description = "how devices age: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private Retention retention = Retention.RERAM;

  @CommandLine.Option(
      names = "--age-seed",
      paramLabel = "N",
      description = "of the devices that age; default: ${DEFAULT-VALUE}")
  private long seed = 1;

  /** Reads a number with a unit of time. */
  static final class Seconds implements CommandLine.ITypeConverter<Double> {
    @Override
    public Double convert(final String text) {
      final String unit = text.isEmpty() ? "" : text.substring(text.length() - 1);
      try {
        final double number = Double.parseDouble(text.substring(0, Math.max(0, text.length() - 1)));
        if (UNITS.containsKey(unit) && number >= 0 && Double.isFinite(number)) {
          return number * UNITS.get(unit);
        }
      } catch (final NumberFormatException e) {
        // said below
      }
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no age: a number with s, m, h, d or y, such as 1d");
    }
  }

  /** The network at its age. */
  Network applyTo(final Network network) {
    return age == null ? network : new Ageing(retention, seed).aged(network, age);
  }

  /** What decides the network besides its file; empty without an age. */
  String text() {
    return age == null ? "" : ", age " + age + " s in " + retention + " " + seed;
  }
}
