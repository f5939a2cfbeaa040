package org.wuxingspice.model.data;

import java.nio.file.Path;
import java.util.Arrays;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.files.JsonFile;

/**
 * How pixels become drives: {@code drive = factor·(pixel − offset)}, with an offset and a factor
 * for every pixel; a constant drive may follow, for a network with constant neurons.
 */
public final class InputEncoding {

  private static final String FORMAT = "wuxing-encoding 1";

  /** A pixel that hardly varies is not blown up: deviations below this count as this. */
  private static final double SMALLEST_DEVIATION = 0.1;

  private final int rows;
  private final int columns;
  private final double[] offsets;
  private final double[] factors;
  private final double constant;

  private InputEncoding(
      final int rows,
      final int columns,
      final double[] offsets,
      final double[] factors,
      final double constant) {
    this.constant = constant;
    this.rows = rows;
    this.columns = columns;
    this.offsets = offsets;
    this.factors = factors;
  }

  /** What a pixel counts from. */
  public enum Centring {
    /** From black. */
    NONE,
    /** From its mean over the training images. */
    MEAN
  }

  /** What a pixel is divided by. */
  public enum Scaling {
    /** By full scale. */
    NONE,
    /** By its standard deviation over the training images, or 0.1 if that is larger. */
    DEVIATION
  }

  /**
   * How to make an encoding.
   *
   * @param rows rows that images are pooled to, positive
   * @param columns columns that images are pooled to, positive
   * @param centring what a pixel counts from
   * @param scaling what it is divided by
   * @param gain drive per unit of centred and scaled pixel, in units of E per time unit; positive
   * @param constant drive of one more channel behind the pixels; 0 for no such channel
   */
  public record Plan(
      int rows, int columns, Centring centring, Scaling scaling, double gain, double constant) {

    /**
     * Checks the numbers.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link DataReason#BAD_SIZE} or {@link
     *     DataReason#BAD_ENCODING}
     */
    public Plan {
      if (rows < 1 || columns < 1) {
        throw DataReason.BAD_SIZE.failure(
            "images of " + rows + " x " + columns + ": need at least one pixel");
      }
      if (!(gain > 0 && Double.isFinite(gain))) {
        throw DataReason.BAD_ENCODING.failure("gain " + gain + ": must be positive and finite");
      }
      if (!Double.isFinite(constant)) {
        throw DataReason.BAD_ENCODING.failure("constant " + constant + ": must be finite");
      }
    }

    /**
     * Measures the encoding.
     *
     * @param training images, already pooled
     * @return the encoding with these images' means and spreads, as far as the plan uses them
     */
    public InputEncoding measure(final LabelledImages training) {
      final int pixels = training.pixelCount();
      final double[] means = new double[pixels];
      final double[] factors = new double[pixels];
      for (int p = 0; p < pixels; p++) {
        double sum = 0;
        double squares = 0;
        for (int image = 0; image < training.count(); image++) {
          final double pixel = training.pixel(image, p);
          sum += pixel;
          squares += pixel * pixel;
        }
        final double mean = sum / training.count();
        final double variance = Math.max(0, squares / training.count() - mean * mean);
        means[p] = centring == Centring.MEAN ? mean : 0;
        factors[p] =
            scaling == Scaling.DEVIATION
                ? gain / Math.max(SMALLEST_DEVIATION, Math.sqrt(variance))
                : gain;
      }
      return new InputEncoding(rows, columns, means, factors, constant);
    }

    /**
     * Pools images to this plan's size.
     *
     * @param images at least as large
     * @return as many images, of the plan's rows and columns
     */
    public LabelledImages fit(final LabelledImages images) {
      return fitted(images, rows, columns);
    }
  }

  private static LabelledImages fitted(
      final LabelledImages images, final int rows, final int columns) {
    return images.rows() == rows && images.columns() == columns
        ? images
        : images.pooled(rows, columns);
  }

  /**
   * {@return an encoding centred on the training images' means, at their own size}
   *
   * @param training images to centre on
   * @param gain drive per unit of centred pixel, in units of E per time unit
   */
  public static InputEncoding centred(final LabelledImages training, final double gain) {
    return new Plan(training.rows(), training.columns(), Centring.MEAN, Scaling.NONE, gain, 0)
        .measure(training);
  }

  /**
   * Pools images to the size that this encoding takes.
   *
   * @param images at least as large
   * @return as many images, of the encoding's rows and columns
   */
  public LabelledImages fit(final LabelledImages images) {
    return fitted(images, rows, columns);
  }

  /** {@return the number of channels of the drives} */
  public int channels() {
    return offsets.length + (constant == 0 ? 0 : 1);
  }

  /**
   * Drives for some images.
   *
   * @param images of the encoding's size
   * @param chosen numbers of the images
   * @return pixels, and the constant if there is one, × chosen images
   */
  public Signals encode(final LabelledImages images, final int[] chosen) {
    if (images.pixelCount() != offsets.length) {
      throw DataReason.BAD_SIZE.failure(
          "images of " + images.pixelCount() + " pixels for an encoding of " + offsets.length);
    }
    final Signals drive = Signals.zeros(channels(), chosen.length);
    for (int p = 0; p < offsets.length; p++) {
      for (int s = 0; s < chosen.length; s++) {
        drive.set(p, s, factors[p] * (images.pixel(chosen[s], p) - offsets[p]));
      }
    }
    for (int s = 0; s < chosen.length && channels() > offsets.length; s++) {
      drive.set(offsets.length, s, constant);
    }
    return drive;
  }

  /** What the file holds. */
  private record Document(
      String format, int rows, int columns, double[] offsets, double[] factors, double constant) {}

  /**
   * Writes the encoding as JSON.
   *
   * @param file to make or replace
   */
  public void write(final Path file) {
    JsonFile.write(file, new Document(FORMAT, rows, columns, offsets, factors, constant));
  }

  /**
   * Reads an encoding.
   *
   * @param file as {@link #write} makes it
   * @return the encoding
   * @throws org.wuxingspice.model.failure.WuxingException {@link DataReason#BAD_ENCODING}
   */
  public static InputEncoding read(final Path file) {
    final Document d = JsonFile.read(file, Document.class, DataReason.BAD_ENCODING);
    final boolean fits =
        FORMAT.equals(d.format())
            && d.rows() > 0
            && d.columns() > 0
            && d.offsets().length == (long) d.rows() * d.columns()
            && d.factors().length == d.offsets().length;
    if (!fits) {
      throw DataReason.BAD_ENCODING.failure(
          file
              + ": need format '"
              + FORMAT
              + "' and rows x columns entries in offsets and in factors, but it has '"
              + d.format()
              + "', "
              + d.rows()
              + " x "
              + d.columns()
              + ", "
              + d.offsets().length
              + " and "
              + d.factors().length);
    }
    if (!Double.isFinite(d.constant())
        || !Arrays.stream(d.offsets()).allMatch(Double::isFinite)
        || !Arrays.stream(d.factors()).allMatch(Double::isFinite)) {
      throw DataReason.BAD_ENCODING.failure(
          file + ": offsets, factors and constant must be finite");
    }
    return new InputEncoding(d.rows(), d.columns(), d.offsets(), d.factors(), d.constant());
  }
}
