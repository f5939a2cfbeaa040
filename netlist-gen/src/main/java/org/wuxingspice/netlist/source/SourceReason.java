package org.wuxingspice.netlist.source;

import org.wuxingspice.model.failure.Reason;

/** Why the text of a netlist cannot be used. */
public enum SourceReason implements Reason {
  /** A line is no line of the language. */
  SYNTAX,
  /** A line that ngspice understands otherwise than it looks: a card by its beginning, say. */
  AMBIGUOUS,
  /** A line holds a character that a simulator could take for the end of a line or for nothing. */
  CONTROL_CHARACTER,
  /** A file is missing, no regular file, or cannot be read. */
  NOT_READABLE,
  /** A stream has no end within the time it was given. */
  NO_END,
  /** A file is text of another encoding than UTF-8 and Latin-1. */
  ENCODING,
  /** An included file lies outside the allowed folders. */
  INCLUDE_OUTSIDE,
  /** A library has no section of the name. */
  NO_SECTION,
  /** Files include each other, or more deeply than allowed. */
  INCLUDE_TOO_DEEP,
  /** A netlist is larger than allowed. */
  TOO_LARGE
}
