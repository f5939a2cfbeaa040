package org.wuxingspice.netlist.technology;

/**
 * How well a technology realises a network's coefficients.
 *
 * @param links number of coefficients
 * @param clipped number of coefficients outside the range
 * @param worstClip largest absolute difference due to the range
 * @param worstQuantisation largest absolute difference due to conductance levels
 * @param rms root of the mean squared difference between realised and wanted coefficients
 */
public record MappingError(
    int links, int clipped, double worstClip, double worstQuantisation, double rms) {

  /**
   * Realises coefficients.
   *
   * @param technology parts
   * @param coefficients wanted ones
   * @return how far the realised coefficients are from the wanted ones
   */
  public static MappingError of(final Technology technology, final double... coefficients) {
    return of(technology, coefficients, coefficients);
  }

  /**
   * Realises coefficients that something has put on levels.
   *
   * @param technology parts
   * @param coefficients wanted ones
   * @param asked what the parts are set to for them, one each
   * @return how far the realised coefficients are from the wanted ones
   */
  public static MappingError of(
      final Technology technology, final double[] coefficients, final double... asked) {
    int clipped = 0;
    double worstClip = 0;
    double worstQuantisation = 0;
    double squares = 0;
    for (int k = 0; k < coefficients.length; k++) {
      final double clip = technology.synapse(coefficients[k]).clipped();
      final double error = technology.synapse(asked[k]).realised() - coefficients[k];
      clipped += clip == 0 ? 0 : 1;
      worstClip = Math.max(worstClip, Math.abs(clip));
      worstQuantisation = Math.max(worstQuantisation, Math.abs(error - clip));
      squares += error * error;
    }
    return new MappingError(
        coefficients.length,
        clipped,
        worstClip,
        worstQuantisation,
        Math.sqrt(squares / Math.max(1, coefficients.length)));
  }
}
