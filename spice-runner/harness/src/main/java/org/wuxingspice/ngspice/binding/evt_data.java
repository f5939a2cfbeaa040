package org.wuxingspice.ngspice.binding;

import com.sun.jna.Structure;

/** An event of a node. */
@Structure.FieldOrder({"dcop", "step", "node_value"})
@SuppressWarnings({"MemberName", "TypeName"}) // names verbatim from the header
public final class evt_data extends Structure {

  /** Whether it belongs to an operating point. */
  public int dcop;

  /** Time, s. */
  public double step;

  /** Such as 0s, 1s, Uz. */
  public String node_value;

  /**
   * Offset of a field.
   *
   * @param field its name
   * @return bytes from the beginning of the structure
   */
  public static int offsetOf(final String field) {
    return new evt_data().fieldOffset(field);
  }
}
