package org.wuxingspice.app.track;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message in the wire format of Protocol Buffers, field by field. */
final class ProtocolBuffer {

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtocolBuffer number(final int field, final double value) {
    final byte[] bytes = new byte[Double.BYTES];
    little(bytes).putDouble(value);
    key(field, EIGHT_BYTES);
    out.writeBytes(bytes);
    return this;
  }

  ProtocolBuffer number(final int field, final float value) {
    final byte[] bytes = new byte[Float.BYTES];
    little(bytes).putFloat(value);
    key(field, FOUR_BYTES);
    out.writeBytes(bytes);
    return this;
  }

  ProtocolBuffer number(final int field, final long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  ProtocolBuffer text(final int field, final String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  ProtocolBuffer message(final int field, final ProtocolBuffer message) {
    return bytes(field, message.bytes());
  }

  ProtocolBuffer packed(final int field, final double... values) {
    final byte[] all = new byte[values.length * Double.BYTES];
    little(all).asDoubleBuffer().put(values);
    return bytes(field, all);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private ProtocolBuffer bytes(final int field, final byte[] content) {
    key(field, BYTES);
    varint(content.length);
    out.writeBytes(content);
    return this;
  }

  private void key(final int field, final int type) {
    varint((long) field << 3 | type);
  }

  /** Seven bits a byte, the lowest first. */
  private void varint(final long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static ByteBuffer little(final byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
