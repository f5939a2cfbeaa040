package org.wuxingspice.netlist.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wuxingspice.model.failure.WuxingException;

/** Opens the files of a netlist, within the allowed folders and limits. */
final class SourceFiles {

  private static final long MOST_BYTES = 512L << 20;

  private final List<Path> folders;
  private long bytes;

  SourceFiles(final List<Path> folders) {
    this.folders = folders;
  }

  /** The lines of a file: UTF-8, or Latin-1 if it is not that. */
  List<String> lines(final Path file, final String place) {
    try {
      final long size = Files.size(file);
      bytes += size;
      if (bytes > MOST_BYTES) {
        throw FormatReason.TOO_LARGE.failure(place + ": more than " + MOST_BYTES + " bytes in all");
      }
      final byte[] content = Files.readAllBytes(file);
      for (final byte b : content) {
        if (b == 0) {
          throw FormatReason.NOT_READABLE.failure(place + ": " + file + " is not a text file");
        }
      }
      return text(content).lines().toList();
    } catch (final IOException e) {
      throw new WuxingException(
          FormatReason.NOT_READABLE, place + ": cannot read " + file + " (" + e + ")", e);
    }
  }

  private static String text(final byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (final CharacterCodingException e) {
      return new String(content, StandardCharsets.ISO_8859_1);
    }
  }

  /** Finds an included file beside the including one or in an allowed folder. */
  Path find(final String path, final Path including, final Place place) {
    for (final Path folder : folders(including)) {
      final Path file = folder.resolve(path);
      if (Files.isRegularFile(file)) {
        return checked(file, path, place);
      }
    }
    throw FormatReason.NOT_READABLE.failure(
        place + ": included file '" + path + "' does not exist in the allowed folders " + folders);
  }

  private List<Path> folders(final Path including) {
    final List<Path> all = new java.util.ArrayList<>();
    if (including != null) {
      all.add(including.toAbsolutePath().getParent());
    }
    all.addAll(folders);
    return all;
  }

  /** The real path, links followed, must lie in the real path of an allowed folder. */
  private Path checked(final Path file, final String path, final Place place) {
    try {
      final Path real = file.toRealPath();
      for (final Path folder : folders) {
        if (real.startsWith(folder.toRealPath())) {
          return real;
        }
      }
    } catch (final IOException e) {
      throw new WuxingException(
          FormatReason.NOT_READABLE, place + ": cannot read '" + path + "' (" + e + ")", e);
    }
    throw FormatReason.INCLUDE_OUTSIDE.failure(
        place
            + ": included file '"
            + path
            + "' lies outside the allowed folders "
            + folders
            + "; copy it there or allow its folder");
  }
}
