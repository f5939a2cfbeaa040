package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.expression.Expression;

/** What other statements refer to by name. */
public sealed interface Definition extends Statement {

  /**
   * A subcircuit.
   *
   * @param name of the cell
   * @param ports its outer nodes
   * @param parameters with their default values
   * @param body its statements
   */
  record Subcircuit(
      String name, List<String> ports, Map<String, Value> parameters, List<Statement> body)
      implements Definition {
    /**
     * Checks the names and keeps unmodifiable copies of lists and maps.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Subcircuit {
      Names.name(name);
      ports = Names.names(ports);
      parameters = Names.parameters(parameters);
      body = List.copyOf(body);
    }
  }

  /**
   * A device model.
   *
   * @param name of the model
   * @param type kind of device, such as {@code d}, {@code npn} or {@code sw}
   * @param parameters of the model
   */
  record Model(String name, String type, Map<String, Value> parameters) implements Definition {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Model {
      Names.name(name);
      Names.parameter(type);
      parameters = Names.parameters(parameters);
    }
  }

  /**
   * Parameters.
   *
   * @param values by name; may refer to each other in any order
   */
  record Parameters(Map<String, Value> values) implements Definition {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Parameters {
      values = Names.parameters(values);
      if (values.isEmpty()) {
        throw CircuitReason.BAD_VALUE.failure("parameters without a parameter");
      }
    }
  }

  /**
   * A function for formulas.
   *
   * @param name of the function
   * @param arguments names of its arguments
   * @param body formula over the arguments and parameters
   */
  record Function(String name, List<String> arguments, Expression body) implements Definition {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Function {
      Names.parameter(name);
      arguments.forEach(Names::parameter);
      arguments = List.copyOf(arguments);
    }
  }
}
