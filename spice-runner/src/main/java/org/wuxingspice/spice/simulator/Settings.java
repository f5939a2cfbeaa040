package org.wuxingspice.spice.simulator;

import java.util.List;

/**
 * Device parameters with their values, as {@code alter} takes them: {@code r.x1.rp} for a device's
 * principal value, {@code @vin[dc]} for a named parameter. Names and values lie in two lists side
 * by side because training sends thousands of values under the same names; {@code names} is best
 * shared between requests.
 *
 * @param names targets, lower case, distinct
 * @param values one finite value per name, in SI units; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier by contract, compared by nobody
public record Settings(List<String> names, double[] values) {

  /** No changes. */
  public static final Settings NONE = new Settings(List.of(), new double[0]);

  /** Checks the lengths. */
  public Settings {
    if (names.size() != values.length) {
      throw new IllegalArgumentException(names.size() + " names for " + values.length + " values");
    }
  }
}
