package org.wuxingspice.ngspice.worker;

/** Kinds of {@link Frame} on the channel, with their payloads. */
public final class Protocol {

  /** To the worker: seconds of processor time, circuit number, lines. Answer: {@link #LOADED}. */
  public static final int LOAD = 1;

  /** To the worker: circuit number. No answer. */
  public static final int FORGET = 2;

  /** To the worker: number of a list of names, names. No answer. */
  public static final int NAMES = 3;

  /**
   * To the worker: seconds of processor time that it may take; circuit number, number of the list
   * of commands that alter, values, number of drives, for each its source, instants and values;
   * command, and in further lines those for the plot of the transient; number of the list of
   * probes; number of the list of words of a save command; flags {@link #WANTS_PROGRESS} and {@link
   * #WANTS_POINTS}. Answer: any of {@link #PROGRESS}, {@link #BEGIN} and {@link #POINT}; then for
   * each plot a {@link #PLOT}; {@link #RAN} last. The next one may be sent before the answer to
   * this has come.
   */
  public static final int RUN = 4;

  /** From the worker: 1 when the circuit was taken, messages. */
  public static final int LOADED = 10;

  /** From the worker: ngspice's status text. */
  public static final int PROGRESS = 11;

  /** From the worker: names of the variables whose points follow. */
  public static final int BEGIN = 12;

  /** From the worker: values of one point. */
  public static final int POINT = 13;

  /** From the worker: name of a plot, whose {@link #VECTORS} follow. */
  public static final int PLOT = 14;

  /**
   * From the worker: number of vectors, for each its name, type, 1 when complex, real parts,
   * imaginary parts when complex. Frames of this kind have about a megabyte, or one vector.
   */
  public static final int VECTORS = 17;

  /**
   * From the worker: {@link #DONE}, {@link #SETTING_REFUSED} or {@link #TOO_LARGE}, the setting or
   * an empty text, nanoseconds of the analysis, 1 when the worker must be replaced, messages.
   */
  public static final int RAN = 15;

  /** From a confined worker, before anything else: version of Landlock in force, 0 for none. */
  public static final int CONFINED = 16;

  /** Status: the analysis was run, with whatever result. */
  public static final int DONE = 0;

  /** Status: a setting names nothing, and nothing was run. */
  public static final int SETTING_REFUSED = 1;

  /** Status: a vector does not fit in the worker's memory. */
  public static final int TOO_LARGE = 2;

  /** Flag: send progress. */
  public static final int WANTS_PROGRESS = 1;

  /** Flag: send points as they come. */
  public static final int WANTS_POINTS = 2;

  /**
   * Line on the worker's standard error that comes before what is printed for a request past
   * ngspice's own channel; requests that follow within a second may have none.
   */
  public static final String REQUEST_BEGINS = "\u0001request";

  private Protocol() {}
}
