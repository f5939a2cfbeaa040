package org.wuxingspice.ngspice.binding;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** A vector of a plot that begins. */
@Structure.FieldOrder({"number", "vecname", "is_real", "pdvec", "pdvecscale"})
@SuppressWarnings({"MemberName", "TypeName"}) // names verbatim from the header
public final class vecinfo extends Structure {

  /** Position from 0. */
  public int number;

  /** Name. */
  public String vecname;

  /** {@code NG_BOOL}: whether it is real. */
  public byte is_real;

  /** Internal vector. */
  public Pointer pdvec;

  /** Internal vector of the scale. */
  public Pointer pdvecscale;

  /**
   * Offset of a field.
   *
   * @param field its name
   * @return bytes from the beginning of the structure
   */
  public static int offsetOf(final String field) {
    return new vecinfo().fieldOffset(field);
  }
}
