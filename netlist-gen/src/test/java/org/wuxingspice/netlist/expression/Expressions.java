package org.wuxingspice.netlist.expression;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random formulas. */
public final class Expressions {

  private Expressions() {}

  /** Names of parameters. */
  public static Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("abkxyz_01")
        .ofMinLength(1)
        .ofMaxLength(6)
        .map(name -> "p" + name);
  }

  /** Finite numbers of every size. */
  public static Arbitrary<Double> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.doubles().between(-10, 10),
        Arbitraries.of(0.0, -0.0, 1.0, -1.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e-12));
  }

  /**
   * Formulas.
   *
   * @param probes whether they may hold node voltages and currents
   */
  public static Arbitrary<Expression> any(final boolean probes) {
    final Arbitrary<Expression> literal = numbers().map(Expression.Literal::new);
    final Arbitrary<Expression> parameter = names().map(Expression.Parameter::new);
    final Arbitrary<Expression> voltage =
        Combinators.combine(names(), Arbitraries.of("0", "n1", "xs.b"))
            .as(Expression.NodeVoltage::new);
    final Arbitrary<Expression> current =
        names().map(name -> new Expression.BranchCurrent("v" + name));
    final Arbitrary<Expression> leaf =
        probes
            ? Arbitraries.oneOf(literal, parameter, voltage, current)
            : Arbitraries.oneOf(literal, parameter);
    return Arbitraries.recursive(() -> leaf, Expressions::larger, 0, 3);
  }

  private static Arbitrary<Expression> larger(final Arbitrary<Expression> inner) {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(Operator.class), inner, inner)
            .as(Expression.Operation::new),
        inner.map(Expression::negate),
        inner.map(Expression.Not::new),
        Combinators.combine(inner, inner, inner).as(Expression.Conditional::new),
        inner.map(argument -> new Expression.Call("sqrt", List.of(argument))),
        Combinators.combine(inner, inner).as((a, b) -> new Expression.Call("max", List.of(a, b))));
  }
}
