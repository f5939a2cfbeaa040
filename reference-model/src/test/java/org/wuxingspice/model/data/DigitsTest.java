package org.wuxingspice.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.failure.WuxingException;

class DigitsTest {

  @TempDir Path folder;

  /** The first labels of the published training and test sets. */
  @Test
  void bundledDigitsBeginLikeThePublishedSets() {
    final LabelledImages training = Digits.bundledTraining();
    final LabelledImages test = Digits.bundledTest();
    assertThat(training.count()).isEqualTo(2000);
    assertThat(test.count()).isEqualTo(1000);
    assertThat(training.pixelCount()).isEqualTo(784);
    assertThat(new int[] {training.label(0), training.label(1), training.label(2)})
        .containsExactly(5, 0, 4);
    assertThat(new int[] {test.label(0), test.label(1), test.label(2)}).containsExactly(7, 2, 1);
  }

  @Test
  void poolingKeepsTheMeanAndAveragesBlocks() {
    final LabelledImages images = Digits.bundledTest();
    for (final int side : new int[] {7, 8}) {
      final LabelledImages pooled = images.pooled(side, side);
      assertThat(mean(pooled)).isCloseTo(mean(images), within(1e-6));
    }
    double block = 0;
    for (int r = 8; r < 12; r++) {
      for (int c = 12; c < 16; c++) {
        block += images.pixel(5, r * 28 + c) / 16;
      }
    }
    assertThat(images.pooled(7, 7).pixel(5, 2 * 7 + 3)).isCloseTo(block, within(1e-6));
  }

  @Test
  void movedImagesAreTheImagesMoved() {
    final LabelledImages images = Digits.bundledTest();
    final int[] all = IntStream.range(0, 200).toArray();
    final LabelledImages moved = images.moved(all, 1, 7);
    final Set<Integer> moves = new HashSet<>();
    for (final int image : all) {
      assertThat(moved.label(image)).isEqualTo(images.label(image));
      final int[] found =
          IntStream.range(0, 9)
              .filter(m -> isMoved(images, moved, image, m / 3 - 1, m % 3 - 1))
              .toArray();
      assertThat(found).hasSize(1);
      moves.add(found[0]);
    }
    assertThat(moves).hasSize(9);
    final LabelledImages alone = images.moved(new int[] {42}, 1, 7);
    for (int p = 0; p < images.pixelCount(); p++) {
      assertThat(alone.pixel(0, p)).isEqualTo(moved.pixel(42, p));
    }
  }

  private static boolean isMoved(
      final LabelledImages images,
      final LabelledImages moved,
      final int image,
      final int down,
      final int across) {
    for (int r = 0; r < 28; r++) {
      for (int c = 0; c < 28; c++) {
        final int row = r - down;
        final int column = c - across;
        final boolean inside = row >= 0 && row < 28 && column >= 0 && column < 28;
        final double expected = inside ? images.pixel(image, row * 28 + column) : 0;
        if (moved.pixel(image, r * 28 + c) != expected) {
          return false;
        }
      }
    }
    return true;
  }

  private static double mean(final LabelledImages images) {
    double sum = 0;
    for (int p = 0; p < images.pixelCount(); p++) {
      sum += images.pixel(5, p) / images.pixelCount();
    }
    return sum;
  }

  @Test
  void brokenFilesAreRefusedWithTheirReason() throws IOException {
    final byte[] images = bytes(2051, 2, 3, 3, 18);
    final byte[] labels = bytes(2049, 2, -1, -1, 2);
    write(images, labels);
    assertThat(Digits.loadTraining(folder).count()).isEqualTo(2);
    assertRefused(DataReason.WRONG_MAGIC, bytes(2050, 2, 3, 3, 18), labels);
    assertRefused(DataReason.WRONG_MAGIC, images, images);
    assertRefused(DataReason.TRUNCATED, Arrays.copyOf(images, images.length - 1), labels);
    assertRefused(DataReason.TRUNCATED, new byte[3], labels);
    assertRefused(DataReason.TRUNCATED, images, Arrays.copyOf(labels, labels.length - 1));
    assertRefused(DataReason.BAD_SIZE, bytes(2051, -2, 3, 3, 18), labels);
    assertRefused(DataReason.BAD_SIZE, bytes(2051, 2, 3, 100_000, 18), labels);
    assertRefused(DataReason.BAD_SIZE, bytes(2051, 3, 3, 3, 27), labels);
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    assertThatThrownBy(() -> Digits.loadTraining(folder))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(DataReason.NO_SUCH_FILE));
  }

  private void assertRefused(final DataReason reason, final byte[] images, final byte[] labels)
      throws IOException {
    write(images, labels);
    assertThatThrownBy(() -> Digits.loadTraining(folder))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.getMessage()).contains("idx").doesNotContain("\n");
            });
  }

  private void write(final byte[] images, final byte[] labels) throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), images);
    Files.write(folder.resolve("train-labels-idx1-ubyte"), labels);
  }

  /** A header of magic, count and, unless negative, rows and columns, then zeros. */
  private static byte[] bytes(
      final int magic, final int count, final int rows, final int columns, final int entries) {
    final ByteBuffer buffer = ByteBuffer.allocate((rows < 0 ? 8 : 16) + entries);
    buffer.putInt(magic).putInt(count);
    if (rows >= 0) {
      buffer.putInt(rows).putInt(columns);
    }
    return buffer.array();
  }
}
