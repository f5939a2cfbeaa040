package org.wuxingspice.ngspice.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Device parameters with their values, as {@code alter} takes them: {@code r.x1.rp} for a device's
 * principal value, {@code @vin[dc]} for a named parameter. Names and values lie in two lists side
 * by side because training sends thousands of values under the same names; requests that share one
 * instance of {@code names} are answered fastest.
 *
 * @param names targets, lower case, distinct; kept as given, so it must not change
 * @param values one finite value per name, in SI units; not copied
 */
public record ParameterOverrides(List<String> names, double[] values) {

  private static final String MOSFET = "m";

  /** Nothing overridden. */
  public static final ParameterOverrides NONE = new ParameterOverrides(List.of(), new double[0]);

  /**
   * Checks lengths, names and values.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_NAME} or
   *     {@link SimulatorReason#BAD_VALUE}
   */
  public ParameterOverrides {
    if (names.size() != values.length) {
      throw SimulatorReason.BAD_VALUE.failure(
          names.size() + " names for " + values.length + " values");
    }
    for (int i = 0; i < values.length; i++) {
      if (!VectorNames.checked(names.get(i)).equals(names.get(i))) {
        throw SimulatorReason.BAD_NAME.failure(names.get(i) + ": must be in lower case");
      }
      if (names.get(i).startsWith(MOSFET)) {
        throw SimulatorReason.BAD_NAME.failure(
            names.get(i)
                + ": a MOSFET has no value of its own, and ngspice dies of such a name; name a"
                + " parameter, such as @m1[w]");
      }
      if (!Double.isFinite(values[i])) {
        throw SimulatorReason.BAD_VALUE.failure(
            names.get(i) + " = " + values[i] + ": must be finite");
      }
    }
  }

  /**
   * {@return the overrides from a map}
   *
   * @param values by target, in any case
   * @throws org.wuxingspice.model.failure.WuxingException as the constructor
   */
  public static ParameterOverrides of(final Map<String, Double> values) {
    final Map<String, Double> normal = new LinkedHashMap<>();
    values.forEach((name, value) -> normal.put(VectorNames.checked(name), value));
    return new ParameterOverrides(
        List.copyOf(new ArrayList<>(normal.keySet())),
        normal.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** {@return the values by name, in their order} */
  public Map<String, Double> byName() {
    final Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      map.put(names.get(i), values[i]);
    }
    return map;
  }
}
