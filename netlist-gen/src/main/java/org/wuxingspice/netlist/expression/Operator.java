package org.wuxingspice.netlist.expression;

/** Operations on two numbers, the loosest first. Truth is 1 or 0. */
public enum Operator {
  /** Logical or. */
  OR("||", 1) {
    @Override
    double apply(final double a, final double b) {
      return truth(a != 0 || b != 0);
    }
  },
  /** Logical and. */
  AND("&&", 2) {
    @Override
    double apply(final double a, final double b) {
      return truth(a != 0 && b != 0);
    }
  },
  /** Equal. */
  EQUAL("==", 3) {
    @Override
    double apply(final double a, final double b) {
      return truth(a == b);
    }
  },
  /** Not equal. */
  NOT_EQUAL("!=", 3) {
    @Override
    double apply(final double a, final double b) {
      return truth(a != b);
    }
  },
  /** At most. */
  AT_MOST("<=", 4) {
    @Override
    double apply(final double a, final double b) {
      return truth(a <= b);
    }
  },
  /** At least. */
  AT_LEAST(">=", 4) {
    @Override
    double apply(final double a, final double b) {
      return truth(a >= b);
    }
  },
  /** Less. */
  LESS("<", 4) {
    @Override
    double apply(final double a, final double b) {
      return truth(a < b);
    }
  },
  /** Greater. */
  GREATER(">", 4) {
    @Override
    double apply(final double a, final double b) {
      return truth(a > b);
    }
  },
  /** Sum. */
  PLUS("+", 5) {
    @Override
    double apply(final double a, final double b) {
      return a + b;
    }
  },
  /** Difference. */
  MINUS("-", 5) {
    @Override
    double apply(final double a, final double b) {
      return a - b;
    }
  },
  /** Product. */
  TIMES("*", 6) {
    @Override
    double apply(final double a, final double b) {
      return a * b;
    }
  },
  /** Quotient. */
  DIVIDE("/", 6) {
    @Override
    double apply(final double a, final double b) {
      return a / b;
    }
  },
  /** Power, of the base's absolute value as ngspice has it unless told otherwise. */
  POWER("**", 8) {
    @Override
    double apply(final double a, final double b) {
      return Math.pow(Math.abs(a), b);
    }
  };

  private final String symbol;
  private final int precedence;

  Operator(final String symbol, final int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  abstract double apply(double a, double b);

  /** {@return how it is written} */
  public String symbol() {
    return symbol;
  }

  /** How tightly it binds; a unary sign binds at 7. */
  int precedence() {
    return precedence;
  }

  private static double truth(final boolean holds) {
    return holds ? 1 : 0;
  }
}
