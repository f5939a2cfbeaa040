package org.wuxingspice.ngspice.rawfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines and words of a raw file, which have one byte per letter or, from LTspice, two. */
final class TextCursor {

  /** Longer lines and words are no text. */
  private static final int LONGEST = 1 << 16;

  private final ByteCursor bytes;
  private final boolean wide;
  private byte[] text = new byte[256];

  TextCursor(final ByteCursor bytes, final boolean wide) {
    this.bytes = bytes;
    this.wide = wide;
  }

  long position() {
    return bytes.position();
  }

  /** The next letter; -1 at the end. Letters outside of Latin-1 become a question mark. */
  private int letter() throws IOException {
    final int low = bytes.take();
    if (!wide || low < 0) {
      return low;
    }
    final int high = bytes.take();
    return high > 0 ? '?' : low;
  }

  private void append(final int length, final int letter, final long start) {
    if (length >= LONGEST) {
      throw RawReason.NOT_A_HEADER.failure(
          "byte " + start + ": more than " + LONGEST + " bytes without an end; not a raw file");
    }
    if (length == text.length) {
      text = Arrays.copyOf(text, 2 * length);
    }
    text[length] = (byte) letter;
  }

  /** The next line without its end; empty at the end of the file. */
  Optional<String> line() throws IOException {
    final long start = position();
    int length = 0;
    int letter = letter();
    if (letter < 0) {
      return Optional.empty();
    }
    while (letter >= 0 && letter != '\n') {
      append(length++, letter, start);
      letter = letter();
    }
    if (length > 0 && text[length - 1] == '\r') {
      length--;
    }
    return Optional.of(decoded(length));
  }

  private String decoded(final int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text, 0, length))
          .toString();
    } catch (final CharacterCodingException e) {
      return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }
  }

  /** Skips white space; false when the file ends there. */
  boolean skipSpace() throws IOException {
    int letter = bytes.peek();
    while (letter >= 0 && isSpace(letter)) {
      letter();
      letter = bytes.peek();
    }
    return letter >= 0;
  }

  private static boolean isSpace(final int letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
  }

  /** The next word, ended by white space, the end of the file, or a comma, which is taken. */
  String word() throws IOException {
    skipSpace();
    final long start = position();
    int length = 0;
    int letter = bytes.peek();
    while (letter >= 0 && letter != ',' && !isSpace(letter)) {
      append(length++, letter(), start);
      letter = bytes.peek();
    }
    return new String(text, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Takes a comma if one is next. */
  boolean takeComma() throws IOException {
    if (bytes.peek() != ',') {
      return false;
    }
    letter();
    return true;
  }
}
