package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.naming.FlatName;

/** From the names and lines of a compiled circuit back to the network. */
public final class BackAnnotation {

  /** A kind of part and its number. */
  private static final Pattern PART = Pattern.compile("([a-z]+)(\\d+)");

  private static final Set<String> NEURON = Set.of("xn", "zi", "zo", "vzi", "vzo");
  private static final Set<String> LINK = Set.of("xl", "gl", "rp", "rn");
  private static final Set<String> DRIVE = Set.of("vin", "rin", "iin", "in", "vre", "rre", "re");
  private static final Set<String> ELEMENT =
      Set.of(
          "xd", "vb", "gq", "iq", "cq", "vp", "vm", "ve", "z", "zd", "zm", "vz", "vzd", "vzm", "e",
          "n", "s", "p", "m", "b", "q", "dp", "dm", "sp", "sm", "sq", "sn", "sh", "ib", "is", "rs");

  private BackAnnotation() {}

  /**
   * What a device, a node, a vector or the target of an alteration belongs to.
   *
   * @param name in any case, such as {@code r.xn3.x2.r1}, {@code @b.xn3.x2.b3[m]} or {@code v(e7)}
   * @return nothing for what all neurons share
   */
  public static Optional<NetworkElement> of(final String name) {
    final FlatName path = FlatName.parse(name);
    final Matcher part = PART.matcher(path.outermost());
    if (!part.matches()) {
      return Optional.empty();
    }
    final String kind = part.group(1);
    final int index = Integer.parseInt(part.group(2));
    if (NEURON.contains(kind)) {
      return Optional.of(inside(path, index));
    } else if (LINK.contains(kind)) {
      return Optional.of(new NetworkElement.OfLink(index));
    } else if (DRIVE.contains(kind)) {
      return Optional.of(new NetworkElement.OfDrive(index));
    }
    return ELEMENT.contains(kind)
        ? Optional.of(new NetworkElement.OfElement(index))
        : Optional.empty();
  }

  /** A part of a neuron, which belongs to an element when its name ends with a number. */
  private static NetworkElement inside(final FlatName path, final int neuron) {
    final String inner =
        path.instances().size() > 1
            ? path.instances().get(1)
            : path.instances().isEmpty() ? "" : path.local();
    final Matcher part = PART.matcher(inner);
    return part.matches() && !part.group(1).equals("xi")
        ? new NetworkElement.OfElement(ELEMENTS * neuron + Integer.parseInt(part.group(2)))
        : new NetworkElement.OfNeuron(neuron);
  }
}
