package org.wuxingspice.netlist.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A value over time.
 *
 * @param shape kind of waveform
 * @param arguments in the order of the shape; those at the end that simulators have defaults for
 *     may be missing
 * @param options of a piecewise linear waveform: {@code r}, the time it repeats from, and {@code
 *     td}, its delay, second
 */
public record Waveform(Shape shape, List<Value> arguments, Map<String, Value> options) {

  /** Kinds of waveforms and how many arguments they take. */
  public enum Shape {
    /** Low, high, delay, rise time, fall time, width, period, number of pulses. */
    PULSE(2, 8),
    /** Offset, amplitude, frequency, delay, damping, phase. */
    SIN(2, 6),
    /** Low, high, rise delay, rise time constant, fall delay, fall time constant. */
    EXP(2, 6),
    /** Times and values in turn. */
    PWL(2, Integer.MAX_VALUE),
    /** Offset, amplitude, carrier frequency, modulation index, signal frequency, two phases. */
    SFFM(2, 7),
    /** Amplitude, offset, modulating frequency, carrier frequency, delay, phases. */
    AM(2, 7),
    /**
     * Standard deviation of white noise, time step, 1/f exponent and amplitude, random telegraph.
     */
    TRNOISE(2, 7),
    /** Kind of random number, time step, delay, two parameters. */
    TRRANDOM(2, 5);

    private final int least;
    private final int most;

    Shape(final int least, final int most) {
      this.least = least;
      this.most = most;
    }
  }

  /**
   * Checks the number of arguments.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or {@link
   *     CircuitReason#BAD_VALUE}
   */
  public Waveform {
    arguments = List.copyOf(arguments);
    options = Names.parameters(options);
    if (arguments.size() < shape.least || arguments.size() > shape.most) {
      throw CircuitReason.BAD_VALUE.failure(
          shape
              + " with "
              + arguments.size()
              + " arguments: takes "
              + shape.least
              + " to "
              + shape.most);
    }
    if (shape == Shape.PWL && arguments.size() % 2 != 0) {
      throw CircuitReason.BAD_VALUE.failure(
          "PWL with " + arguments.size() + " arguments: a value for every time");
    }
    if (shape != Shape.PWL && !options.isEmpty()) {
      throw CircuitReason.BAD_VALUE.failure(shape + " takes no " + options.keySet());
    }
  }

  private static Waveform of(final Shape shape, final double... arguments) {
    final List<Value> values = new ArrayList<>(arguments.length);
    for (final double argument : arguments) {
      values.add(Value.of(argument));
    }
    return new Waveform(shape, values, Map.of());
  }

  /**
   * {@return pulses}
   *
   * @param low value before and between the pulses
   * @param high value during the pulses
   * @param delay time until the first pulse, s
   * @param rise time from low to high, s
   * @param fall time from high to low, s
   * @param width time at the high value, s
   * @param period from pulse to pulse, s
   */
  public static Waveform pulse(
      final double low,
      final double high,
      final double delay,
      final double rise,
      final double fall,
      final double width,
      final double period) {
    return of(Shape.PULSE, low, high, delay, rise, fall, width, period);
  }

  /**
   * {@return a sine from time 0 on}
   *
   * @param offset mean
   * @param amplitude of the sine
   * @param frequency Hz
   */
  public static Waveform sine(final double offset, final double amplitude, final double frequency) {
    return of(Shape.SIN, offset, amplitude, frequency);
  }

  /**
   * {@return white noise: independent normal values, joined by straight lines}
   *
   * @param deviation standard deviation of a value
   * @param interval between values, s
   */
  public static Waveform noise(final double deviation, final double interval) {
    return of(Shape.TRNOISE, deviation, interval, 0, 0);
  }

  /**
   * {@return the straight lines between points}
   *
   * @param times s, increasing
   * @param values one for each time
   */
  public static Waveform piecewiseLinear(final double[] times, final double[] values) {
    final double[] arguments = new double[2 * Math.max(times.length, values.length)];
    for (int i = 0; i < times.length; i++) {
      if (i > 0 && times[i] <= times[i - 1]) {
        throw CircuitReason.BAD_VALUE.failure(
            "PWL times " + times[i - 1] + " and " + times[i] + ": must increase");
      }
      arguments[2 * i] = times[i];
      arguments[2 * i + 1] = values[i];
    }
    return of(Shape.PWL, arguments);
  }
}
