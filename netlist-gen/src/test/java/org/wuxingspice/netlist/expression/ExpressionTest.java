package org.wuxingspice.netlist.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.format.NgspiceBatch;

class ExpressionTest {

  /** ngspice prints 15 digits. */
  private static final double RELATIVE = 1e-13;

  @TempDir Path folder;

  @Provide
  Arbitrary<Expression> expressions() {
    return Expressions.any(true);
  }

  @Property
  void textParsesToTheSameFormula(@ForAll("expressions") final Expression expression) {
    assertThat(Expression.parse(expression.text())).isEqualTo(expression);
    assertThat(Expression.parse(ExpressionFormatter.BRACED.text(expression))).isEqualTo(expression);
  }

  @Property
  void anyTextIsAFormulaOrRefused(@ForAll final String text) {
    try {
      final Expression expression = Expression.parse(text);
      assertThat(Expression.parse(expression.text())).isEqualTo(expression);
    } catch (final WuxingException e) {
      assertThat(e.reason()).isInstanceOf(ExpressionReason.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1", "1.5k, 1500", "2MEG, 2e6", "2megohm, 2e6", "3m, 3e-3", "3MIL, 76.2e-6", "4u, 4e-6",
    "5nF, 5e-9", "6p, 6e-12", "7f, 7e-15", "8a, 8", "9t, 9e12", "1g, 1e9", "-2.5e-3k, -2.5",
    ".5, 0.5", "5., 5", "1e3, 1e3", "1e-12F, 1e-27", "10V, 10", "0.1u, 1e-7"
  })
  void numbersHaveScaleLetters(final String text, final double value) {
    assertThat(SpiceNumber.parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"1e999", "1..2", "k", "1e9t9", "--1", "''"})
  void wordsThatAreNoNumbersAreRefused(final String text) {
    assertThatThrownBy(() -> SpiceNumber.parse(text))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(ExpressionReason.BAD_NUMBER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1+ | SYNTAX",
        "(1 | SYNTAX",
        "1 2 | SYNTAX",
        "a ? b | SYNTAX",
        "v() | SYNTAX",
        "q(1) | UNDEFINED_FUNCTION",
        "nowhere | UNDEFINED_NAME",
        "v(n) | UNDEFINED_NAME",
        "max(1) | UNDEFINED_FUNCTION",
        "2*1mil | BAD_NUMBER",
        "pwr(-2,3) | BAD_NUMBER"
      })
  void faultsHaveReasons(final String text, final ExpressionReason reason) {
    assertThatThrownBy(() -> Expression.parse(text).evaluate(Scope.EMPTY))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void deepAndLongFormulasAreRefusedWithoutAnOverflow() {
    for (final String text :
        List.of(
            "(".repeat(100_000),
            "-(".repeat(50_000),
            "!".repeat(100_000),
            "1?".repeat(9999),
            "1+".repeat(100_000) + "1")) {
      assertThatThrownBy(() -> Expression.parse(text))
          .isInstanceOfSatisfying(
              WuxingException.class,
              e -> assertThat(e.reason()).isEqualTo(ExpressionReason.TOO_DEEP));
    }
    assertThat(Expression.parse("1+".repeat(1900) + "1").evaluate(Scope.EMPTY)).isEqualTo(1901);
  }

  /** ngspice's own parameters are the truth for precedence, scale letters and functions. */
  @Test
  void valuesAreThoseOfNgspice() throws Exception {
    final List<String> formulas =
        List.of(
            "1+2*3",
            "2*3-4/5",
            "2-3-4",
            "8/4/2",
            "-2+5",
            "2*(-3)",
            "2**3",
            "2^3",
            "-2**2",
            "2**3**2",
            "2*3**2",
            "(1+2)*3",
            "1k+1meg",
            "3m*2",
            "2a+1t",
            "a+b*2",
            "a > b ? 10 : 20",
            "a < b ? 10 : 20",
            "(a==2) && (b==3)",
            "a==2 || b==7",
            "!a",
            "min(a,b)",
            "max(a,b)",
            "abs(-3)",
            "sqrt(2)",
            "exp(1)",
            "ln(2)",
            "log(2)",
            "log10(2)",
            "sin(1)",
            "cos(1)",
            "tan(1)",
            "atan(1)",
            "arctan(2)",
            "asin(0.5)",
            "acos(0.5)",
            "sinh(1)",
            "cosh(1)",
            "tanh(0.5)",
            "asinh(0.5)",
            "acosh(2)",
            "atanh(0.5)",
            "sgn(-3)",
            "floor(2.7)",
            "ceil(2.2)",
            "floor(-2.5)",
            "nint(2.5)",
            "nint(3.5)",
            "int(-2.7)",
            "pow(2,0.5)",
            "pwr(2,3)",
            "(-2)**3",
            "(-2)**2",
            "pow(-2,2)",
            "ternary_fcn(a>b,1,2)",
            "a>=2",
            "a<=1",
            "a!=2",
            "-a*b",
            "-(a+b)",
            "a-(-b)",
            "1e-3*a",
            "2*a**b",
            "1/3",
            "a ? b : 7");
    final List<String> deck = new ArrayList<>(List.of("formulas", ".param a=2 b=3"));
    for (int i = 0; i < formulas.size(); i++) {
      deck.add("v" + i + " n" + i + " 0 dc {" + formulas.get(i) + "}");
    }
    deck.add(".end");
    final Map<String, Double> truth = NgspiceBatch.operatingPoint(folder, deck);
    final Scope scope = name -> Map.of("a", 2.0, "b", 3.0).get(name);
    for (int i = 0; i < formulas.size(); i++) {
      final double value = Expression.parse(formulas.get(i)).evaluate(scope);
      final double expected = truth.get("n" + i);
      assertThat(value)
          .as(formulas.get(i))
          .isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
    }
  }
}
