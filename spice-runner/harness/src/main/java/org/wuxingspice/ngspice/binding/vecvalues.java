package org.wuxingspice.ngspice.binding;

import com.sun.jna.Structure;

/** The value of one vector at one point. */
@Structure.FieldOrder({"name", "creal", "cimag", "is_scale", "is_complex"})
@SuppressWarnings({"MemberName", "TypeName"}) // names verbatim from the header
public final class vecvalues extends Structure {

  /** Name. */
  public String name;

  /** Real part. */
  public double creal;

  /** Imaginary part. */
  public double cimag;

  /** {@code NG_BOOL}: whether it is the scale. */
  public byte is_scale;

  /** {@code NG_BOOL}: whether it is complex. */
  public byte is_complex;

  /**
   * Offset of a field.
   *
   * @param field its name
   * @return bytes from the beginning of the structure
   */
  public static int offsetOf(final String field) {
    return new vecvalues().fieldOffset(field);
  }
}
