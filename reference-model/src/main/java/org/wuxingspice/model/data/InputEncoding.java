package org.wuxingspice.model.data;

import org.wuxingspice.model.dynamics.Signals;

/** How pixels become drives: centred on their mean over the training images, times a gain. */
public final class InputEncoding {

  private final double[] means;
  private final double gain;

  private InputEncoding(final double[] means, final double gain) {
    this.means = means;
    this.gain = gain;
  }

  /**
   * Measures the means.
   *
   * @param training images to centre on
   * @param gain drive per unit of centred pixel, in units of E per time unit
   */
  public static InputEncoding centred(final LabelledImages training, final double gain) {
    final double[] means = new double[training.pixelCount()];
    for (int p = 0; p < means.length; p++) {
      for (int image = 0; image < training.count(); image++) {
        means[p] += training.pixel(image, p) / training.count();
      }
    }
    return new InputEncoding(means, gain);
  }

  /**
   * Drives for some images.
   *
   * @param images of as many pixels as the training images
   * @param chosen numbers of the images
   * @return pixels × chosen images
   */
  public Signals encode(final LabelledImages images, final int[] chosen) {
    final Signals drive = Signals.zeros(means.length, chosen.length);
    for (int p = 0; p < means.length; p++) {
      for (int s = 0; s < chosen.length; s++) {
        drive.set(p, s, gain * (images.pixel(chosen[s], p) - means[p]));
      }
    }
    return drive;
  }
}
