package org.wuxingspice.ngspice.worker;

import com.sun.jna.Pointer;
import java.util.Optional;
import org.wuxingspice.ngspice.binding.NgspiceLibrary;
import org.wuxingspice.ngspice.binding.vector_info;

/**
 * A vector inside ngspice, in the order real part, imaginary part when complex. Valid until its
 * plot is destroyed.
 *
 * @param type physical quantity, as {@link vector_info#v_type}
 * @param length number of values
 * @param complex whether {@code values} are pairs
 * @param values where they lie
 * @param negative whether the negative of what lies there is meant
 */
record Vector(int type, int length, boolean complex, Pointer values, boolean negative) {

  private static final int TYPE = vector_info.offsetOf("v_type");
  private static final int FLAGS = vector_info.offsetOf("v_flags");
  private static final int REAL = vector_info.offsetOf("v_realdata");
  private static final int COMPLEX = vector_info.offsetOf("v_compdata");
  private static final int LENGTH = vector_info.offsetOf("v_length");
  private static final int COMPLEX_FLAG = 2;

  /**
   * Looks a vector up.
   *
   * @param plot that has it
   * @param name exactly as the plot has it
   * @return empty when it has no values
   */
  static Optional<Vector> find(final String plot, final String name) {
    final Pointer info = NgspiceLibrary.ngGet_Vec_Info(plot + "." + name);
    if (info == null || info.getInt(LENGTH) <= 0) {
      return Optional.empty();
    }
    final boolean complex = (info.getShort(FLAGS) & COMPLEX_FLAG) != 0;
    return Optional.of(
        new Vector(
            info.getInt(TYPE),
            info.getInt(LENGTH),
            complex,
            info.getPointer(complex ? COMPLEX : REAL),
            false));
  }

  /** The negative of this vector. */
  Vector negated() {
    return new Vector(type, length, complex, values, !negative);
  }

  /** Appends name, type, 1 when complex, and the values. */
  void append(final Frame.Payload payload, final String name) {
    payload.text(name).number(type).number(complex ? 1 : 0);
    if (complex) {
      payload.doubles(part(0)).doubles(part(1));
    } else if (negative) {
      payload.doubles(part(0));
    } else {
      payload.doubles(length, (target, offset, bytes) -> values.read(0, target, offset, bytes));
    }
  }

  /** Appends the same of the difference of this and another vector of the same kind. */
  void appendDifference(final Frame.Payload payload, final String name, final Vector subtracted) {
    payload.text(name).number(type).number(complex ? 1 : 0);
    payload.doubles(difference(part(0), subtracted.part(0)));
    if (complex) {
      payload.doubles(difference(part(1), subtracted.part(1)));
    }
  }

  private static double[] difference(final double[] from, final double[] subtracted) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= subtracted[i];
    }
    return from;
  }

  private double[] part(final int which) {
    final double[] part = stored(which);
    return negative ? difference(new double[length], part) : part;
  }

  private double[] stored(final int which) {
    if (!complex) {
      return values.getDoubleArray(0, length);
    }
    final double[] pairs = values.getDoubleArray(0, 2 * length);
    final double[] part = new double[length];
    for (int i = 0; i < length; i++) {
      part[i] = pairs[2 * i + which];
    }
    return part;
  }
}
