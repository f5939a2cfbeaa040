package org.wuxingspice.ngspice.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
  private static final Pattern SUM_CURRENT = Pattern.compile("@([fg][^\\[\\]]*)\\[i\\]");
  private static final String GROUND = "0";

  /** Ends the name of the current of a code model's second connection, often its output. */
  static final String PORT = "#branch_1_0";

  /** Stands for any characters in the name of a group. */
  private static final char ANY = '*';

  /** Before the name of a vector whose negative is meant. */
  private static final String MINUS = "-";

  /** Letters of devices without a branch of their own whose current ngspice knows as this. */
  private static final String WITH_CURRENT_I = "rcbsw";

  /** Letters of controlled current sources, which have none when they are polynomials. */
  private static final String SUMS = "fg";

  /** Letters of devices that ngspice replaces by a source of their name when they have formulas. */
  private static final String REPLACED = "rc";

  /** ngspice's words for the current into the first terminal. */
  private static final Map<Character, String> FIRST_TERMINAL =
      Map.of('d', "id", 'i', "current", 'q', "ic", 'm', "id", 'j', "id", 'z', "id");

  /** Before the name of the code model that a source with a polynomial becomes. */
  public static final String POLYNOMIAL = "a$poly$";

  /** Before the name of a polynomial current source in that of its ammeter. */
  public static final String METER = "v#poly#";

  /** Behind the name of a polynomial current source in that of the node of its ammeter. */
  public static final String METERED_NODE = "#poly";

  private static final Pattern METERED = Pattern.compile("i\\((?:v\\..*\\.)?v#poly#(.+)\\)");

  /** Keeps unmodifiable copies of lists and maps. */
  public Probe {
    vectors = List.copyOf(vectors);
  }

  /**
   * A vector.
   *
   * @param saved what save commands call it; a name that the circuit lacks does no harm
   * @param names under which a plot may have it, lower case, in the order of search; a minus before
   *     the name means its negative
   */
  public record Vector(List<String> saved, List<String> names) {

    /** Keeps unmodifiable copies of lists and maps. */
    public Vector {
      saved = List.copyOf(saved);
      names = List.copyOf(names);
    }

    static boolean isNegative(final String name) {
      return name.startsWith(MINUS);
    }

    static String withoutSign(final String name) {
      return isNegative(name) ? name.substring(MINUS.length()) : name;
    }

    /**
     * Looks it up.
     *
     * @param <T> what is found
     * @param find gives what is known under a name, or null
     * @param negative makes the negative of it
     * @return the first that is found
     */
    public <T> Optional<T> find(final Function<String, T> find, final UnaryOperator<T> negative) {
      for (final String name : names) {
        final T found = find.apply(withoutSign(name));
        if (found != null) {
          return Optional.of(isNegative(name) ? negative.apply(found) : found);
        }
      }
      return Optional.empty();
    }
  }

  /** {@return whether a probe means all vectors that are called so, such as {@code v(x1.*)}} */
  public boolean isGroup() {
    return name.indexOf(ANY) >= 0;
  }

  /** {@return which names of vectors a group means} */
  public Predicate<String> members() {
    return Pattern.compile(
            Pattern.quote(name).replace(String.valueOf(ANY), "\\E.*\\Q"), Pattern.CASE_INSENSITIVE)
        .asMatchPredicate();
  }

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
    final Matcher sum = SUM_CURRENT.matcher(text);
    if (sum.matches()) {
      return new Probe(text, List.of(current(sum.group(1))));
    }
    return new Probe(
        text,
        List.of(new Vector(List.of(text), List.of(text, "v(" + text + ")", "i(" + text + ")"))));
  }

  private static Vector node(final String node) {
    final String voltage = "v(" + node + ")";
    return new Vector(List.of(voltage), List.of(voltage, node));
  }

  /** Devices in subcircuits have names such as {@code r.x1.r5}: the first letter is the kind. */
  private static Vector current(final String device) {
    final char kind = device.charAt(0);
    final String current = "i(" + device + ")";
    final String first = FIRST_TERMINAL.get(kind);
    if (first != null) {
      return parameter(first, device);
    } else if (REPLACED.indexOf(kind) >= 0) {
      return parameter("i", device, within("b", device));
    } else if (SUMS.indexOf(kind) >= 0) {
      final String meter = within(METER, device);
      return new Vector(
          List.of("@" + device + "[i]", "i(" + meter + ")"),
          List.of("@" + device + "[i]", meter + "#branch", "i(" + meter + ")"));
    } else if (WITH_CURRENT_I.indexOf(kind) >= 0) {
      return parameter("i", device);
    } else if (kind == 'a') {
      final String branch = device + PORT;
      return new Vector(List.of(branch), List.of(branch, current));
    } else if (kind == 'l') {
      final String formula = within("b", device); // a voltage, against the coil's direction
      return new Vector(
          List.of(current, "i(" + formula + ")"),
          List.of(
              device + "#branch",
              current,
              MINUS + formula + "#branch",
              MINUS + "i(" + formula + ")"));
    }
    final String polynomial = POLYNOMIAL + device;
    return new Vector(
        List.of(current, polynomial + PORT),
        List.of(
            device + "#branch",
            current,
            polynomial + PORT,
            "i(" + polynomial + PORT + ")",
            "i(" + polynomial + ")"));
  }

  /** The name of the source that stands for a device with a formula: {@code b.x1.br5}. */
  private static String within(final String begin, final String device) {
    final int last = device.lastIndexOf('.') + 1;
    return (last > 0 ? begin.charAt(0) + device.substring(1, last) : "")
        + begin
        + device.substring(last);
  }

  /**
   * {@return the source within its subcircuit whose ammeter a saved vector is from, if it is one's}
   *
   * @param saved such as {@code i(v.x1.v#poly#g2)}
   */
  public static Optional<String> metered(final String saved) {
    final Matcher matcher = METERED.matcher(saved);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Vector parameter(final String parameter, final String... devices) {
    final List<String> names = new ArrayList<>();
    for (final String device : devices) {
      names.add("@" + device + "[" + parameter + "]");
    }
    return new Vector(names, names);
  }
}
