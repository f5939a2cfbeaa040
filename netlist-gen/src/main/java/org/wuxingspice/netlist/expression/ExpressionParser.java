package org.wuxingspice.netlist.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one formula by precedence climbing. */
final class ExpressionParser {

  /** Formulas with more tokens or deeper brackets are refused, so that no stack overflows. */
  private static final int MOST_TOKENS = 4000;

  private static final int DEEPEST = 200;

  private static final Pattern SPACE = Pattern.compile("\\s*");
  private static final Pattern NUMBER = Pattern.compile(SpiceNumber.SYNTAX);
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NODE = Pattern.compile("\\s*([^\\s,(){}'\"=;]+)\\s*");

  /** Longer symbols first. */
  private static final Map<String, Operator> OPERATORS = operators();

  private final String text;
  private int at;
  private int tokens;
  private int depth;

  ExpressionParser(final String text) {
    this.text = text;
  }

  private static Map<String, Operator> operators() {
    final Map<String, Operator> operators = new java.util.LinkedHashMap<>();
    for (final Operator operator : Operator.values()) {
      if (operator.symbol().length() == 2) {
        operators.put(operator.symbol(), operator);
      }
    }
    operators.put("<>", Operator.NOT_EQUAL);
    for (final Operator operator : Operator.values()) {
      if (operator.symbol().length() == 1) {
        operators.put(operator.symbol(), operator);
      }
    }
    operators.put("^", Operator.POWER);
    operators.put("|", Operator.OR);
    operators.put("&", Operator.AND);
    return operators;
  }

  Expression parse() {
    final Expression expression = conditional();
    if (peek() != 0) {
      throw syntax("unexpected '" + text.charAt(at) + "'");
    }
    return expression;
  }

  private Expression conditional() {
    if (++depth > DEEPEST) {
      throw ExpressionReason.TOO_DEEP.failure(
          "formula of " + text.length() + " characters: more than " + DEEPEST + " levels deep");
    }
    final Expression test = binary(1);
    Expression result = test;
    if (take('?')) {
      final Expression then = conditional();
      expect(':');
      result = new Expression.Conditional(test, then, conditional());
    }
    depth--;
    return result;
  }

  private Expression binary(final int lowest) {
    Expression left = signed();
    while (true) {
      final Map.Entry<String, Operator> found = operator();
      if (found == null || found.getValue().precedence() < lowest) {
        return left;
      }
      count();
      at += found.getKey().length();
      left =
          new Expression.Operation(
              found.getValue(), left, binary(found.getValue().precedence() + 1));
    }
  }

  private Map.@Nullable Entry<String, Operator> operator() {
    peek();
    for (final Map.Entry<String, Operator> entry : OPERATORS.entrySet()) {
      if (text.startsWith(entry.getKey(), at)) {
        return entry;
      }
    }
    return null;
  }

  /** A sign or a not reaches as far as products do, but not over a power's exponent. */
  private Expression signed() {
    int signs = 0;
    while (true) {
      if (take('-')) {
        signs++;
      } else if (!take('+')) {
        break;
      }
    }
    if (peek() == '~' || (peek() == '!' && !text.startsWith("!=", at))) {
      at++;
      return negated(new Expression.Not(deeper()), signs);
    }
    return negated(binaryPower(), signs);
  }

  private Expression deeper() {
    if (++depth > DEEPEST) {
      throw ExpressionReason.TOO_DEEP.failure("formula: more than " + DEEPEST + " levels deep");
    }
    final Expression operand = signed();
    depth--;
    return operand;
  }

  private static Expression negated(final Expression operand, final int signs) {
    return signs % 2 == 0 ? operand : Expression.negate(operand);
  }

  private Expression binaryPower() {
    Expression base = atom();
    for (Map.Entry<String, Operator> found = operator();
        found != null && found.getValue() == Operator.POWER;
        found = operator()) {
      count();
      at += found.getKey().length();
      final int signs = take('-') ? 1 : 0;
      base = new Expression.Operation(Operator.POWER, base, negated(atom(), signs));
    }
    return base;
  }

  private Expression atom() {
    count();
    final char next = peek();
    if (next == '(') {
      return bracketed('(', ')');
    } else if (next == '{') {
      return bracketed('{', '}');
    } else if (next == '\'') {
      return bracketed('\'', '\'');
    }
    final Matcher number = matcher(NUMBER);
    if (number.lookingAt()) {
      at = number.end();
      if (number.group(2).toLowerCase(Locale.ROOT).startsWith("mil")) {
        throw ExpressionReason.BAD_NUMBER.failure(
            "number "
                + number.group()
                + " in a formula: simulators differ on mil there; write 25.4u or 1m");
      }
      return new Expression.Literal(SpiceNumber.scaled(number.group(1), number.group(2)));
    }
    final Matcher name = matcher(NAME);
    if (!name.lookingAt()) {
      throw syntax(next == 0 ? "the formula ends too early" : "unexpected '" + next + "'");
    }
    at = name.end();
    return take('(') ? call(name.group()) : new Expression.Parameter(name.group());
  }

  private Expression bracketed(final char open, final char close) {
    expect(open);
    final Expression inner = conditional();
    expect(close);
    return inner;
  }

  private Expression call(final String name) {
    final String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("v")) {
      final String plus = node();
      final String minus = take(',') ? node() : "0";
      expect(')');
      return new Expression.NodeVoltage(plus, minus);
    } else if (lower.equals("i")) {
      final String device = node();
      expect(')');
      return new Expression.BranchCurrent(device);
    }
    final List<Expression> arguments = new ArrayList<>();
    if (take(')')) {
      return new Expression.Call(name, arguments);
    }
    do {
      arguments.add(conditional());
    } while (take(','));
    expect(')');
    return new Expression.Call(name, arguments);
  }

  private String node() {
    count();
    final Matcher node = matcher(NODE);
    if (!node.lookingAt()) {
      throw syntax("a node or device name is missing");
    }
    at = node.end();
    return node.group(1);
  }

  private Matcher matcher(final Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }

  /** The next character that is no space, or 0 at the end. */
  private char peek() {
    final Matcher space = matcher(SPACE);
    if (space.lookingAt()) {
      at = space.end();
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean take(final char wanted) {
    final boolean there = peek() == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(final char wanted) {
    if (!take(wanted)) {
      throw syntax("'" + wanted + "' is missing");
    }
  }

  private void count() {
    if (++tokens > MOST_TOKENS) {
      throw ExpressionReason.TOO_DEEP.failure(
          "formula of " + text.length() + " characters: more than " + MOST_TOKENS + " parts");
    }
  }

  private RuntimeException syntax(final String what) {
    return ExpressionReason.SYNTAX.failure(
        "formula '" + text + "', character " + (at + 1) + ": " + what);
  }
}
