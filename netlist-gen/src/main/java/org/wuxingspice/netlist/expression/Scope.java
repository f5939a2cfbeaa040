package org.wuxingspice.netlist.expression;

/** What the names in a formula stand for. Names are lower case. */
public interface Scope {

  /** A scope in which no name is known. */
  Scope EMPTY =
      name -> {
        throw unknown("parameter", name);
      };

  /**
   * {@return a parameter's value}
   *
   * @param name lower case
   * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#UNDEFINED_NAME}
   */
  double parameter(String name);

  /**
   * {@return a node's voltage against ground, volt}
   *
   * @param node lower case, never ground itself
   * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#UNDEFINED_NAME}
   */
  default double voltage(final String node) {
    throw unknown("node voltage", node);
  }

  /**
   * {@return the current through a source from its positive node, ampere}
   *
   * @param source lower case
   * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#UNDEFINED_NAME}
   */
  default double current(final String source) {
    throw unknown("current", source);
  }

  /**
   * {@return the value of a function}
   *
   * @param name lower case
   * @param arguments values
   * @throws org.wuxingspice.model.failure.WuxingException {@link
   *     ExpressionReason#UNDEFINED_FUNCTION}
   */
  default double call(final String name, final double[] arguments) {
    return Functions.call(name, arguments);
  }

  /**
   * {@return the failure of a name that stands for nothing}
   *
   * @param kind of name
   * @param name that is not known
   */
  static org.wuxingspice.model.failure.WuxingException unknown(
      final String kind, final String name) {
    return ExpressionReason.UNDEFINED_NAME.failure(kind + " '" + name + "' is not defined here");
  }
}
