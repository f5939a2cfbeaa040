package org.wuxingspice.ngspice.simulation;

import java.util.List;

/**
 * Follows one request while it runs. Called on a thread of the simulator, one call at a time, in
 * order; a slow listener slows its own simulation only. What a listener throws ends the request's
 * simulation and completes its future exceptionally.
 */
public interface Listener {

  /** A listener that wants nothing. */
  Listener NONE = new Listener() {};

  /** {@return whether {@link #point} is wanted; it costs simulation time} */
  default boolean wantsPoints() {
    return false;
  }

  /**
   * The simulation begins, or begins anew because the first process died: points already given are
   * void.
   */
  default void started() {}

  /**
   * Progress as ngspice itself reports it, about seven times a second in long analyses.
   *
   * @param analysis its word for what it does, such as {@code tran}
   * @param fraction of that analysis, 0 to 1
   */
  default void progress(final String analysis, final double fraction) {}

  /**
   * A plot begins whose points will follow.
   *
   * @param variables the scale first, then the probes, or everything when no probes were named; in
   *     frequency analyses every vector twice, as {@code re(v(out))} and {@code im(v(out))}
   */
  default void plot(final List<String> variables) {}

  /**
   * An accepted point.
   *
   * @param values one per variable of the plot, SI units; owned by the listener
   */
  default void point(final double[] values) {}
}
