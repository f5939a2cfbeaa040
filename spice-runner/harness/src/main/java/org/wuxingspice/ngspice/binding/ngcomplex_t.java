package org.wuxingspice.ngspice.binding;

import com.sun.jna.Structure;

/** A complex number. */
@Structure.FieldOrder({"cx_real", "cx_imag"})
@SuppressWarnings({"MemberName", "TypeName"}) // names verbatim from the header
public final class ngcomplex_t extends Structure {

  /** Real part. */
  public double cx_real;

  /** Imaginary part. */
  public double cx_imag;

  /**
   * Offset of a field.
   *
   * @param field its name
   * @return bytes from the beginning of the structure
   */
  public static int offsetOf(final String field) {
    return new ngcomplex_t().fieldOffset(field);
  }
}
