package org.wuxingspice.spice.worker;

/** Message kinds on the channel. */
public final class Protocol {

  /** Parent to worker: number of lines, lines. Answer: accepted flag, messages. */
  public static final int LOAD = 1;

  /**
   * Parent to worker: circuit number, alterations (count, name and value each), command, end of the
   * scale or NaN, probes (count, names). Answer: a status, nanoseconds, and on success scale name,
   * length, scale and vectors; then messages.
   */
  public static final int RUN = 2;

  /** Status of a run: done, every value finite. */
  public static final int COMPLETED = 0;

  /** Status of a run: no convergence; the time reached follows. */
  public static final int NOT_CONVERGED = 1;

  /** Status of a run: a setting names nothing; its name follows. */
  public static final int NO_SUCH_DEVICE = 2;

  /** Status of a run: a probe names nothing; its name follows. */
  public static final int NO_SUCH_VECTOR = 3;

  /** Status of a run: no new plot; an empty name follows. */
  public static final int EMPTY_RESULT = 4;

  private Protocol() {}
}
