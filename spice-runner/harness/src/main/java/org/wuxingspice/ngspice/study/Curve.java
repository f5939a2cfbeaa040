package org.wuxingspice.ngspice.study;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Straight lines between points. */
final class Curve {

  private final double[] x;
  private final double[] y;

  Curve(final double[] x, final double[] y) {
    this.x = x;
    this.y = y;
  }

  int size() {
    return x.length;
  }

  double x(final int point) {
    return x[point];
  }

  double y(final int point) {
    return y[point];
  }

  /** The part between two places, with points of its own at both when the curve goes past them. */
  Curve within(final double from, final double to) {
    if (x.length == 0 || (from <= x[0] && to >= x[x.length - 1])) {
      return this;
    }
    final double[] partX = new double[x.length + 2];
    final double[] partY = new double[x.length + 2];
    int size = 0;
    for (int i = 0; i < x.length; i++) {
      for (final double border : new double[] {from, to}) {
        if (i > 0 && x[i - 1] < border && border < x[i]) {
          partX[size] = border;
          partY[size++] = between(i, border);
        }
      }
      if (x[i] >= from && x[i] <= to) {
        partX[size] = x[i];
        partY[size++] = y[i];
      }
    }
    return new Curve(Arrays.copyOf(partX, size), Arrays.copyOf(partY, size));
  }

  /** The value at a place between points {@code i - 1} and {@code i}. */
  private double between(final int i, final double place) {
    final double weight = (place - x[i - 1]) / (x[i] - x[i - 1]);
    return y[i - 1] * (1 - weight) + y[i] * weight;
  }

  int largest() {
    int largest = 0;
    for (int i = 1; i < y.length; i++) {
      largest = y[i] > y[largest] ? i : largest;
    }
    return largest;
  }

  int smallest() {
    int smallest = 0;
    for (int i = 1; i < y.length; i++) {
      smallest = y[i] < y[smallest] ? i : smallest;
    }
    return smallest;
  }

  /** The integral of the first or second power, exact for straight lines. */
  double integral(final int power) {
    double sum = 0;
    for (int i = 1; i < x.length; i++) {
      final double a = y[i - 1];
      final double b = y[i];
      sum += (x[i] - x[i - 1]) * (power == 1 ? (a + b) / 2 : (a * a + a * b + b * b) / 3);
    }
    return sum;
  }

  /** The mean of the first or second power; of a single point its own. */
  OptionalDouble mean(final int power) {
    final double width = x[x.length - 1] - x[0];
    return OptionalDouble.of(width == 0 ? Math.pow(y[0], power) : integral(power) / width);
  }

  /** Where a value is crossed for the {@code count}th time. A touch without crossing counts not. */
  OptionalDouble crossing(final double level, final Measure.Edge edge, final int count) {
    int left = count;
    for (int i = 1; i < x.length; i++) {
      final boolean rises = y[i - 1] < level && y[i] >= level;
      final boolean falls = y[i - 1] > level && y[i] <= level;
      final boolean counts =
          (rises && edge != Measure.Edge.FALL) || (falls && edge != Measure.Edge.RISE);
      if (counts && --left == 0) {
        final double weight = (level - y[i - 1]) / (y[i] - y[i - 1]);
        return OptionalDouble.of(x[i - 1] * (1 - weight) + x[i] * weight);
      }
    }
    return OptionalDouble.empty();
  }

  /** The value at a place. */
  OptionalDouble at(final double place) {
    for (int i = 0; i < x.length; i++) {
      if (x[i] == place) {
        return OptionalDouble.of(y[i]);
      }
      if (i > 0 && (x[i - 1] < place) == (place < x[i])) {
        return OptionalDouble.of(between(i, place));
      }
    }
    return OptionalDouble.empty();
  }
}
