package org.wuxingspice.netlist.format;

import org.wuxingspice.model.failure.Reason;

/** Why a netlist cannot be written or read. */
public enum FormatReason implements Reason {
  /** A statement has no form in the chosen simulator's language. */
  NOT_IN_DIALECT,
  /** A line is no statement of the language. */
  SYNTAX,
  /** A line is a statement that this project does not model, and raw lines are not allowed. */
  NOT_MODELLED,
  /** A block is not closed, or closed without having been opened. */
  UNBALANCED,
  /** The netlist holds commands for a simulator to execute. */
  CONTROL_REFUSED,
  /** A netlist is larger than allowed. */
  TOO_LARGE
}
