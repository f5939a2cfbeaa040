package org.wuxingspice.notebook.kernel;

/** Where a cell leaves the value of its last expression for the kernel, within one process. */
public final class Handover {

  private static volatile Object value;

  private Handover() {}

  /**
   * Leaves a value; called by generated code.
   *
   * @param left the value, may be null
   */
  public static void leave(final Object left) {
    value = left;
  }

  /** Takes the value away. */
  static Object take() {
    final Object taken = value;
    value = null;
    return taken;
  }
}
