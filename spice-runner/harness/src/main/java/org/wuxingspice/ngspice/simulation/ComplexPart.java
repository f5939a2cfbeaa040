package org.wuxingspice.ngspice.simulation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real number that is taken of complex values, with the names that ask for it: {@code db(v(out))}
 * or {@code vdb(out)}.
 */
public enum ComplexPart {
  /** Magnitude: {@code mag(v(out))}, {@code vm(out)}. */
  MAGNITUDE,
  /** Twenty times the logarithm of the magnitude, dB: {@code db(v(out))}, {@code vdb(out)}. */
  DECIBELS,
  /** Angle, degrees, without jumps by whole turns: {@code phase(v(out))}, {@code vp(out)}. */
  PHASE,
  /** Real part: {@code re(v(out))}, {@code vr(out)}. */
  REAL,
  /** Imaginary part: {@code im(v(out))}, {@code vi(out)}. */
  IMAGINARY;

  private static final Map<String, ComplexPart> WORDS =
      Map.ofEntries(
          Map.entry("mag", MAGNITUDE),
          Map.entry("m", MAGNITUDE),
          Map.entry("db", DECIBELS),
          Map.entry("phase", PHASE),
          Map.entry("ph", PHASE),
          Map.entry("p", PHASE),
          Map.entry("re", REAL),
          Map.entry("real", REAL),
          Map.entry("r", REAL),
          Map.entry("im", IMAGINARY),
          Map.entry("imag", IMAGINARY),
          Map.entry("i", IMAGINARY));

  private static final Pattern OF_VECTOR =
      Pattern.compile("(mag|db|phase|ph|re|real|im|imag)\\((.+)\\)");
  private static final Pattern IN_ONE_WORD = Pattern.compile("([vi])(m|db|p|r|i)\\((.+)\\)");

  /**
   * What a name asks for.
   *
   * @param part that is taken
   * @param vector of which
   */
  public record Wanted(ComplexPart part, String vector) {}

  /**
   * {@return what a name asks for; nothing when it is the name of a vector}
   *
   * @param name lower case
   */
  public static Optional<Wanted> of(final String name) {
    if (name.indexOf('(') < 2) {
      return Optional.empty();
    }
    final Matcher vector = OF_VECTOR.matcher(name);
    if (vector.matches()) {
      return Optional.of(new Wanted(named(vector.group(1)), vector.group(2)));
    }
    final Matcher word = IN_ONE_WORD.matcher(name);
    return word.matches()
        ? Optional.of(new Wanted(named(word.group(2)), word.group(1) + "(" + word.group(3) + ")"))
        : Optional.empty();
  }

  private static ComplexPart named(final String word) {
    return Objects.requireNonNull(WORDS.get(word), word);
  }

  /**
   * {@return the vector that has to be there for a name}
   *
   * @param name of a vector or of a part of one, lower case
   */
  public static String vectorOf(final String name) {
    return of(name).map(Wanted::vector).orElse(name);
  }

  /**
   * {@return what this part of a quantity measures}
   *
   * @param whole the quantity of the vector
   */
  Quantity quantity(final Quantity whole) {
    return switch (this) {
      case DECIBELS -> Quantity.DECIBEL;
      case PHASE -> Quantity.ANGLE;
      default -> whole;
    };
  }

  /**
   * Takes the part.
   *
   * @param real parts of the values; becomes the answer
   * @param imaginary parts of the values
   */
  double[] of(final double[] real, final double[] imaginary) {
    double turns = 0;
    for (int i = 0; i < real.length; i++) {
      final double before = i > 0 ? real[i - 1] : 0;
      final double angle = Math.toDegrees(Math.atan2(imaginary[i], real[i]));
      final double size = Math.hypot(real[i], imaginary[i]);
      switch (this) {
        case MAGNITUDE -> real[i] = size;
        case DECIBELS -> real[i] = 20 * Math.log10(size);
        case IMAGINARY -> real[i] = imaginary[i];
        case PHASE -> {
          turns -= i > 0 ? 360 * Math.rint((angle + turns - before) / 360) : 0;
          real[i] = angle + turns;
        }
        default -> {}
      }
    }
    return real;
  }
}
