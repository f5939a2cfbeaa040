package org.wuxingspice.app.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.wuxingspice.model.failure.UnreadableFile;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.files.PlainFile;
import org.wuxingspice.ngspice.simulation.Shortage;

/**
 * Fetches an image set, checks every digest, and only then puts the files where they are wanted.
 */
public final class ImageSetDownload {

  private static final long LIMIT_MINUTES = 15;

  private final Launcher launcher;

  /** Runs one command in a folder. */
  @FunctionalInterface
  public interface Launcher {
    /**
     * Runs a command to its end.
     *
     * @param command program and arguments
     * @param folder working folder
     * @throws org.wuxingspice.model.failure.WuxingException with a {@link DownloadReason}
     */
    void run(List<String> command, Path folder);
  }

  /**
   * Creates a download.
   *
   * @param launcher runs the package clients
   */
  public ImageSetDownload(final Launcher launcher) {
    this.launcher = Objects.requireNonNull(launcher, "launcher");
  }

  /** {@return a download that starts the package clients as processes} */
  public static ImageSetDownload withProcesses() {
    return new ImageSetDownload(ImageSetDownload::process);
  }

  /**
   * Fetches a set.
   *
   * @param set which
   * @param target folder for the four files; made when missing, other files in it are left alone
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link DownloadReason}, or when
   *     the folder cannot be written; the folder then holds no unchecked file
   */
  public void fetch(final ImageSet set, final Path target) {
    final Path work = temporaryFolder();
    try {
      set.commands().forEach(command -> launcher.run(command, work));
      final List<String> names = set.digests().keySet().stream().sorted().toList();
      for (final String name : names) {
        check(set, name, packaged(set, work, name));
      }
      for (final String name : names) {
        final Path source = packaged(set, work, name);
        AtomicFile.write(target.resolve(source.getFileName()), out -> Files.copy(source, out));
      }
    } finally {
      delete(work);
    }
  }

  private static Path packaged(final ImageSet set, final Path work, final String name) {
    return work.resolve(set.folder()).resolve(name + set.ending());
  }

  private static void check(final ImageSet set, final String name, final Path file) {
    final String found = digest(file);
    final String expected = set.digests().get(name);
    if (!found.equals(expected)) {
      throw DownloadReason.WRONG_CONTENT.failure(
          set.id()
              + ": "
              + name
              + " has MD5 "
              + found
              + " instead of "
              + expected
              + "; nothing was kept, fetch it again");
    }
  }

  private static String digest(final Path file) {
    try (InputStream raw = new BufferedInputStream(PlainFile.open(file));
        DigestInputStream content =
            new DigestInputStream(
                file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw,
                MessageDigest.getInstance("MD5"))) {
      content.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(content.getMessageDigest().digest());
    } catch (final IOException e) {
      throw DownloadReason.WRONG_CONTENT.failure(
          file.getFileName()
              + ": not readable in the package ("
              + UnreadableFile.describe(file, e)
              + "); fetch it again");
    } catch (final NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private static void process(final List<String> command, final Path folder) {
    final Path log = folder.resolve("log.txt");
    try {
      final Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw notFetched(command, "it took more than " + LIMIT_MINUTES + " minutes");
      }
      if (process.exitValue() != 0) {
        throw notFetched(command, lastLine(log));
      }
    } catch (final IOException e) {
      if (Shortage.in(String.valueOf(e.getMessage())).isPresent()) {
        throw notFetched(command, Shortage.describe(e));
      }
      throw DownloadReason.CLIENT_MISSING.failure(
          "program "
              + command.get(0)
              + " is not found; install it: apt-get install "
              + (command.get(0).equals("npm") ? "npm" : "apt dpkg"));
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notFetched(command, "interrupted");
    }
  }

  private static RuntimeException notFetched(final List<String> command, final String cause) {
    return DownloadReason.NOT_FETCHED.failure(
        "'" + String.join(" ", command) + "' failed: " + cause + "; check the network");
  }

  private static String lastLine(final Path log) throws IOException {
    final List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    return lines.isEmpty() ? "no message" : lines.get(lines.size() - 1).strip();
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("wuxing-download");
    } catch (final IOException e) {
      throw DownloadReason.NOT_FETCHED.failure("no temporary folder can be made: " + e);
    }
  }

  private static void delete(final Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (final IOException e) {
      // A leftover temporary folder harms nothing and must not hide the result.
    }
  }
}
