package org.wuxingspice.ngspice.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shared library that gives every program which it is preloaded into a process id of one's
 * choice. ngspice fills its pool of normal variates, which transient noise is made of, from a seed
 * that is its process id, at its start and never again; so this is the one way to choose that seed.
 *
 * <p>The library has one function, {@code getpid}, and no sections: two loaded segments with the
 * tables of the System V application binary interface that a dynamic linker asks for.
 */
public final class FixedProcessId {

  /** Usual name of the file. */
  public static final String FILE = "process-id.so";

  private static final int PAGE = 1 << 16; // the largest of any machine
  private static final int HEADER = 64;
  private static final int SEGMENT = 56;
  private static final int SEGMENTS = 4;
  private static final int TABLES = HEADER + SEGMENTS * SEGMENT;
  private static final int HASH_BYTES = 24;
  private static final int SYMBOL = 24;
  private static final int SYMBOLS = TABLES + HASH_BYTES;
  private static final int NAMES = SYMBOLS + 2 * SYMBOL;
  private static final byte[] NAME = "\0getpid\0".getBytes(StandardCharsets.US_ASCII);
  private static final int CODE = NAMES + 16;
  private static final int ENTRY = 16;
  private static final int ENTRIES = 6;

  private static final int LOADED = 1;
  private static final int DYNAMIC = 2;
  private static final int STACK = 0x6474e551; // without it the stacks would become executable
  private static final int READ = 4;
  private static final int WRITE = 2;
  private static final int EXECUTE = 1;

  private FixedProcessId() {}

  /**
   * Writes the library.
   *
   * @param file to write
   * @param id what the process id is to be, positive
   * @throws IOException when the file cannot be written, or this is a machine without such code
   */
  public static void write(final Path file, final int id) throws IOException {
    final String machine = System.getProperty("os.arch");
    final boolean arm = machine.equals("aarch64");
    if (!arm && !machine.equals("amd64")) {
      throw new IOException("transient noise has no seed on machines of the kind " + machine);
    }
    Files.write(file, library(arm ? 183 : 62, arm ? arm(id) : intel(id)));
  }

  private static byte[] intel(final int id) { // mov eax, id; ret
    final byte[] code = new byte[6];
    little(code).put((byte) 0xb8).putInt(id).put((byte) 0xc3);
    return code;
  }

  private static byte[] arm(final int id) { // movz w0, low; movk w0, high, lsl 16; ret
    final byte[] code = new byte[12];
    little(code)
        .putInt(0x52800000 | (id & 0xffff) << 5)
        .putInt(0x72a00000 | (id >>> 16) << 5)
        .putInt(0xd65f03c0);
    return code;
  }

  private static ByteBuffer little(final byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] library(final int machine, final byte[] code) {
    final byte[] bytes = new byte[PAGE + ENTRIES * ENTRY];
    final ByteBuffer out = little(bytes);
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    out.putShort((short) 3).putShort((short) machine).putInt(1);
    out.putLong(0).putLong(HEADER).putLong(0).putInt(0);
    out.putShort((short) HEADER).putShort((short) SEGMENT).putShort((short) SEGMENTS);
    out.putShort((short) HEADER).putInt(0);
    segment(out, LOADED, READ | EXECUTE, 0, CODE + code.length, PAGE);
    segment(out, LOADED, READ | WRITE, PAGE, ENTRIES * ENTRY, PAGE);
    segment(out, DYNAMIC, READ | WRITE, PAGE, ENTRIES * ENTRY, Long.BYTES);
    segment(out, STACK, READ | WRITE, 0, 0, ENTRY);
    out.putInt(1).putInt(2).putInt(1).putInt(0).putInt(0); // one bucket, two symbols
    out.position(SYMBOLS + SYMBOL);
    out.putInt(1).put((byte) 0x12).put((byte) 0).putShort((short) 1); // a global function
    out.putLong(CODE).putLong(code.length).put(NAME);
    out.position(CODE);
    out.put(code).position(PAGE);
    out.putLong(4).putLong(TABLES); // hash table
    out.putLong(5).putLong(NAMES);
    out.putLong(6).putLong(SYMBOLS);
    out.putLong(10).putLong(NAME.length);
    out.putLong(11).putLong(SYMBOL);
    return bytes;
  }

  private static void segment(
      final ByteBuffer out,
      final int type,
      final int rights,
      final long start,
      final long size,
      final long alignment) {
    out.putInt(type).putInt(rights).putLong(start).putLong(start).putLong(start);
    out.putLong(size).putLong(size).putLong(alignment);
  }
}
