package org.wuxingspice.model.failure;

/**
 * A typed cause of failure. Each package lists its causes in an enum that implements this
 * interface, so that tests and callers compare constants and never message texts.
 */
public interface Reason {

  /** {@return the constant's name} */
  String name();

  /**
   * Whether the failure lies in how the program was called or in what is installed, rather than in
   * the work itself.
   *
   * @return true for wrong use or something missing (exit code 2), which most reasons are; false
   *     for a job that failed (exit code 1)
   */
  default boolean isMisuse() {
    return true;
  }

  /**
   * {@return the failure to throw}
   *
   * @param message one line for the user: what is wrong, where, and what to do about it
   */
  default WuxingException failure(final String message) {
    return new WuxingException(this, message);
  }
}
