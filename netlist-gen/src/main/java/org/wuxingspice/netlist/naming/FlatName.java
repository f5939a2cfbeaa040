package org.wuxingspice.netlist.naming;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name by which ngspice knows something of the flat circuit. Only the classes of this package
 * know how such a name is put together.
 */
public sealed interface FlatName permits DeviceQuantity, DevicePath, NodePath {

  /** {@return the instances around it, outermost first; empty at the top} */
  List<String> instances();

  /** {@return the name as commands and vectors have it} */
  String text();

  /** {@return the name within the innermost instance} */
  String local();

  /** {@return the name of what the top level has: the outermost instance, or else its own} */
  default String outermost() {
    return instances().isEmpty() ? local() : instances().get(0);
  }

  /**
   * Takes a name apart. A bare name at the top level may be a device's or a node's, which are
   * written alike; it is returned as a device.
   *
   * @param text such as {@code r.xn3.x1.r1}, {@code @c.x1.c1[ic]}, {@code e.x1.e1#branch}, {@code
   *     i(v1)}, {@code v(x1.b)} or {@code x1.b}, in any case
   * @return the name in lower case
   */
  static FlatName parse(final String text) {
    final Matcher form = Forms.ANY.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return DevicePath.of(text);
    } else if (form.group(Forms.PARAMETER) != null) {
      return new DeviceParameter(
          DevicePath.parse(form.group(Forms.OWNER)), form.group(Forms.PARAMETER));
    } else if (form.group(Forms.BRANCH) != null) {
      return new BranchCurrent(DevicePath.parse(form.group(Forms.BRANCH)));
    } else if (form.group(Forms.CURRENT) != null) {
      return new BranchCurrent(DevicePath.parse(form.group(Forms.CURRENT)));
    } else if (form.group(Forms.VOLTAGE) != null) {
      return NodePath.parse(form.group(Forms.VOLTAGE));
    }
    final String bare = form.group(Forms.BARE);
    return bare.indexOf('.') > 1 ? NodePath.parse(bare) : DevicePath.parse(bare);
  }

  /** The forms of a name. */
  final class Forms {
    private static final String OWNER = "owner";
    private static final String PARAMETER = "parameter";
    private static final String BRANCH = "branch";
    private static final String CURRENT = "current";
    private static final String VOLTAGE = "voltage";
    private static final String BARE = "bare";
    private static final Pattern ANY =
        Pattern.compile(
            "@(?<owner>.+)\\[(?<parameter>\\w+)]|(?<branch>.+)#branch"
                + "|i\\((?<current>[^()]+)\\)|v\\((?<voltage>[^()]+)\\)|(?<bare>.+)");

    private Forms() {}
  }
}
