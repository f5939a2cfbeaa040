package org.wuxingspice.netlist.compile;

import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.technology.Technology;

/** The transient analysis of a pass. */
public final class PassAnalysis {

  /** Points per time unit that the simulator must at least compute. */
  private static final double STEPS_PER_UNIT = 5;

  private PassAnalysis() {}

  /**
   * {@return the analysis}
   *
   * @param level of detail
   * @param technology seconds per time unit
   * @param duration T, time units, positive
   */
  public static Analysis.Transient of(
      final Level level, final Technology technology, final double duration) {
    final double step = technology.secondsPerUnit() / STEPS_PER_UNIT;
    return new Analysis.Transient(
        step, technology.seconds(duration), 0, step, level.startsFromCapacitors());
  }
}
