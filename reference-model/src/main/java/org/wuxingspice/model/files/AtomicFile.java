package org.wuxingspice.model.files;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.wuxingspice.model.failure.WuxingException;

/**
 * Writes files by way of a temporary file beside them, so that nobody sees half of one: not a
 * reader, and not the next run after a crash or a full disk.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /** Produces the content of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the whole content.
     *
     * @param out buffered; closing it does nothing, so writers that close what they write to may
     * @throws IOException when the stream does not take it
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param file to make or replace; its folder is made when missing
   * @param content of the file, produced piece by piece
   * @throws WuxingException {@link FileReason#NOT_WRITABLE}; the file is then as it was before
   */
  public static void write(final Path file, final Content content) {
    try {
      final Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        throw new IOException("it is a folder");
      }
      Files.createDirectories(folder);
      final Path temporary =
          folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      try {
        try (FileChannel channel =
                FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
          content.writeTo(unclosed(out));
          out.flush();
          channel.force(true);
        }
        Files.move(
            temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (final IOException e) {
      throw FileReason.notWritable(file, e);
    }
  }

  private static OutputStream unclosed(final OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(final byte[] bytes, final int from, final int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Writes a file.
   *
   * @param file to make or replace
   * @param content whole content
   * @throws WuxingException {@link FileReason#NOT_WRITABLE}
   */
  public static void write(final Path file, final byte[] content) {
    write(file, out -> out.write(content));
  }

  /**
   * Writes lines of UTF-8 text.
   *
   * @param file to make or replace
   * @param lines without line ends
   * @throws WuxingException {@link FileReason#NOT_WRITABLE}
   */
  public static void write(final Path file, final List<String> lines) {
    write(
        file,
        out -> {
          for (final String line : lines) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
          }
        });
  }
}
