package org.wuxingspice.netlist.compile;

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
  /** Op-amps, multipliers and resistors with their imperfections. */
  OPAMP {
    @Override
    Construction construct(final CompileContext context) {
      final OpAmpValues values = new OpAmpValues(context);
      final OpAmpParts parts = new OpAmpParts(context, values);
      if (!context.isReversible()) {
        return new Construction(parts, values);
      }
      final ReversibleValues turning = new ReversibleValues(context, values);
      return new Construction(new ReversibleParts(context, parts, values, turning), turning);
    }
  };

  abstract Construction construct(CompileContext context);
}
