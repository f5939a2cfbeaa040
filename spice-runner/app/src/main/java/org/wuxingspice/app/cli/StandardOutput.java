package org.wuxingspice.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.failure.VisibleText;

/**
 * The standard output, or the standard error: replaces what could act on a terminal, but for
 * colors, and remembers whether everything could be written, which a {@link PrintStream} keeps to
 * itself.
 */
final class StandardOutput extends OutputStream {

  private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final int FAILED = 1;

  private final OutputStream out;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private ByteBuffer pending = ByteBuffer.allocate(0);
  private @Nullable IOException failure;

  StandardOutput(final OutputStream out, final Charset charset) {
    this.out = out;
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /**
   * Takes the places of {@link System#out} and {@link System#err}.
   *
   * @return the standard output
   */
  static StandardOutput install() {
    final String name =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    final Charset charset = name == null ? Charset.defaultCharset() : Charset.forName(name);
    final StandardOutput output =
        new StandardOutput(new FileOutputStream(FileDescriptor.out), charset);
    System.setOut(new PrintStream(new BufferedOutputStream(output, 8192), true, charset));
    final StandardOutput errors =
        new StandardOutput(new FileOutputStream(FileDescriptor.err), charset);
    System.setErr(new PrintStream(errors, true, charset));
    return output;
  }

  /**
   * {@return the exit code of a command that has ended}
   *
   * @param code its own; one that could not write what it was to write has failed
   */
  int exitCode(final int code) {
    System.out.flush();
    if (failure == null || code != 0) {
      return code;
    }
    System.err.println(
        "wuxing: the standard output cannot be written (" + failure.getMessage() + ")");
    return FAILED;
  }

  @Override
  public void write(final int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(final byte[] bytes, final int offset, final int length) throws IOException {
    try {
      if (!pending.hasRemaining() && isPlain(bytes, offset, length)) {
        out.write(bytes, offset, length);
      } else {
        out.write(visible(bytes, offset, length).getBytes(charset));
      }
    } catch (final IOException e) {
      failure = e;
      throw e;
    }
  }

  private static boolean isPlain(final byte[] bytes, final int offset, final int length) {
    for (int i = offset; i < offset + length; i++) {
      if ((bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\t') || bytes[i] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** The characters that are complete; the bytes of one that is not wait for the others. */
  private String visible(final byte[] bytes, final int offset, final int length) {
    final ByteBuffer all = ByteBuffer.allocate(pending.remaining() + length);
    all.put(pending).put(bytes, offset, length).flip();
    final CharBuffer text = CharBuffer.allocate(all.remaining() + 1);
    decoder.decode(all, text, false);
    pending = all;
    final Matcher color = COLOR.matcher(text.flip());
    final StringBuilder shown = new StringBuilder();
    int done = 0;
    while (color.find()) {
      shown.append(VisibleText.lines(text.subSequence(done, color.start()).toString()));
      shown.append(color.group());
      done = color.end();
    }
    return shown
        .append(VisibleText.lines(text.subSequence(done, text.length()).toString()))
        .toString();
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
