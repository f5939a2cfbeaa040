package org.wuxingspice.app.serve;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.ngspice.worker.Frame;

/**
 * Numbers that travel behind the head of a frame, row by row, 64-bit floating point, little-endian.
 * The values are shared, not copied.
 *
 * @param shape name and lengths
 * @param values as many as the lengths say, the last index running fastest
 */
record NumericArray(Shape shape, double[] values) {

  /**
   * What a head says of an array.
   *
   * @param name of it within the frame
   * @param lengths along each axis
   */
  record Shape(String name, int[] lengths) {

    /** The number of values, or -1 when there cannot be so many. */
    int size() {
      long size = 1;
      for (final int length : lengths) {
        size = length < 0 || size > Integer.MAX_VALUE ? -1 : size * length;
        if (size < 0) {
          return -1;
        }
      }
      return size > Integer.MAX_VALUE ? -1 : (int) size;
    }
  }

  static NumericArray of(final String name, final double... values) {
    return new NumericArray(new Shape(name, new int[] {values.length}), values);
  }

  static NumericArray of(final String name, final int... values) {
    return of(name, Arrays.stream(values).asDoubleStream().toArray());
  }

  /** Channels × samples. */
  static NumericArray of(final String name, final Signals signals) {
    return new NumericArray(
        new Shape(name, new int[] {signals.channels(), signals.samples()}), signals.values());
  }

  /** Reads the values that a head announces. */
  static NumericArray read(final Shape shape, final Frame frame) {
    final ByteBuffer payload = frame.payload();
    final int size = shape.size();
    if (size < 0 || payload.remaining() < Integer.BYTES || payload.getInt() != size) {
      throw ServeReason.BAD_SHAPE.failure(
          "array " + shape.name() + ": its shape and the number of its values differ");
    }
    if ((long) size * Double.BYTES > payload.remaining()) {
      throw ServeReason.BAD_SHAPE.failure("array " + shape.name() + ": the frame ends within it");
    }
    final double[] values = new double[size];
    payload.slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    payload.position(payload.position() + size * Double.BYTES);
    return new NumericArray(shape, values);
  }

  /** Appends the values. */
  void write(final Frame.Payload payload) {
    payload.doubles(
        values.length,
        (target, offset, length) ->
            ByteBuffer.wrap(target, offset, length)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .put(values));
  }

  /**
   * The values as drives.
   *
   * @param channels that there must be
   * @throws org.wuxingspice.model.failure.WuxingException {@link ServeReason#BAD_SHAPE} or {@link
   *     ServeReason#NOT_A_NUMBER}
   */
  Signals signals(final int channels) {
    final int[] lengths = shape.lengths();
    if (lengths.length != 2 || lengths[0] != channels || lengths[1] < 1) {
      throw ServeReason.BAD_SHAPE.failure(
          String.format(
              Locale.ROOT,
              "array %s: shape %s, but need %d channels of at least one sample",
              shape.name(),
              Arrays.toString(lengths),
              channels));
    }
    requireFinite();
    return new Signals(lengths[0], lengths[1], values);
  }

  /**
   * The values of a single axis.
   *
   * @param length that it must have
   * @throws org.wuxingspice.model.failure.WuxingException {@link ServeReason#BAD_SHAPE} or {@link
   *     ServeReason#NOT_A_NUMBER}
   */
  double[] vector(final int length) {
    if (shape.lengths().length != 1 || values.length != length) {
      throw ServeReason.BAD_SHAPE.failure(
          "array "
              + shape.name()
              + ": shape "
              + Arrays.toString(shape.lengths())
              + ", but need ["
              + length
              + "]");
    }
    requireFinite();
    return values;
  }

  private void requireFinite() {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw ServeReason.NOT_A_NUMBER.failure(
            "array " + shape.name() + ": value " + i + " is " + values[i] + ", must be finite");
      }
    }
  }
}
