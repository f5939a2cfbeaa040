package org.wuxingspice.ngspice.binding;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** All events of a node. */
@Structure.FieldOrder({"evt_dect", "num_steps"})
@SuppressWarnings({"MemberName", "TypeName"}) // names verbatim from the header
public final class evt_shared_data extends Structure {

  /** Array of {@code num_steps} pointers to {@link evt_data}. */
  public Pointer evt_dect;

  /** Number of events. */
  public int num_steps;

  /**
   * Offset of a field.
   *
   * @param field its name
   * @return bytes from the beginning of the structure
   */
  public static int offsetOf(final String field) {
    return new evt_shared_data().fieldOffset(field);
  }
}
