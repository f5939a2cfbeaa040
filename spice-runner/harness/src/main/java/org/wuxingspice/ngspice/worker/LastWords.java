package org.wuxingspice.ngspice.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What ngspice has printed for the request under way, in a file of the worker's folder. The worker
 * writes it as memory, which costs no call of the system; a process that dies at any moment leaves
 * it to its parent.
 *
 * <pre>
 * int: bytes in use | lines in UTF-8, each with a line feed
 * </pre>
 */
public final class LastWords {

  private static final String FILE = "last-words";
  private static final int HEAD = Integer.BYTES;
  private static final int BYTES = 1 << 16;

  private final ByteBuffer memory;

  private LastWords(final ByteBuffer memory) {
    this.memory = memory;
  }

  /**
   * Makes the file.
   *
   * @param folder the worker's own
   */
  static LastWords in(final Path folder) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return new LastWords(file.map(FileChannel.MapMode.READ_WRITE, 0, BYTES));
    }
  }

  /** Forgets what was said before. */
  void clear() {
    memory.putInt(0, 0);
  }

  /** Keeps a line; of too many, the newer half. */
  void add(final String line) {
    final byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
    int used = memory.getInt(0);
    if (HEAD + used + bytes.length > BYTES) {
      final byte[] newer = new byte[used / 2];
      memory.get(HEAD + used - newer.length, newer).put(HEAD, newer);
      used = newer.length;
    }
    memory.put(HEAD + used, bytes);
    memory.putInt(0, used + bytes.length);
  }

  /**
   * {@return the lines that a worker left, oldest first; none when it left nothing that can be
   * read}
   *
   * @param folder of the worker
   */
  public static List<String> left(final Path folder) {
    try {
      final ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(FILE)));
      final byte[] lines = new byte[Math.max(0, Math.min(content.getInt(), content.remaining()))];
      content.get(lines);
      return new String(lines, StandardCharsets.UTF_8).lines().toList();
    } catch (final IOException | java.nio.BufferUnderflowException e) {
      return List.of(); // it died before it began
    }
  }
}
