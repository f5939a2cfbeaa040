package org.wuxingspice.loop.propagator;

/**
 * What passes took from the supplies; nothing at behavioral level, whose parts have none.
 *
 * @param passes number of single-sample passes that ran to their end
 * @param quiescent energy that the parts take without signals, summed over passes, joule
 * @param signals energy of the currents at the outputs, summed over passes, joule
 */
public record CircuitEnergy(long passes, double quiescent, double signals) {

  /** Nothing ran. */
  public static final CircuitEnergy NONE = new CircuitEnergy(0, 0, 0);

  /** {@return the energy of a pass on average, joule; NaN without passes} */
  public double perPass() {
    return (quiescent + signals) / passes;
  }

  /** Adds what another piece took in the same pass. */
  CircuitEnergy ofSamePass(final CircuitEnergy other) {
    return new CircuitEnergy(passes, quiescent + other.quiescent, signals + other.signals);
  }

  CircuitEnergy plus(final CircuitEnergy other) {
    return new CircuitEnergy(
        passes + other.passes, quiescent + other.quiescent, signals + other.signals);
  }
}
