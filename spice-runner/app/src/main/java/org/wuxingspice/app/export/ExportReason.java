package org.wuxingspice.app.export;

import org.wuxingspice.model.failure.Reason;

/** Why waveforms cannot be written. */
public enum ExportReason implements Reason {
  /** The file's name does not end like a kind of file that can be written. */
  UNKNOWN_KIND,
  /** There is nothing a picture could show, such as an operating point alone. */
  NO_PICTURE,
  /** The program that read the points of a simulation has ended. */
  NO_READER;

  @Override
  public boolean isMisuse() {
    return this != NO_READER;
  }
}
