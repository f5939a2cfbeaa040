package org.wuxingspice.netlist.expression;

import org.wuxingspice.model.failure.Reason;

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
  TOO_DEEP
}
