package org.wuxingspice.spice.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of a request. */
public sealed interface Outcome {

  /** What the simulator printed, oldest first, cut to the last lines. */
  List<String> messages();

  /**
   * The analysis ran to its end and every value is finite.
   *
   * @param waveforms the probes over the scale
   * @param analysisTime wall-clock time of the analysis itself
   * @param messages what the simulator printed
   */
  record Completed(Waveforms waveforms, Duration analysisTime, List<String> messages)
      implements Outcome {}

  /**
   * The analysis gave up.
   *
   * @param time simulated time reached, s; 0 when no operating point was found
   * @param place node or device that ngspice names, if any
   * @param messages what the simulator printed
   */
  record NotConverged(double time, Optional<String> place, List<String> messages)
      implements Outcome {}

  /**
   * The netlist, a setting or the analysis was refused.
   *
   * @param line line of the netlist from 1, or 0 when unknown
   * @param text the refused text, or the empty string
   * @param reason kind of refusal
   * @param messages what the simulator printed
   */
  record Rejected(int line, String text, RejectionReason reason, List<String> messages)
      implements Outcome {}

  /**
   * The time limit passed and the simulation was killed.
   *
   * @param limit the limit
   * @param messages what the simulator printed
   */
  record TimedOut(Duration limit, List<String> messages) implements Outcome {}

  /**
   * The simulator process died, also when the request was tried again.
   *
   * @param exitCode exit code of the process, 128 + n for signal n
   * @param messages what the simulator printed last
   */
  record Lost(int exitCode, List<String> messages) implements Outcome {}
}
