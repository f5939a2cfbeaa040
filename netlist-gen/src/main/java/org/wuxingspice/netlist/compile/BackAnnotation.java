package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the names and lines of a compiled circuit back to the network. */
public final class BackAnnotation {

  private static final Pattern WRAPPING = Pattern.compile("^@|\\[.*|^v\\((.*)\\)$");
  private static final Pattern NEURON =
      Pattern.compile("(?:(?:[a-z]\\.)?xn|v?zi)(\\d+)(?:\\.x(\\d).*|\\..*)?");
  private static final Pattern LINK =
      Pattern.compile("(?:[a-z]\\.)?(?:xl|gl|rp|rn)(\\d+)(?:\\..*)?");
  private static final Pattern DRIVE = Pattern.compile("(?:vin|rin|iin|in)(\\d+)");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "(?:[a-z]\\.)?(?:xd|vb|gq|iq|cq|is|rs|ib|vp|vm|ve|v?z[dm]?|e|n|s|p|m|b|q)(\\d+)(?:\\..*)?");

  private BackAnnotation() {}

  /**
   * What a device, a node, a vector or the target of an alteration belongs to.
   *
   * @param name in any case, such as {@code r.xn3.x2.r1}, {@code @b.xn3.x2.b3[m]} or {@code v(e7)}
   * @return nothing for what all neurons share
   */
  public static Optional<NetworkElement> of(final String name) {
    final String plain =
        WRAPPING.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("$1").replace("null", "");
    final Matcher neuron = NEURON.matcher(plain);
    if (neuron.matches()) {
      final int index = Integer.parseInt(neuron.group(1));
      return Optional.of(
          neuron.group(2) == null
              ? new NetworkElement.OfNeuron(index)
              : new NetworkElement.OfElement(ELEMENTS * index + Integer.parseInt(neuron.group(2))));
    }
    final Matcher link = LINK.matcher(plain);
    if (link.matches()) {
      return Optional.of(new NetworkElement.OfLink(Integer.parseInt(link.group(1))));
    }
    final Matcher drive = DRIVE.matcher(plain);
    if (drive.matches()) {
      return Optional.of(new NetworkElement.OfDrive(Integer.parseInt(drive.group(1))));
    }
    final Matcher element = ELEMENT.matcher(plain);
    return element.matches()
        ? Optional.of(new NetworkElement.OfElement(Integer.parseInt(element.group(1))))
        : Optional.empty();
  }

  /**
   * What a line of the netlist belongs to.
   *
   * @param line of a compiled circuit, outside its subcircuits
   * @return nothing for what all neurons share and for directives
   */
  public static Optional<NetworkElement> ofLine(final String line) {
    return of(line.strip().split("\\s+", 2)[0]);
  }
}
