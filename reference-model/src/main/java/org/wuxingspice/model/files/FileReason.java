package org.wuxingspice.model.files;

import org.wuxingspice.model.failure.Reason;

/** Why a file cannot be written. */
public enum FileReason implements Reason {
  /** The folder is missing or protected, or the disk is full. */
  NOT_WRITABLE;

  @Override
  public boolean isMisuse() {
    return false;
  }
}
