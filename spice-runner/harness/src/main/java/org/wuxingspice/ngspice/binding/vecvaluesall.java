package org.wuxingspice.ngspice.binding;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** The values of all vectors at one point. */
@Structure.FieldOrder({"veccount", "vecindex", "vecsa"})
@SuppressWarnings({"MemberName", "TypeName"}) // names verbatim from the header
public final class vecvaluesall extends Structure {

  /** Number of vectors. */
  public int veccount;

  /** Index of the point. */
  public int vecindex;

  /** Array of {@code veccount} pointers to {@link vecvalues}. */
  public Pointer vecsa;

  /**
   * Offset of a field.
   *
   * @param field its name
   * @return bytes from the beginning of the structure
   */
  public static int offsetOf(final String field) {
    return new vecvaluesall().fieldOffset(field);
  }
}
