package org.wuxingspice.spice.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.wuxingspice.model.failure.WuxingException;

/** Writes files by way of a temporary file beside them, so that nobody sees half of one. */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * Writes a file.
   *
   * @param file to make or replace; its folder is made when missing
   * @param content whole content
   * @throws WuxingException {@link FileReason#NOT_WRITABLE}
   */
  public static void write(final Path file, final byte[] content) {
    final Path temporary = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try {
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (final IOException e) {
      throw new WuxingException(
          FileReason.NOT_WRITABLE,
          file + ": cannot be written (" + e + "); choose another folder or free some space",
          e);
    }
  }

  /**
   * Writes lines of UTF-8 text.
   *
   * @param file to make or replace
   * @param lines without line ends
   */
  public static void write(final Path file, final List<String> lines) {
    write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
