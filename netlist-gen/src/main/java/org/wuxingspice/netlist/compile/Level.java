package org.wuxingspice.netlist.compile;

import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/** How far a circuit is built of parts. */
public enum Level {
  /** Ideal integrators and formulas. */
  BEHAVIORAL {
    @Override
    Construction construct(final CompileContext context) {
      if (context.isReversible()) {
        throw CompileReason.BAD_SETTING.failure(
            "a circuit for both directions: only at level " + OPAMP);
      }
      final BehavioralValues values = new BehavioralValues(context);
      return new Construction(new BehavioralParts(context, values), values);
    }
  },
  /** Op-amps, multipliers and resistors of a die. */
  OPAMP {
    @Override
    Construction construct(final CompileContext context) {
      if (context.technology().transistors().isPresent()) {
        throw CompileReason.BAD_SETTING.failure(
            "parts " + context.technology().name() + ": only at level " + TRANSLINEAR);
      }
      final OpAmpValues values = new OpAmpValues(context);
      final OpAmpParts parts = new OpAmpParts(context, values);
      if (!context.isReversible()) {
        return new Construction(parts, values);
      }
      final ReversibleValues turning = new ReversibleValues(context, values);
      return new Construction(new ReversibleParts(context, parts, values, turning), turning);
    }
  },
  /** Transistors, whose currents are the elements. */
  TRANSLINEAR {
    @Override
    Construction construct(final CompileContext context) {
      if (context.isReversible()) {
        throw CompileReason.BAD_SETTING.failure(
            "a circuit for both directions: only at level " + OPAMP);
      }
      final TranslinearDesign design =
          context
              .technology()
              .transistors()
              .orElseThrow(
                  () ->
                      CompileReason.BAD_SETTING.failure(
                          "parts "
                              + context.technology().name()
                              + " have no transistors: give level "
                              + TRANSLINEAR
                              + " parts "
                              + Technology.translinear().name()));
      final TranslinearValues values = new TranslinearValues(context, design);
      return new Construction(new TranslinearParts(context, values), values);
    }

    @Override
    boolean startsFromCapacitors() {
      return false;
    }
  };

  abstract Construction construct(CompileContext context);

  /**
   * {@return whether a transient takes all voltages at the start from its capacitors; else it finds
   * an operating point with the initial conditions}
   */
  boolean startsFromCapacitors() {
    return true;
  }
}
