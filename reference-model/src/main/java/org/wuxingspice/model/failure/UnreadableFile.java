package org.wuxingspice.model.failure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

/** Why a file cannot be read, in words of the user rather than of Java. */
public final class UnreadableFile {

  private UnreadableFile() {}

  /**
   * {@return the reason, such as {@code no such file}}
   *
   * @param file that was to be read
   * @param failure what reading it ended with
   */
  public static String describe(final Path file, final IOException failure) {
    if (Files.isDirectory(file)) {
      return "is a folder, not a file";
    } else if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return "no such file";
    } else if (failure instanceof AccessDeniedException) {
      return "cannot be read: permission denied";
    } else if (failure instanceof NotDirectoryException) {
      return "is a file, not a folder";
    } else if (failure instanceof CharacterCodingException) {
      return "is no text in UTF-8";
    }
    return "cannot be read (" + Objects.requireNonNullElse(failure.getMessage(), "no reason") + ")";
  }
}
