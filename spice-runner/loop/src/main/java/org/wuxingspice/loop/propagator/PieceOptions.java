package org.wuxingspice.loop.propagator;

import java.util.OptionalDouble;

/**
 * How a network is cut into pieces that are simulated one by one.
 *
 * @param size most neurons in a piece, positive
 * @param summedLinks whether the links into a port are one current and one resistor, which is exact
 *     (see {@link org.wuxingspice.netlist.compile.LinkSums}), rather than devices each
 * @param interpolation largest error allowed, in units of E, when the waveforms of the first layer
 *     are interpolated over its drive (see {@link DriveTables}); empty to simulate them all
 */
public record PieceOptions(int size, boolean summedLinks, OptionalDouble interpolation) {

  /**
   * Checks the numbers.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link LoopReason#BAD_SETTING}
   */
  public PieceOptions {
    if (size < 1) {
      throw LoopReason.BAD_SETTING.failure(
          "pieces of " + size + " neurons: at least one in a piece");
    }
    if (interpolation.isPresent() && !(interpolation.getAsDouble() > 0)) {
      throw LoopReason.BAD_SETTING.failure(
          "interpolation within " + interpolation.getAsDouble() + ": must be positive");
    }
  }

  /**
   * {@return pieces whose links are summed and whose neurons are all simulated}
   *
   * @param neurons most neurons in a piece, positive
   */
  public static PieceOptions of(final int neurons) {
    return new PieceOptions(neurons, true, OptionalDouble.empty());
  }

  /** {@return the same with every link as a device} */
  public PieceOptions withLinksAsDevices() {
    return new PieceOptions(size, false, interpolation);
  }

  /**
   * {@return the same with waveforms of the first layer interpolated over the drive}
   *
   * @param tolerance largest error allowed, units of E, positive
   */
  public PieceOptions interpolatedWithin(final double tolerance) {
    return new PieceOptions(size, summedLinks, OptionalDouble.of(tolerance));
  }
}
