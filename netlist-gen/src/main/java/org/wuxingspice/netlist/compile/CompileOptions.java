package org.wuxingspice.netlist.compile;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.wuxingspice.netlist.technology.Die;

/**
 * Choices in compiling a network.
 *
 * @param die random differences between devices
 * @param neurons the piece of the network to compile; empty for all of it
 * @param features what the circuit has that another one has not
 * @param release when the integrators of D are let go, time units; they hold 0 before
 * @param rest where the neurons rest instead of at their fixed point; empty for the fixed point
 * @param trim how parts are set to make up for what the devices are off; empty for as drawn
 */
public record CompileOptions(
    Die die,
    Optional<Neurons> neurons,
    Set<Feature> features,
    double release,
    Optional<RestState> rest,
    Optional<Trim> trim) {

  /** All of the network, devices as drawn, no further features. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(
          Die.NONE, Optional.empty(), Set.of(), 0, Optional.empty(), Optional.empty());

  /** What a circuit may have. */
  public enum Feature {
    /** An integrator of D for every element; node {@code q12} carries element 12's. */
    DEVIATION_INTEGRALS,
    /**
     * The parts of a piece have numbers from 0 in their names, in an order that depends on how it
     * is built alone, instead of their indices through the network: pieces that are built alike
     * have the same netlist apart from values.
     */
    OWN_NUMBERS,
    /**
     * All links from outside a piece into a port are one current and one conductance, their Norton
     * equivalent, where their other ends are lines that play what was recorded. See {@link
     * LinkSums}.
     */
    NORTON_PORTS,
    /**
     * A current source at every element, 0 unless altered: for the bias of a reversed neuron around
     * an operating point, and for trimming. Source {@code ib12} drives element 12.
     */
    PORT_CURRENTS,
    /** Switches that turn the signals around; of whole networks at {@link Level#OPAMP}. */
    REVERSIBLE
  }

  /** Keeps an unmodifiable copy of the features. */
  public CompileOptions {
    Objects.requireNonNull(die, "die");
    Objects.requireNonNull(neurons, "neurons");
    Objects.requireNonNull(rest, "rest");
    Objects.requireNonNull(trim, "trim");
    features = Set.copyOf(features);
    if (!(release >= 0 && Double.isFinite(release))) {
      throw CompileReason.BAD_SETTING.failure(
          "integrators released at " + release + ": need a time from 0 on");
    }
  }

  /**
   * {@return the same with other differences between devices}
   *
   * @param changed differences
   */
  public CompileOptions withDie(final Die changed) {
    return new CompileOptions(changed, neurons, features, release, rest, trim);
  }

  /**
   * {@return the same for a piece of the network}
   *
   * @param piece neurons of the piece
   */
  public CompileOptions withNeurons(final Neurons piece) {
    return new CompileOptions(die, Optional.of(piece), features, release, rest, trim);
  }

  /**
   * {@return the same with further features}
   *
   * @param added features
   */
  public CompileOptions with(final Feature... added) {
    final Set<Feature> all = EnumSet.noneOf(Feature.class);
    all.addAll(features);
    all.addAll(List.of(added));
    return new CompileOptions(die, neurons, all, release, rest, trim);
  }

  /**
   * {@return the same with integrators of D that are let go at a time}
   *
   * @param time T0 of the window, time units, at least 0
   */
  public CompileOptions integratingFrom(final double time) {
    return new CompileOptions(
        die, neurons, with(Feature.DEVIATION_INTEGRALS).features, time, rest, trim);
  }

  /**
   * {@return the same around another rest, with the current sources that it needs}
   *
   * @param other rest of the whole network
   */
  public CompileOptions around(final RestState other) {
    return new CompileOptions(
        die, neurons, with(Feature.PORT_CURRENTS).features, release, Optional.of(other), trim);
  }

  /**
   * {@return the same with parts set to make up for what the devices are off}
   *
   * @param setting of the parts; its currents are the caller's to apply
   */
  public CompileOptions withTrim(final Trim setting) {
    return new CompileOptions(die, neurons, features, release, rest, Optional.of(setting));
  }

  /**
   * {@return whether the circuit has a feature}
   *
   * @param feature to look for
   */
  public boolean has(final Feature feature) {
    return features.contains(feature);
  }
}
