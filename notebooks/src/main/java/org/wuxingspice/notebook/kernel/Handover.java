package org.wuxingspice.notebook.kernel;

import org.jspecify.annotations.Nullable;

/** Where a cell leaves the value of its last expression for the kernel, within one process. */
public final class Handover {

  private static volatile @Nullable Object value;

  private Handover() {}

  /**
   * Leaves a value; called by generated code.
   *
   * @param left the value, may be null
   */
  public static void leave(final @Nullable Object left) {
    value = left;
  }

  /** Takes the value away. */
  static @Nullable Object take() {
    final @Nullable Object taken = value;
    value = null;
    return taken;
  }
}
