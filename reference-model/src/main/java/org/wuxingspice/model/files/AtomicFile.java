package org.wuxingspice.model.files;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.wuxingspice.model.failure.WuxingException;

/**
 * Writes files by way of a temporary file beside them, so that nobody sees half of one: not a
 * reader, and not the next run after a crash or a full disk. A link stays, and what it leads to is
 * written; so do devices and pipes, which take what comes.
 */
public final class AtomicFile {

  private static final String TEMPORARY = ".part";

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
      if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
        try (OutputStream out =
            new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE))) {
          content.writeTo(unclosed(out));
        }
      } else {
        replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
      }
    } catch (final IOException e) {
      throw FileReason.notWritable(file, e);
    }
  }

  private static void replace(final Path file, final Content content) throws IOException {
    final Path folder = file.getParent();
    if (folder == null) {
      throw new IOException("it is a folder");
    }
    Files.createDirectories(folder);
    clear(folder, file.getFileName() + ".");
    final Path temporary =
        folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + TEMPORARY);
    try {
      try (FileChannel channel =
              FileChannel.open(
                  temporary,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        lock(channel);
        content.writeTo(unclosed(out));
        out.flush();
        channel.force(true);
        Files.move(
            temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A lock, which ends with its process, tells a temporary file from one that was left. */
  private static boolean lock(final FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (final IOException | OverlappingFileLockException e) {
      return false; // a file system without locks, or this program writes it
    }
  }

  /** Removes temporary files of programs that were killed. */
  private static void clear(final Path folder, final String begin) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, path -> isLeft(path.getFileName().toString(), begin))) {
      for (final Path path : left) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
          if (lock(channel)) {
            Files.deleteIfExists(path);
          }
        } catch (final IOException e) {
          // another program's, or gone
        }
      }
    } catch (final DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isLeft(final String name, final String begin) {
    if (!name.startsWith(begin) || !name.endsWith(TEMPORARY)) {
      return false;
    }
    final String process =
        name.substring(
            begin.length(), Math.max(begin.length(), name.length() - TEMPORARY.length()));
    return process.matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(process)).filter(ProcessHandle::isAlive).isEmpty();
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
