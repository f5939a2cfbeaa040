package org.wuxingspice.ngspice.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message on the channel between a worker and its parent.
 *
 * <pre>
 *   0               4               8                              16              20
 *   +---------------+---------------+-------------------------------+---------------+---------
 *   | MARK   (int)  | kind   (int)  | id of the request      (long) | length (int)  | payload
 *   +---------------+---------------+-------------------------------+---------------+---------
 *
 *   payload, in any order:
 *   number  int, or long                    text     length (int), that many bytes of UTF-8
 *   texts   count (int), that many texts    doubles  count (int), that many times 8 bytes
 * </pre>
 *
 * <p>The kind is a constant of {@link Protocol}; the length counts the bytes of the payload.
 * Numbers of a frame itself are big-endian; doubles have the byte order of the computer, which both
 * ends share, so that vectors pass as ngspice holds them.
 *
 * @param kind of message
 * @param id of the request
 * @param payload read from its beginning
 */
public record Frame(int kind, long id, ByteBuffer payload) {

  /** First four bytes of every frame: WXF1. */
  static final int MARK = 0x57584631;

  private static final int LONGEST = 1 << 30;

  /** Copies values from where they lie. */
  @FunctionalInterface
  public interface Values {
    /**
     * Copies.
     *
     * @param target where to
     * @param offset of the first byte
     * @param length bytes
     */
    void copy(byte[] target, int offset, int length);
  }

  /** Builds a payload. */
  public static final class Payload {

    private ByteBuffer bytes = ByteBuffer.allocate(256);

    private ByteBuffer room(final int more) {
      if (bytes.remaining() < more) {
        final int size = Math.max(2 * bytes.capacity(), Math.addExact(bytes.position(), more));
        bytes = ByteBuffer.allocate(size).put(bytes.flip());
      }
      return bytes;
    }

    /**
     * Appends a number.
     *
     * @param value any
     * @return this payload
     */
    public Payload number(final int value) {
      room(Integer.BYTES).putInt(value);
      return this;
    }

    /**
     * Appends a long number.
     *
     * @param value any
     * @return this payload
     */
    public Payload number(final long value) {
      room(Long.BYTES).putLong(value);
      return this;
    }

    /**
     * Appends a text.
     *
     * @param text any
     * @return this payload
     */
    public Payload text(final String text) {
      final byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      room(Integer.BYTES + encoded.length).putInt(encoded.length).put(encoded);
      return this;
    }

    /**
     * Appends the number of texts and the texts.
     *
     * @param texts any
     * @return this payload
     */
    public Payload texts(final List<String> texts) {
      number(texts.size());
      texts.forEach(this::text);
      return this;
    }

    /**
     * Appends the number of values and the values.
     *
     * @param values any
     * @return this payload
     */
    public Payload doubles(final double... values) {
      return doubles(
          values.length,
          (target, offset, length) ->
              ByteBuffer.wrap(target, offset, length)
                  .slice()
                  .order(ByteOrder.nativeOrder())
                  .asDoubleBuffer()
                  .put(values));
    }

    /**
     * Appends the number of values and the values.
     *
     * @param count number of values
     * @param values copies them as they lie in memory
     * @return this payload
     */
    public Payload doubles(final int count, final Values values) {
      final int length = Math.multiplyExact(count, Double.BYTES);
      number(count);
      room(length);
      values.copy(bytes.array(), bytes.position(), length);
      bytes.position(bytes.position() + length);
      return this;
    }

    /** {@return the number of bytes so far} */
    int length() {
      return bytes.position();
    }

    /**
     * Appends all of another payload.
     *
     * @param other stays as it is
     * @return this payload
     */
    public Payload all(final Payload other) {
      room(other.bytes.position()).put(other.bytes.array(), 0, other.bytes.position());
      return this;
    }

    /**
     * Writes the frame; the stream is not flushed.
     *
     * @param out the channel
     * @param kind of message
     * @param id of the request
     * @throws IOException when the channel breaks
     */
    public void send(final DataOutputStream out, final int kind, final long id) throws IOException {
      out.writeInt(MARK);
      out.writeInt(kind);
      out.writeLong(id);
      out.writeInt(bytes.position());
      out.write(bytes.array(), 0, bytes.position());
    }
  }

  /**
   * Reads a frame.
   *
   * @param in the channel
   * @return the frame, its payload read whole
   * @throws EOFException when the channel ends
   * @throws IOException when it breaks, or what comes is not a frame
   */
  public static Frame read(final DataInputStream in) throws IOException {
    final int mark = in.readInt();
    if (mark != MARK) {
      throw new IOException("the channel carries no frame but " + Integer.toHexString(mark));
    }
    final int kind = in.readInt();
    final long id = in.readLong();
    final int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("the channel announces a frame of " + length + " bytes");
    }
    final byte[] payload = in.readNBytes(length); // what is announced need not come
    if (payload.length < length) {
      throw new EOFException("the channel ends within a frame");
    }
    return new Frame(kind, id, ByteBuffer.wrap(payload));
  }

  /** The number of items that follow, of which there must be bytes enough. */
  private int count(final int least) {
    final int count = payload.getInt();
    if (count < 0 || (long) count * least > payload.remaining()) {
      throw new BufferUnderflowException();
    }
    return count;
  }

  /**
   * Reads a number.
   *
   * @return the number
   * @throws BufferUnderflowException when the payload ends before, as for all that is read of it
   */
  public int number() {
    return payload.getInt();
  }

  /**
   * Reads a long number.
   *
   * @return the number
   */
  public long longNumber() {
    return payload.getLong();
  }

  /**
   * Reads a text.
   *
   * @return the text, possibly empty
   */
  public String text() {
    final byte[] encoded = new byte[count(1)];
    payload.get(encoded);
    return new String(encoded, StandardCharsets.UTF_8);
  }

  /**
   * Reads texts.
   *
   * @return as many texts as were written
   */
  public List<String> texts() {
    final int count = count(Integer.BYTES);
    final List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  /**
   * Reads values.
   *
   * @return as many values as were written
   */
  public double[] doubles() {
    final double[] values = new double[count(Double.BYTES)];
    payload.slice().order(ByteOrder.nativeOrder()).asDoubleBuffer().get(values);
    payload.position(payload.position() + values.length * Double.BYTES);
    return values;
  }
}
