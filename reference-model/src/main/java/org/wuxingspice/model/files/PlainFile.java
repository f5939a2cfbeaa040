package org.wuxingspice.model.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one way to files that others may have made: a pipe, a device or a folder is none. They may
 * have no end, or never begin.
 */
public final class PlainFile {

  private PlainFile() {}

  /**
   * Opens a file.
   *
   * @param file links are followed
   * @return its content from the beginning; the caller closes it
   * @throws IOException when it is missing, cannot be read or is not a regular file; {@link
   *     FileReason#why} has the words for it
   */
  public static InputStream open(final Path file) throws IOException {
    return Files.newInputStream(checked(file));
  }

  /**
   * Makes sure that what is there is a file.
   *
   * @param file that may be missing
   * @return the same path
   * @throws FileSystemException when it is not a regular file
   */
  public static Path checked(final Path file) throws FileSystemException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "is no regular file");
    }
    return file;
  }
}
