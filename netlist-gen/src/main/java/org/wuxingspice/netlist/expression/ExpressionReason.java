package org.wuxingspice.netlist.expression;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why a formula cannot be read or evaluated. */
public enum ExpressionReason implements Reason {
  /** The text is not a formula. */
  SYNTAX,
  /** A number is malformed or not finite. */
  BAD_NUMBER,
  /** A name stands for nothing known. */
  UNDEFINED_NAME,
  /** A function is unknown, or takes another number of arguments. */
  UNDEFINED_FUNCTION,
  /** A formula is nested too deeply. */
  TOO_DEEP;

  /**
   * Creates the failure to throw.
   *
   * @param message one line for the user
   * @return the failure
   */
  public WuxingException failure(final String message) {
    return new WuxingException(this, message);
  }

  @Override
  public boolean isMisuse() {
    return true;
  }
}
