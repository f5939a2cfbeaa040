package org.wuxingspice.netlist.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.model.files.PlainFile;

/**
 * Reads the bytes of netlists as lines: UTF-8 with or without a mark at its beginning, else Latin-1
 * as Windows extends it. Reads each file once, and no more bytes in all than allowed.
 */
final class SourceFiles {

  private static final Charset LATIN_1 = Charset.forName("windows-1252");
  private static final char MARK = '\uFEFF';
  private static final char UNKNOWN = '\uFFFD';

  /** Last character of many old model libraries. */
  private static final String DOS_END_OF_FILE = "\u001a";

  private final Map<Path, List<SourceLine>> read = new HashMap<>();
  private final Limits limits;
  private long bytes;

  SourceFiles(final Limits limits) {
    this.limits = limits;
  }

  /** The lines of a regular file. */
  List<SourceLine> lines(final Path file) throws IOException, FileAccess.Denied {
    final List<SourceLine> known = read.get(file);
    if (known != null) {
      return known;
    }
    try (InputStream in = PlainFile.open(file)) {
      final List<SourceLine> lines = lines(in, Optional.of(file));
      read.put(file, lines);
      return lines;
    }
  }

  /** The lines of a stream, which may have no end. */
  List<SourceLine> lines(final InputStream in, final Optional<Path> name)
      throws IOException, FileAccess.Denied {
    final int most = (int) Math.min(Integer.MAX_VALUE - 8L, limits.bytes() - bytes + 1);
    final byte[] content = in.readNBytes(most);
    bytes += content.length;
    if (bytes > limits.bytes()) {
      throw new FileAccess.Denied(
          SourceReason.TOO_LARGE, "more than " + limits.bytes() + " bytes in all");
    }
    return split(text(content), name);
  }

  private static String text(final byte[] content) throws FileAccess.Denied {
    final String text = decoded(content);
    final String marked = !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    return marked.endsWith(DOS_END_OF_FILE) ? marked.substring(0, marked.length() - 1) : marked;
  }

  private static String decoded(final byte[] content) throws FileAccess.Denied {
    if (isUtf16(content)) {
      throw new FileAccess.Denied(
          SourceReason.ENCODING, "is UTF-16 text; save it as UTF-8 and try again");
    }
    final String text = new String(content, StandardCharsets.UTF_8);
    if (text.indexOf(UNKNOWN) < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (final CharacterCodingException e) {
      return new String(content, LATIN_1);
    }
  }

  /** By its mark, or since a zero goes with each of the first characters. */
  private static boolean isUtf16(final byte[] content) {
    if (content.length < 2) {
      return false;
    }
    final int mark = ((content[0] & 0xFF) << 8) | (content[1] & 0xFF);
    return mark == 0xFEFF
        || mark == 0xFFFE
        || (content.length >= 4 && (zeros(content, 0) || zeros(content, 1)));
  }

  private static boolean zeros(final byte[] content, final int from) {
    return content[from] == 0
        && content[from + 2] == 0
        && content[1 - from] != 0
        && content[3 - from] != 0;
  }

  private List<SourceLine> split(final String text, final Optional<Path> name)
      throws FileAccess.Denied {
    final List<SourceLine> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      final int newline = text.indexOf('\n', from);
      final int end = newline < 0 ? text.length() : newline;
      final boolean windows = end > from && text.charAt(end - 1) == '\r';
      if (lines.size() == limits.lines()) {
        throw new FileAccess.Denied(
            SourceReason.TOO_LARGE, "more than " + limits.lines() + " lines in all");
      }
      lines.add(
          new SourceLine(text.substring(from, windows ? end - 1 : end), name, lines.size() + 1));
      from = end + 1;
    }
    return lines;
  }
}
