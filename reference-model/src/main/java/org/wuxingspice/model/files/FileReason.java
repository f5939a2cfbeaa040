package org.wuxingspice.model.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why a file or folder cannot be used. */
public enum FileReason implements Reason {
  /** The folder is missing or protected, or the disk is full. */
  NOT_WRITABLE,
  /** Another run has the folder. */
  IN_USE;

  /**
   * Creates the failure to throw.
   *
   * @param file that was to be written
   * @param cause of the operating system
   * @return the failure, with the cause in plain words
   */
  public static WuxingException notWritable(final Path file, final IOException cause) {
    return new WuxingException(
        NOT_WRITABLE,
        file + ": cannot be written (" + why(cause) + "); choose another folder or free some space",
        cause);
  }

  /**
   * {@return why a file cannot be used, in plain words; Java names the kind of some failures only
   * by their class}
   *
   * @param cause of the operating system
   */
  public static String why(final IOException cause) {
    if (cause instanceof NoSuchFileException e) {
      return e.getFile() + " does not exist";
    } else if (cause instanceof AccessDeniedException e) {
      return "no rights to " + e.getFile();
    } else if (cause instanceof FileAlreadyExistsException e) {
      return e.getFile() + " exists and is no folder";
    } else if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  @Override
  public boolean isMisuse() {
    return this == IN_USE;
  }
}
