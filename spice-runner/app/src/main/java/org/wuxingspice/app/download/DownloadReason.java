package org.wuxingspice.app.download;

import org.wuxingspice.model.failure.Reason;

/** Why an image set cannot be brought. */
public enum DownloadReason implements Reason {
  /** The program that fetches packages is not installed. */
  CLIENT_MISSING,
  /** The package cannot be fetched or unpacked. */
  NOT_FETCHED,
  /** A file of the package is missing or its content has another digest. */
  WRONG_CONTENT;

  @Override
  public boolean isMisuse() {
    return this == CLIENT_MISSING;
  }
}
