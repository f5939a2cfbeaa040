package org.wuxingspice.ngspice.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * A number taken from a waveform. Between points waveforms are straight lines, and all functions
 * keep to that: mean and rms are the exact ones of the straight lines. Of complex vectors the
 * magnitude is taken, or the part that the name asks for ({@code db(v(out))}, see {@link
 * org.wuxingspice.ngspice.simulation.ComplexPart}).
 *
 * @param name for tables
 * @param function what is taken
 * @param vector whose, lower case
 * @param level of {@link Function#CROSS} the value crossed, of {@link Function#AT} the place on the
 *     scale; 0 otherwise
 * @param edge of {@link Function#CROSS} the direction
 * @param count of {@link Function#CROSS} which crossing, from 1
 * @param from beginning of the part of the scale that is looked at
 * @param to its end
 * @param plot word of the plot that is looked at, such as {@code ac}; empty for the last one that
 *     has the vector
 */
public record Measure(
    String name,
    Function function,
    String vector,
    double level,
    Edge edge,
    int count,
    double from,
    double to,
    String plot) {

  private static final double HALF_TURN = 180;
  private static final String DECIBELS = "db";
  private static final String PHASE = "phase";

  /** What is taken of a waveform. */
  public enum Function {
    /** Largest value. */
    MAX,
    /** Smallest value. */
    MIN,
    /** Largest minus smallest value. */
    PP,
    /** Last value. */
    FINAL,
    /** Mean over the scale. */
    MEAN,
    /** Root of the mean square over the scale. */
    RMS,
    /** Integral over the scale. */
    INTEGRAL,
    /** Place on the scale of the largest value. */
    WHEN_MAX,
    /** Place on the scale of the smallest value. */
    WHEN_MIN,
    /** Place on the scale where a value is crossed. */
    CROSS,
    /** Value at a place on the scale. */
    AT,
    /** Degrees that the phase of a loop gain is above -180 where its magnitude falls through 1. */
    PHASE_MARGIN,
    /** Decibels that a loop gain is below 1 where its phase falls through -180 degrees. */
    GAIN_MARGIN;

    /** {@return the word of the command line} */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Directions of a crossing. */
  public enum Edge {
    /** From below. */
    RISE,
    /** From above. */
    FALL,
    /** Either. */
    ANY
  }

  /**
   * Reads {@code [name:] function vector [value] [rise|fall] [count] [from=x] [to=y] [plot=ac]},
   * such as {@code max v(out)} or {@code delay: cross v(out) 0.5 rise}.
   *
   * @param text as written
   * @return the measure
   * @throws WuxingException {@link StudyReason#BAD_MEASURE}
   */
  public static Measure parse(final String text) {
    return new MeasureParser(text).measure();
  }

  /** {@return the words that {@link #parse} takes as functions} */
  public static String functions() {
    return Arrays.stream(Function.values()).map(Function::word).collect(Collectors.joining(", "));
  }

  /** The unit of the result, or the empty string. */
  String unit(final Waveforms waveforms) {
    final Quantity scale = waveforms.variables().get(0).quantity();
    final Quantity own = waveforms.quantity(vector);
    return switch (function) {
      case CROSS, WHEN_MAX, WHEN_MIN -> scale.unit();
      case PHASE_MARGIN -> Quantity.ANGLE.unit();
      case GAIN_MARGIN -> Quantity.DECIBEL.unit();
      case INTEGRAL -> own.unit() + (scale.unit().isEmpty() ? "" : "·" + scale.unit());
      default -> own.unit();
    };
  }

  /**
   * The plot that is looked at.
   *
   * @param plots of a run
   * @return nothing when none has the vector
   */
  Optional<Waveforms> chosen(final List<Waveforms> plots) {
    Optional<Waveforms> chosen = Optional.empty();
    for (final Waveforms candidate : plots) {
      final boolean kind = plot.isEmpty() || PlotKind.word(candidate).equals(plot);
      final boolean better = chosen.isEmpty() || candidate.size() > 1 || chosen.get().size() == 1;
      if (kind && better && candidate.shows(vector)) {
        chosen = Optional.of(candidate);
      }
    }
    return chosen;
  }

  /**
   * Takes the measure.
   *
   * @param waveforms a plot that has the vector
   * @return SI units; nothing when there is no such crossing or place, or no point in the window
   */
  public OptionalDouble of(final Waveforms waveforms) {
    if (function == Function.PHASE_MARGIN || function == Function.GAIN_MARGIN) {
      return margin(part(waveforms, DECIBELS), part(waveforms, PHASE));
    }
    final Curve curve = curve(waveforms, waveforms.shown(vector));
    return curve.size() == 0 ? OptionalDouble.empty() : taken(curve);
  }

  private Curve part(final Waveforms waveforms, final String part) {
    return curve(waveforms, waveforms.shown(part + "(" + vector + ")"));
  }

  private Curve curve(final Waveforms waveforms, final double[] values) {
    final double[] scale =
        PlotKind.of(waveforms).hasScale() ? waveforms.scale() : new double[values.length];
    return new Curve(scale, values).within(from, to);
  }

  /** Where the gain falls through 1, how far the phase is from -180 degrees; or the reverse. */
  private OptionalDouble margin(final Curve decibels, final Curve phase) {
    if (function == Function.PHASE_MARGIN) {
      final OptionalDouble place = decibels.crossing(0, Edge.FALL, count);
      return place.isEmpty()
          ? place
          : OptionalDouble.of(HALF_TURN + phase.at(place.getAsDouble()).orElseThrow());
    }
    final OptionalDouble place = phase.crossing(-HALF_TURN, Edge.FALL, count);
    return place.isEmpty()
        ? place
        : OptionalDouble.of(-decibels.at(place.getAsDouble()).orElseThrow());
  }

  private OptionalDouble taken(final Curve curve) {
    return switch (function) {
      case MAX -> OptionalDouble.of(curve.y(curve.largest()));
      case MIN -> OptionalDouble.of(curve.y(curve.smallest()));
      case PP -> OptionalDouble.of(curve.y(curve.largest()) - curve.y(curve.smallest()));
      case FINAL -> OptionalDouble.of(curve.y(curve.size() - 1));
      case MEAN -> curve.mean(1);
      case RMS -> {
        final OptionalDouble square = curve.mean(2);
        yield square.isPresent() ? OptionalDouble.of(Math.sqrt(square.getAsDouble())) : square;
      }
      case INTEGRAL -> OptionalDouble.of(curve.integral(1));
      case WHEN_MAX -> OptionalDouble.of(curve.x(curve.largest()));
      case WHEN_MIN -> OptionalDouble.of(curve.x(curve.smallest()));
      case CROSS -> curve.crossing(level, edge, count);
      case AT -> curve.at(level);
      case PHASE_MARGIN, GAIN_MARGIN -> throw new IllegalStateException("needs two curves");
    };
  }
}
