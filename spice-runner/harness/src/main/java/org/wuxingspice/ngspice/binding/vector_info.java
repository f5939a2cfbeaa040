package org.wuxingspice.ngspice.binding;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/**
 * A vector: name, kind and data. The library overwrites it at the next look-up; its data live until
 * the plot is destroyed or grows.
 */
@Structure.FieldOrder({"v_name", "v_type", "v_flags", "v_realdata", "v_compdata", "v_length"})
@SuppressWarnings({"MemberName", "TypeName"}) // names verbatim from the header
public final class vector_info extends Structure {

  /** Name. */
  public String v_name;

  /** Physical quantity: 1 time, 2 frequency, 3 voltage, 4 current. */
  public int v_type;

  /** Bits: 1 real, 2 complex. */
  public short v_flags;

  /** {@code double} values of a real vector. */
  public Pointer v_realdata;

  /** {@link ngcomplex_t} values of a complex vector. */
  public Pointer v_compdata;

  /** Number of values. */
  public int v_length;

  /**
   * Offset of a field.
   *
   * @param field its name
   * @return bytes from the beginning of the structure
   */
  public static int offsetOf(final String field) {
    return new vector_info().fieldOffset(field);
  }
}
