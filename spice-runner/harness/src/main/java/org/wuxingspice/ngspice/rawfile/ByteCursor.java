package org.wuxingspice.ngspice.rawfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Reads a file from any position through a buffer. Several may share a channel. */
final class ByteCursor {

  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private long next;

  ByteCursor(final FileChannel channel, final long position) {
    this.channel = channel;
    seek(position);
  }

  /** Goes on reading at a position. */
  void seek(final long position) {
    next = position;
    buffer.limit(0);
  }

  /** Position of the byte that comes next. */
  long position() {
    return next - buffer.remaining();
  }

  /** Position after {@code bytes} more. */
  void skip(final long bytes) {
    if (bytes <= buffer.remaining()) {
      buffer.position(buffer.position() + (int) bytes);
    } else {
      seek(position() + bytes);
    }
  }

  /** Makes {@code bytes} available; false at the end of the file. */
  private boolean fill(final int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return true;
    }
    buffer.compact();
    while (buffer.position() < bytes) {
      final int read = channel.read(buffer, next);
      if (read < 0) {
        break;
      }
      next += read;
    }
    buffer.flip();
    return buffer.remaining() >= bytes;
  }

  /** The next byte, 0 to 255, without taking it; -1 at the end. */
  int peek() throws IOException {
    return fill(1) ? Byte.toUnsignedInt(buffer.get(buffer.position())) : -1;
  }

  /** The next byte, 0 to 255; -1 at the end. */
  int take() throws IOException {
    return fill(1) ? Byte.toUnsignedInt(buffer.get()) : -1;
  }

  /** The next eight bytes as a number. */
  double takeDouble() throws IOException {
    require(Double.BYTES);
    return buffer.getDouble();
  }

  /** The next four bytes as a number. */
  float takeFloat() throws IOException {
    require(Float.BYTES);
    return buffer.getFloat();
  }

  /** Lengths are checked when a file is opened, so this can only fail when it has shrunk since. */
  private void require(final int bytes) throws IOException {
    if (!fill(bytes)) {
      throw RawReason.ENDS_EARLY.failure("byte " + position() + ": the file has become shorter");
    }
  }
}
