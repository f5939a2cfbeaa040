package org.wuxingspice.netlist.technology;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The two matched transistors of a complementary bipolar process, as parameters of the simulator's
 * Gummel-Poon model.
 *
 * @param name of the process
 * @param npn parameters of the NPN transistor by their names, SI units
 * @param pnp parameters of the PNP transistor by their names, SI units
 */
public record BipolarProcess(String name, Map<String, Double> npn, Map<String, Double> pnp) {

  private static final Set<String> PER_AREA =
      Set.of("is", "ise", "isc", "ikf", "ikr", "cje", "cjc", "cjs");

  /** Keeps unmodifiable copies. */
  public BipolarProcess {
    Objects.requireNonNull(name, "name");
    npn = Map.copyOf(npn);
    pnp = Map.copyOf(pnp);
    for (final Map<String, Double> model : java.util.List.of(npn, pnp)) {
      for (final String parameter : java.util.List.of("is", "bf", "vaf", "var")) {
        TechnologyReason.positive(name + ", " + parameter, model.getOrDefault(parameter, 0.0));
      }
    }
  }

  /**
   * {@return UHF1, the process of the transistor arrays HFA3046, HFA3096, HFA3127 and HFA3128, with
   * emitters of 3 µm by 50 µm; after Intersil, application note MM3046.1, 1994} Left out are the
   * series resistances, which drop 2 µV at a microampere, and what shows above a milliampere. The
   * note's models are typical ones at 25 °C; these values have not been compared with its listing.
   */
  public static BipolarProcess uhf1() {
    final Map<String, Double> npn = new TreeMap<>();
    npn.put("is", 1.84e-16);
    npn.put("vaf", 72.0);
    npn.put("var", 4.5);
    npn.put("bf", 103.6);
    npn.put("ise", 1.686e-19);
    npn.put("ne", 1.4);
    npn.put("ikf", 54e-3);
    npn.put("br", 10.0);
    npn.put("isc", 1.605e-14);
    npn.put("nc", 1.8);
    npn.put("ikr", 54e-3);
    npn.put("cjc", 398e-15);
    npn.put("vjc", 0.97);
    npn.put("mjc", 0.24);
    npn.put("xcjc", 0.9);
    npn.put("cje", 240e-15);
    npn.put("vje", 0.869);
    npn.put("mje", 0.51);
    npn.put("tf", 10.51e-12);
    npn.put("tr", 4e-9);
    npn.put("cjs", 168.9e-15);
    npn.put("vjs", 0.9982);
    npn.put("mjs", 0.0);
    final Map<String, Double> pnp = new TreeMap<>();
    pnp.put("is", 1.027e-16);
    pnp.put("vaf", 30.0);
    pnp.put("var", 4.5);
    pnp.put("bf", 52.28);
    pnp.put("ise", 9.398e-20);
    pnp.put("ne", 1.4);
    pnp.put("ikf", 54.12e-3);
    pnp.put("br", 7.0);
    pnp.put("isc", 1.027e-14);
    pnp.put("nc", 1.8);
    pnp.put("ikr", 54.12e-3);
    pnp.put("cjc", 495.1e-15);
    pnp.put("vjc", 1.23);
    pnp.put("mjc", 0.3);
    pnp.put("xcjc", 0.9);
    pnp.put("cje", 292.7e-15);
    pnp.put("vje", 0.88);
    pnp.put("mje", 0.57);
    pnp.put("tf", 20.05e-12);
    pnp.put("tr", 4e-9);
    pnp.put("cjs", 115e-15);
    pnp.put("vjs", 0.75);
    pnp.put("mjs", 0.0);
    return new BipolarProcess("uhf1", npn, pnp);
  }

  /** A parameter of the NPN transistor that every process has. */
  double parameter(final String parameter) {
    return Objects.requireNonNull(npn.get(parameter), parameter);
  }

  /**
   * {@return the process with other current gains}
   *
   * @param npnGain of the NPN transistor, positive
   * @param pnpGain of the PNP transistor, positive
   */
  public BipolarProcess withGains(final double npnGain, final double pnpGain) {
    return new BipolarProcess(name, changed(npn, "bf", npnGain), changed(pnp, "bf", pnpGain));
  }

  /**
   * {@return the process with other emitters: currents and capacitances of the model in proportion
   * to their area, as the simulator scales a transistor by its area} Collector and substrate
   * junctions shrink less in silicon.
   *
   * @param area of the new emitters over that of the old ones, positive
   */
  public BipolarProcess scaled(final double area) {
    return new BipolarProcess(name, scaled(npn, area), scaled(pnp, area));
  }

  private static Map<String, Double> scaled(final Map<String, Double> model, final double area) {
    final Map<String, Double> copy = new TreeMap<>(model);
    copy.replaceAll((parameter, value) -> PER_AREA.contains(parameter) ? value * area : value);
    return copy;
  }

  private static Map<String, Double> changed(
      final Map<String, Double> model, final String parameter, final double value) {
    final Map<String, Double> copy = new TreeMap<>(model);
    copy.put(parameter, value);
    return copy;
  }
}
