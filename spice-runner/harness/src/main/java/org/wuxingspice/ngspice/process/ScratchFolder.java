package org.wuxingspice.ngspice.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder a child process runs in: empty at first, readable by its owner alone, deleted on
 * closing. Its name holds the number of the program's process, so a later start finds and deletes
 * what a killed program left.
 */
public final class ScratchFolder implements AutoCloseable {

  private static final String PREFIX = "wuxing-worker-";
  private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));

  private final Path path;

  private ScratchFolder(final Path path) {
    this.path = path;
  }

  /**
   * {@return a new folder}
   *
   * @throws IOException when the temporary folder cannot be written
   */
  public static ScratchFolder make() throws IOException {
    return new ScratchFolder(
        Files.createTempDirectory(
            PARENT,
            PREFIX + ProcessHandle.current().pid() + "-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  /** {@return where it is} */
  public Path path() {
    return path;
  }

  /** Deletes the folders of programs that no longer run. */
  public static void sweep() {
    sweep(PARENT);
  }

  /**
   * Deletes the folders of programs that no longer run.
   *
   * @param parent where folders are looked for
   */
  public static void sweep(final Path parent) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*-*")) {
      for (final Path folder : folders) {
        final String rest = folder.getFileName().toString().substring(PREFIX.length());
        final String owner = rest.substring(0, rest.indexOf('-'));
        if (owner.matches("\\d{1,18}")
            && !ProcessHandle.of(Long.parseLong(owner)).map(ProcessHandle::isAlive).orElse(false)
            && !Files.isSymbolicLink(folder)) {
          delete(folder);
        }
      }
    } catch (final IOException e) {
      // Somebody else's leftovers do no harm and must not keep a simulation from starting.
    }
  }

  private static void delete(final Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (final IOException | java.io.UncheckedIOException e) {
      // A leftover temporary folder must not hide an outcome; the next start sweeps it away.
    }
  }

  @Override
  public void close() {
    delete(path);
  }
}
