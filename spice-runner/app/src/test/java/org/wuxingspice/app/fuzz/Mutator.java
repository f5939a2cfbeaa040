package org.wuxingspice.app.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes damaged and hostile files of good ones: the same from the same seed. */
final class Mutator {

  private static final int MOST_CHANGES = 6;

  private static final int[] NUMBERS = {
    0, 1, -1, 127, 128, 255, 256, 65_535, 1 << 20, 1 << 28, Integer.MAX_VALUE, Integer.MIN_VALUE
  };

  private static final List<byte[]> WORDS =
      List.of(
              "\0",
              "\r",
              "\n+ ",
              "\n.include self\n",
              "\n.lib self a\n",
              ".control\n",
              "\u2028",
              "\u0085",
              "\u202E",
              "\u001b[2J",
              "\uFEFF",
              "\"",
              "'",
              "{",
              "}",
              "(",
              ")",
              "[",
              "]",
              "{{{{{{{{",
              "1e999",
              "-0",
              "NaN",
              "1e-400",
              "99999999999999999999",
              "null",
              "true",
              "\\u0000",
              ",,",
              "==",
              "\\\\\n",
              "file=\"/etc/passwd\"",
              ".model m d_process",
              "`",
              "$",
              ";",
              "//",
              "* ",
              ".ends\n",
              ".subckt a b\n",
              "4n7",
              "10µ",
              "é",
              "((((((((((((((((((((((((((((((((",
              "Binary:\n",
              "Values:\n",
              "Flags: complex\n",
              "No. Points: 2147483647\n",
              "No. Variables: -1\n")
          .stream()
          .map(word -> word.getBytes(StandardCharsets.UTF_8))
          .toList();

  private final Random random;

  Mutator(final long seed) {
    random = new Random(seed);
  }

  /** A file of one of the good ones. */
  byte[] next(final List<byte[]> good) {
    byte[] bytes = good.get(random.nextInt(good.size())).clone();
    final int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      bytes = changed(bytes, good);
    }
    return bytes;
  }

  private byte[] changed(final byte[] bytes, final List<byte[]> good) {
    final int at = random.nextInt(bytes.length + 1);
    final int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << random.nextInt(9)));
    switch (random.nextInt(9)) {
      case 0, 1 -> {
        if (at < bytes.length) {
          bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
      }
      case 2 -> {
        if (at < bytes.length) {
          bytes[at] = (byte) random.nextInt(256);
        }
        return bytes;
      }
      case 3 -> {
        return replaced(bytes, at, length, new byte[0]);
      }
      case 4 -> {
        return replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
      }
      case 5 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 6 -> {
        final byte[] other = good.get(random.nextInt(good.size()));
        final int from = random.nextInt(other.length + 1);
        return replaced(bytes, at, length, Arrays.copyOfRange(other, from, other.length));
      }
      case 7 -> {
        final int number = NUMBERS[random.nextInt(NUMBERS.length)];
        final byte[] written =
            random.nextBoolean()
                ? Integer.toString(number).getBytes(StandardCharsets.US_ASCII)
                : new byte[] {
                  (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
                };
        return replaced(bytes, at, Math.min(bytes.length - at, written.length), written);
      }
      default -> {
        return replaced(bytes, at, 0, WORDS.get(random.nextInt(WORDS.size())));
      }
    }
  }

  private static byte[] replaced(
      final byte[] bytes, final int at, final int length, final byte[] other) {
    final byte[] result = Arrays.copyOf(bytes, bytes.length - length + other.length);
    System.arraycopy(other, 0, result, at, other.length);
    System.arraycopy(bytes, at + length, result, at + other.length, bytes.length - at - length);
    return result;
  }
}
