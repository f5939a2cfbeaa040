package org.wuxingspice.ngspice.deck;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why there is no deck at all. */
public enum DeckReason implements Reason {
  /** The file is missing, not a file, too large or unreadable. */
  NOT_READABLE;

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
