package org.wuxingspice.model.data;

import org.wuxingspice.model.failure.Reason;

/** Why data is refused. */
public enum DataReason implements Reason {
  /** There is no such file or it cannot be read. */
  NO_SUCH_FILE,
  /** The file does not begin with the magic number of its kind. */
  WRONG_MAGIC,
  /** The file is shorter than its header says. */
  TRUNCATED,
  /** The header asks for an impossible size, or sizes do not agree. */
  BAD_SIZE,
  /** An encoding does not follow the schema or is out of range. */
  BAD_ENCODING
}
