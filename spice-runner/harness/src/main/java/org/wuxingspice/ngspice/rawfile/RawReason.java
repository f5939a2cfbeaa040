package org.wuxingspice.ngspice.rawfile;

import org.wuxingspice.model.failure.Reason;

/** Why a raw file is refused. */
public enum RawReason implements Reason {
  /** There is no such file, or it cannot be read. */
  NOT_READABLE,
  /** A line that is none of a header, or no plot where one has to begin. */
  NOT_A_HEADER,
  /** A header without a line it needs. */
  INCOMPLETE_HEADER,
  /** A number of variables or points, a length or an index that cannot be. */
  BAD_COUNT,
  /** A line of the list of variables that is none. */
  BAD_VARIABLE,
  /** Text where a number has to be, or a point out of sequence. */
  BAD_NUMBER,
  /** The file is shorter than its header says. */
  ENDS_EARLY,
  /** The header counts no points, but data follows: its writer was ended before its end. */
  NOT_FINISHED,
  /** What is to be written does not fit the header, or a text of the header has line ends. */
  BAD_CONTENT
}
