package org.wuxingspice.model.training;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.wuxingspice.model.failure.UnreadableFile;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.files.PlainFile;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;

/**
 * A training state in a file. Big-endian:
 *
 * <pre>
 *   8 bytes   "WUXINGCK"
 *   int       version, 1
 *   32 bytes  SHA-256 of recipe and images
 *   int       epochs over
 *   int       batches of the epoch over
 *   int       right images of the epoch
 *   long      clamped element-samples of the epoch
 *   int       images of the epoch without an answer
 *   double    seconds so far
 *   int       number of metrics rows, then per row: int epoch, 5 doubles, int skipped, double
 *   network   present: coefficients, K1, K2, K3, each int length and doubles
 *   boolean   whether the best network is another one; then that, likewise
 *   int       rows of the step memory, then per row: int length and doubles
 *   long      CRC-32 of everything before
 * </pre>
 *
 * The topology is not stored: the recipe lays it out again.
 */
final class Checkpoint {

  private static final byte[] MAGIC = "WUXINGCK".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int DIGEST_LENGTH = 32;
  private static final int METRICS_FIELDS = 8;

  private Checkpoint() {}

  /** The file's bytes, from the buffer's position to its limit in its array. */
  static ByteBuffer bytes(final byte[] digest, final TrainingState state) {
    final ByteBuffer out = ByteBuffer.allocate(capacity(state));
    out.put(MAGIC).putInt(VERSION).put(digest);
    out.putInt(state.epoch()).putInt(state.batch()).putInt(state.correct());
    out.putLong(state.clamped()).putInt(state.skipped()).putDouble(state.seconds());
    out.putInt(state.metrics().size());
    state.metrics().forEach(row -> put(out, row));
    put(out, state.network());
    final boolean hasOther = state.best() != state.network();
    out.put((byte) (hasOther ? 1 : 0));
    if (hasOther) {
      put(out, state.best());
    }
    out.putInt(state.memory().length);
    for (final double[] row : state.memory()) {
      put(out, row);
    }
    final CRC32 check = new CRC32();
    check.update(out.array(), 0, out.position());
    return out.putLong(check.getValue()).flip();
  }

  private static int capacity(final TrainingState state) {
    final NeuronParameters parameters = state.network().parameters();
    int arrays = state.network().coefficients().length + 3 * parameters.k1().length;
    arrays *= state.best() == state.network() ? 1 : 2;
    for (final double[] row : state.memory()) {
      arrays += row.length + 1;
    }
    final int rows = state.metrics().size();
    return Math.addExact(1024, Double.BYTES * (arrays + METRICS_FIELDS * rows));
  }

  private static void put(final ByteBuffer out, final EpochMetrics row) {
    out.putInt(row.epoch());
    out.putDouble(row.trainingAccuracy());
    out.putDouble(row.validationAccuracy());
    out.putDouble(row.testAccuracy());
    out.putDouble(row.factor());
    out.putDouble(row.clamped());
    out.putInt(row.skipped());
    out.putDouble(row.seconds());
  }

  private static void put(final ByteBuffer out, final Network network) {
    put(out, network.coefficients());
    put(out, network.parameters().k1());
    put(out, network.parameters().k2());
    put(out, network.parameters().k3());
  }

  private static void put(final ByteBuffer out, final double[] values) {
    out.putInt(values.length);
    out.asDoubleBuffer().put(values);
    out.position(out.position() + Double.BYTES * values.length);
  }

  /**
   * Reads a state.
   *
   * @param file of {@link #bytes}
   * @param digest of the recipe and images at hand
   * @param start of the run, for its topology and clamp, and the sizes of what is stored
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_CHECKPOINT}
   */
  static TrainingState read(final Path file, final byte[] digest, final TrainingState start) {
    final byte[] bytes = bytes(file);
    final int end = bytes.length - Long.BYTES;
    final int header = MAGIC.length + Integer.BYTES + DIGEST_LENGTH;
    if (end < header || !Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)) {
      throw refusal(file, "is no checkpoint of this program");
    }
    final CRC32 check = new CRC32();
    check.update(bytes, 0, end);
    if (check.getValue() != ByteBuffer.wrap(bytes).getLong(end)) {
      throw refusal(file, "is damaged (its check sum is wrong)");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
      in.skipNBytes(MAGIC.length);
      final int version = in.readInt();
      if (version != VERSION) {
        throw refusal(file, "has version " + version + ", only " + VERSION + " can be read");
      }
      if (!Arrays.equals(in.readNBytes(DIGEST_LENGTH), digest)) {
        throw refusal(file, "belongs to a run with another recipe, seed, engine or other images");
      }
      return state(in, start);
    } catch (final EOFException e) {
      throw refusal(file, "ends early");
    } catch (final WuxingException e) {
      throw e.reason() == TrainingReason.BAD_CHECKPOINT ? e : unexpected(file, e);
    } catch (final IOException e) {
      throw unexpected(file, e);
    }
  }

  private static TrainingState state(final DataInputStream in, final TrainingState start)
      throws IOException {
    final int epoch = count(in.readInt());
    final int batch = count(in.readInt());
    final int correct = count(in.readInt());
    final long clamped = count(in.readLong());
    final int skipped = count(in.readInt());
    final double seconds = in.readDouble();
    final List<EpochMetrics> metrics = new ArrayList<>();
    same("rows of metrics", in.readInt(), epoch);
    while (metrics.size() < epoch) {
      metrics.add(
          new EpochMetrics(
              in.readInt(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readInt(),
              in.readDouble()));
    }
    final Network network = network(in, start.network());
    final Network best = in.readBoolean() ? network(in, start.network()) : network;
    final double[][] memory = new double[start.memory().length][];
    same("rows of memory", in.readInt(), memory.length);
    for (int row = 0; row < memory.length; row++) {
      memory[row] = values(in, start.memory()[row].length);
    }
    same("bytes at the end", in.available(), 0);
    return new TrainingState(
        epoch,
        batch,
        correct,
        clamped,
        skipped,
        seconds,
        network,
        best,
        memory,
        List.copyOf(metrics));
  }

  private static Network network(final DataInputStream in, final Network start) throws IOException {
    final double[] coefficients = values(in, start.coefficients().length);
    final int neurons = start.parameters().k1().length;
    return new Network(
        start.topology(),
        new NeuronParameters(values(in, neurons), values(in, neurons), values(in, neurons)),
        start.clamp(),
        coefficients);
  }

  private static double[] values(final DataInputStream in, final int length) throws IOException {
    same("values", in.readInt(), length);
    final double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  private static void same(final String what, final int stored, final int expected)
      throws IOException {
    if (stored != expected) {
      throw new IOException(stored + " " + what + " instead of " + expected);
    }
  }

  private static int count(final int stored) throws IOException {
    return (int) count((long) stored);
  }

  private static long count(final long stored) throws IOException {
    if (stored < 0) {
      throw new IOException("a count of " + stored);
    }
    return stored;
  }

  private static byte[] bytes(final Path file) {
    try {
      return Files.readAllBytes(PlainFile.checked(file));
    } catch (final NoSuchFileException e) {
      throw refusal(file, "does not exist: there is no run to go on with");
    } catch (final IOException e) {
      throw refusal(file, UnreadableFile.describe(file, e));
    }
  }

  private static RuntimeException unexpected(final Path file, final Exception cause) {
    return refusal(file, "does not hold what it should (" + cause.getMessage() + ")");
  }

  private static RuntimeException refusal(final Path file, final String what) {
    return TrainingReason.BAD_CHECKPOINT.failure(
        file + " " + what + "; start anew without --resume in another folder");
  }
}
