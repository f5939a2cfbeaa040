package org.wuxingspice.ngspice.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quantity that a request wants to see, and the vectors it is made of. ngspice answers a name it
 * does not find in a plot from its table of constants, so every vector is looked up by the exact
 * name under which the plot has it.
 *
 * @param name as asked for, lower case
 * @param vectors one, or two whose difference is meant
 */
public record Probe(String name, List<Vector> vectors) {

  private static final Pattern VOLTAGE = Pattern.compile("v\\(([^(),]+)(?:,([^(),]+))?\\)");
  private static final Pattern CURRENT = Pattern.compile("i\\(([^(),]+)\\)");
  private static final String GROUND = "0";

  /** Ends the name of the current of a code model's second connection, often its output. */
  static final String PORT = "#branch_1_0";

  /** Letters of devices without a branch of their own whose current ngspice knows as this. */
  private static final String WITH_CURRENT_I = "rcbgfsw";

  /** Keeps unmodifiable copies of lists and maps. */
  public Probe {
    vectors = List.copyOf(vectors);
  }

  /**
   * A vector.
   *
   * @param saved what a save command calls it
   * @param names under which a plot may have it, lower case
   */
  public record Vector(String saved, List<String> names) {}

  /**
   * Reads a probe.
   *
   * @param text such as {@code v(out)}, {@code v(a,b)}, {@code i(r1)}, {@code @r1[p]}, lower case
   * @return the vectors that the text asks for
   */
  public static Probe of(final String text) {
    final Matcher voltage = VOLTAGE.matcher(text);
    if (voltage.matches()) {
      final List<Vector> nodes = new ArrayList<>(List.of(node(voltage.group(1))));
      if (voltage.group(2) != null && !voltage.group(2).equals(GROUND)) {
        nodes.add(node(voltage.group(2)));
      }
      return new Probe(text, nodes);
    }
    final Matcher current = CURRENT.matcher(text);
    if (current.matches()) {
      return new Probe(text, List.of(current(current.group(1))));
    }
    return new Probe(text, List.of(new Vector(text, List.of(text, "v(" + text + ")"))));
  }

  private static Vector node(final String node) {
    final String voltage = "v(" + node + ")";
    return new Vector(voltage, List.of(voltage, node));
  }

  /** Devices in subcircuits have names such as {@code r.x1.r5}: the first letter is the kind. */
  private static Vector current(final String device) {
    final char kind = device.charAt(0);
    if (kind == 'd') {
      return parameter(device, "id");
    } else if (kind == 'i') {
      return parameter(device, "current");
    } else if (WITH_CURRENT_I.indexOf(kind) >= 0) {
      return parameter(device, "i");
    }
    final String current = "i(" + device + ")";
    if (kind == 'a') {
      final String branch = device + PORT;
      return new Vector(branch, List.of(branch, current));
    }
    return new Vector(current, List.of(device + "#branch", current));
  }

  private static Vector parameter(final String device, final String parameter) {
    final String name = "@" + device + "[" + parameter + "]";
    return new Vector(name, List.of(name));
  }
}
