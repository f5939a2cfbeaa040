package org.wuxingspice.model.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.files.FileReason;

/**
 * The checkpoints of a run: after every batch there is one that outlives the process, and now and
 * then one that outlives a loss of power.
 *
 * <p>The latter is {@link TrainingFolder#checkpoint}, replaced as a whole and forced onto the disk.
 * As that takes milliseconds, batches that are shorter go to two more files by turns, overwritten
 * in place: they are then with the operating system, and a kill in the middle of one leaves the
 * other.
 */
final class Checkpoints {

  /** Largest part of the time that waiting for the disk may take. */
  private static final double FORCED_SHARE = 0.02;

  private static final int TURNS = 2;

  private final TrainingFolder folder;
  private final byte[] digest;
  private final LongSupplier nanoTime;
  private long forced;
  private long forcing;

  Checkpoints(final TrainingFolder folder, final byte[] digest, final LongSupplier nanoTime) {
    this.folder = folder;
    this.digest = digest;
    this.nanoTime = nanoTime;
  }

  /** Makes the state outlive a loss of power. */
  void save(final TrainingState state) {
    final long begun = nanoTime.getAsLong();
    final ByteBuffer bytes = Checkpoint.bytes(digest, state);
    AtomicFile.write(folder.checkpoint(), out -> Channels.newChannel(out).write(bytes));
    forced = nanoTime.getAsLong();
    forcing = forced - begun;
  }

  /**
   * Saves the state so that it survives a killed process. Also forces it to disk, so that it
   * survives a power failure, whenever forcing takes less than {@link #FORCED_SHARE} of the time.
   */
  void saveBatch(final TrainingState state) {
    if (FORCED_SHARE * (nanoTime.getAsLong() - forced) >= forcing) {
      save(state);
    } else {
      overwrite(folder.batch(state.batch() % TURNS), Checkpoint.bytes(digest, state));
    }
  }

  private static void overwrite(final Path file, final ByteBuffer bytes) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      final long length = bytes.remaining();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.truncate(length);
    } catch (final IOException e) {
      throw FileReason.notWritable(file, e);
    }
  }

  /** Leaves the last {@link #save} alone in the folder. */
  void keepSaved() {
    for (int turn = 0; turn < TURNS; turn++) {
      try {
        Files.deleteIfExists(folder.batch(turn));
      } catch (final IOException e) {
        throw FileReason.notWritable(folder.batch(turn), e);
      }
    }
  }

  /**
   * The latest state. A batch's file that a kill left damaged does not count.
   *
   * @param start of the run
   * @throws WuxingException {@link TrainingReason#BAD_CHECKPOINT} when the saved one is missing,
   *     damaged or another run's
   */
  TrainingState latest(final TrainingState start) {
    TrainingState latest = Checkpoint.read(folder.checkpoint(), digest, start);
    for (int turn = 0; turn < TURNS; turn++) {
      if (Files.exists(folder.batch(turn))) {
        try {
          final TrainingState batch = Checkpoint.read(folder.batch(turn), digest, start);
          latest = batch.isAfter(latest) ? batch : latest;
        } catch (final WuxingException e) {
          if (e.reason() != TrainingReason.BAD_CHECKPOINT) {
            throw e;
          }
        }
      }
    }
    return latest;
  }
}
