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
    int clipped = 0;
    double worstClip = 0;
    double worstQuantisation = 0;
    double squares = 0;
    for (final double coefficient : coefficients) {
      final Synapse synapse = technology.synapse(coefficient);
      clipped += synapse.clipped() == 0 ? 0 : 1;
      worstClip = Math.max(worstClip, Math.abs(synapse.clipped()));
      worstQuantisation = Math.max(worstQuantisation, Math.abs(synapse.quantised()));
      squares += Math.pow(synapse.realised() - synapse.wanted(), 2);
    }
    return new MappingError(
        coefficients.length,
        clipped,
        worstClip,
        worstQuantisation,
        Math.sqrt(squares / Math.max(1, coefficients.length)));
  }
}
