package org.wuxingspice.model.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Grey images with a class each. Immutable; pixels are fractions of full scale, 0 to 1. */
public final class LabelledImages {

  private final int rows;
  private final int columns;
  private final float[] pixels;
  private final byte[] labels;

  /**
   * Creates a set.
   *
   * @param rows pixels per column
   * @param columns pixels per row
   * @param pixels images × rows × columns, 0 to 1; handed over
   * @param labels one class per image, 0 to 255; handed over
   * @throws org.wuxingspice.model.failure.WuxingException {@link DataReason#BAD_SIZE} when the
   *     lengths do not agree
   */
  LabelledImages(final int rows, final int columns, final float[] pixels, final byte[] labels) {
    if ((long) rows * columns * labels.length != pixels.length) {
      throw DataReason.BAD_SIZE.failure(
          labels.length + " labels for " + pixels.length / Math.max(1, rows * columns) + " images");
    }
    this.rows = rows;
    this.columns = columns;
    this.pixels = pixels;
    this.labels = labels;
  }

  /** {@return the number of images} */
  public int count() {
    return labels.length;
  }

  /** {@return the pixels per column of an image} */
  public int rows() {
    return rows;
  }

  /** {@return the pixels per row of an image} */
  public int columns() {
    return columns;
  }

  /** {@return the pixels per image} */
  public int pixelCount() {
    return rows * columns;
  }

  /**
   * {@return the class of an image}
   *
   * @param image from 0
   */
  public int label(final int image) {
    return Byte.toUnsignedInt(labels[image]);
  }

  /**
   * {@return a pixel, 0 to 1}
   *
   * @param image from 0
   * @param pixel from 0, row by row
   */
  public double pixel(final int image, final int pixel) {
    return pixels[image * pixelCount() + pixel];
  }

  /**
   * {@return the classes of some images}
   *
   * @param chosen numbers of the images
   */
  public int[] labels(final int[] chosen) {
    return IntStream.of(chosen).map(this::label).toArray();
  }

  /** {@return the largest class of any image} */
  public int largestLabel() {
    return IntStream.range(0, count()).map(this::label).max().orElse(0);
  }

  /**
   * {@return the images of a range, in their order}
   *
   * @param from first image
   * @param to image after the last one, at most {@link #count()}
   */
  public LabelledImages slice(final int from, final int to) {
    return new LabelledImages(
        rows,
        columns,
        Arrays.copyOfRange(pixels, from * pixelCount(), to * pixelCount()),
        Arrays.copyOfRange(labels, from, to));
  }

  /**
   * Some of the images, each moved across and down by whole numbers of pixels from {@code −largest}
   * to {@code largest}; what moves in is black.
   *
   * @param chosen numbers of the images
   * @param largest pixels, at least 0 and less than the rows and columns
   * @param seed of the moves, which depend on it and on the number of the image alone
   * @return as many images as chosen, in that order
   */
  public LabelledImages moved(final int[] chosen, final int largest, final long seed) {
    final float[] result = new float[chosen.length * pixelCount()];
    final byte[] classes = new byte[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      final SplittableRandom random = new SplittableRandom(seed + chosen[i]);
      final int down = random.nextInt(-largest, largest + 1);
      final int across = random.nextInt(-largest, largest + 1);
      for (int r = Math.max(0, down); r < rows + Math.min(0, down); r++) {
        final int source = chosen[i] * pixelCount() + (r - down) * columns;
        final int target = i * pixelCount() + r * columns;
        System.arraycopy(
            pixels,
            source + Math.max(0, -across),
            result,
            target + Math.max(0, across),
            columns - Math.abs(across));
      }
      classes[i] = labels[chosen[i]];
    }
    return new LabelledImages(rows, columns, result, classes);
  }

  /**
   * Feeds all pixels and labels to a digest.
   *
   * @param digest to update
   */
  public void addTo(final MessageDigest digest) {
    final ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * pixelCount());
    for (int image = 0; image < count(); image++) {
      buffer.clear();
      buffer.asFloatBuffer().put(pixels, image * pixelCount(), pixelCount());
      digest.update(buffer);
    }
    digest.update(labels);
  }

  /**
   * {@return smaller images by averaging over areas; a source pixel that lies across two areas
   * counts for each by the part that lies in it}
   *
   * @param newRows rows of the result, 1 to the present rows
   * @param newColumns columns of the result, 1 to the present columns
   */
  public LabelledImages pooled(final int newRows, final int newColumns) {
    if (newRows < 1 || newRows > rows || newColumns < 1 || newColumns > columns) {
      throw DataReason.BAD_SIZE.failure(
          String.format(
              "images of %d x %d pixels cannot be pooled to %d x %d: a network for them has at most"
                  + " %d neurons in its first layer",
              rows, columns, newRows, newColumns, pixelCount()));
    }
    final double[][] down = areas(rows, newRows);
    final double[][] across = areas(columns, newColumns);
    final float[] result = new float[Math.multiplyExact(count(), newRows * newColumns)];
    for (int image = 0; image < count(); image++) {
      for (int r = 0; r < newRows; r++) {
        for (int c = 0; c < newColumns; c++) {
          result[(image * newRows + r) * newColumns + c] =
              (float) average(image, down[r], across[c]);
        }
      }
    }
    return new LabelledImages(newRows, newColumns, result, labels);
  }

  private double average(final int image, final double[] down, final double[] across) {
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; down[r] > 0 && c < columns; c++) {
        sum += down[r] * across[c] * pixel(image, r * columns + c);
      }
    }
    return sum;
  }

  /** Weights of the old places in each new place; each row of weights sums to 1. */
  private static double[][] areas(final int from, final int to) {
    final double width = (double) from / to;
    return IntStream.range(0, to)
        .mapToObj(
            place ->
                IntStream.range(0, from)
                    .mapToDouble(
                        i ->
                            Math.max(
                                0,
                                (Math.min(i + 1, (place + 1) * width) - Math.max(i, place * width))
                                    / width))
                    .toArray())
        .toArray(double[][]::new);
  }
}
