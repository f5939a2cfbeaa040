package org.wuxingspice.loop.calibration;

import java.nio.file.Path;
import java.util.Objects;
import org.wuxingspice.model.network.NetworkFile;

/**
 * A calibration as settings name it: {@code FILE}, or {@code FILE@DIGEST} for a file that must not
 * have changed.
 *
 * @param file of the calibration
 * @param digest first digits of the file's digest; empty for any
 */
public record CalibrationSetting(Path file, String digest) {

  private static final int DIGITS = 16;

  /** Checks the parts. */
  public CalibrationSetting {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(digest, "digest");
  }

  /**
   * {@return the setting for a file as it is}
   *
   * @param file of a calibration
   */
  public static CalibrationSetting of(final Path file) {
    return new CalibrationSetting(file, digestOf(file));
  }

  /**
   * {@return a setting from its text}
   *
   * @param text as {@link #toString} gives it
   */
  public static CalibrationSetting parse(final String text) {
    final int at = text.length() - DIGITS - 1;
    return at > 0 && text.charAt(at) == '@' && text.substring(at + 1).matches("[0-9a-f]+")
        ? new CalibrationSetting(Path.of(text.substring(0, at)), text.substring(at + 1))
        : new CalibrationSetting(Path.of(text), "");
  }

  /**
   * {@return the calibration}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CalibrationReason#BAD_FILE},
   *     {@link CalibrationReason#OTHER_DIE} when the file is not the one it was
   */
  public Calibration read() {
    final Calibration calibration = Calibration.read(file);
    if (!digest.isEmpty() && !digestOf(file).equals(digest)) {
      throw CalibrationReason.OTHER_DIE.failure(
          file
              + ": another calibration than the run began with; put the old one back, or begin"
              + " anew");
    }
    return calibration;
  }

  private static String digestOf(final Path file) {
    return NetworkFile.digest(file).substring(0, DIGITS);
  }

  @Override
  public String toString() {
    return digest.isEmpty() ? file.toString() : file + "@" + digest;
  }
}
