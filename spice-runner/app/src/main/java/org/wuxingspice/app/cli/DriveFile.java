package org.wuxingspice.app.cli;

import java.nio.file.Path;
import org.wuxingspice.model.dynamics.DynamicsReason;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.files.JsonFile;

/** Drives of passes in a file: a JSON array of samples, each an array with one drive per port. */
final class DriveFile {

  private DriveFile() {}

  /**
   * Reads drives.
   *
   * @param file to read
   * @param channels drives per sample that the network takes
   * @return channels × samples
   */
  static Signals read(final Path file, final int channels) {
    final double[][] samples = JsonFile.read(file, double[][].class, DynamicsReason.BAD_DRIVE);
    final Signals drive = Signals.zeros(channels, samples.length);
    for (int s = 0; s < samples.length; s++) {
      if (samples[s] == null || samples[s].length != channels) {
        throw DynamicsReason.BAD_DRIVE.failure(
            file
                + ": sample "
                + s
                + " has "
                + (samples[s] == null ? "no" : samples[s].length)
                + " drives, the model takes "
                + channels
                + " in this direction");
      }
      for (int c = 0; c < channels; c++) {
        if (!Double.isFinite(samples[s][c])) {
          throw DynamicsReason.BAD_DRIVE.failure(
              file + ": drive " + c + " of sample " + s + " is not finite");
        }
        drive.set(c, s, samples[s][c]);
      }
    }
    return drive;
  }
}
