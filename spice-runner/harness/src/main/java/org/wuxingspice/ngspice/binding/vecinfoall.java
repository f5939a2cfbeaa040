package org.wuxingspice.ngspice.binding;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** A plot that begins. */
@Structure.FieldOrder({"name", "title", "date", "type", "veccount", "vecs"})
@SuppressWarnings({"MemberName", "TypeName"}) // names verbatim from the header
public final class vecinfoall extends Structure {

  /** Name. */
  public String name;

  /** Title of the circuit. */
  public String title;

  /** Date. */
  public String date;

  /** Kind of plot. */
  public String type;

  /** Number of vectors. */
  public int veccount;

  /** Array of {@code veccount} pointers to {@link vecinfo}. */
  public Pointer vecs;

  /**
   * Offset of a field.
   *
   * @param field its name
   * @return bytes from the beginning of the structure
   */
  public static int offsetOf(final String field) {
    return new vecinfoall().fieldOffset(field);
  }
}
