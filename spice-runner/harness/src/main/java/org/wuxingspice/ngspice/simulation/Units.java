package org.wuxingspice.ngspice.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts right what ngspice says of the quantities of results that have no node: it calls most of
 * them voltages.
 */
final class Units {

  private static final Pattern PARAMETER = Pattern.compile("@([a-z])[^\\[]*\\[([^\\[\\]]+)\\]");
  private static final Pattern IMPEDANCE = Pattern.compile(".*(?:input|output)_impedance.*");
  private static final Pattern RATIO =
      Pattern.compile("(?:v\\()?(?:transfer_function|pole|zero).*");
  private static final Map<String, Quantity> OF_PARAMETER = parameters();

  /** Those of sources, whose quantity is that of the source. */
  private static final Pattern OF_SOURCE = Pattern.compile("dc|acmag|acreal|acimag");

  private Units() {}

  private static Map<String, Quantity> parameters() {
    final Map<Quantity, String> words =
        Map.of(
            Quantity.CURRENT,
            "i id is ig ib ic ie current ibd ibs isub igidl igisl igs igd igb ids cqbd cqbs",
            Quantity.VOLTAGE,
            "v vd vgs vds vbs vbd vbe vbc vth von vdsat vgd vgb",
            Quantity.ADMITTANCE,
            "g gm gds gmbs gmb gpi gmu go gx gd gbd gbs sourceconductance drainconductance",
            Quantity.POWER,
            "p power",
            Quantity.RESISTANCE,
            "r resistance rd rs sourceresistance drainresistance rac",
            Quantity.CAPACITANCE,
            "c cap capacitance cgs cgd cgb cbd cbs cpi cmu cbx capbd capbs capgs capgd capgb"
                + " cgg cdd css cbb cdg cdb cds cbg",
            Quantity.INDUCTANCE,
            "inductance",
            Quantity.CHARGE,
            "charge q qgs qgd qgb qbd qbs qbe qbc qg qb qd qs",
            Quantity.LENGTH,
            "w l",
            Quantity.TEMPERATURE,
            "temp");
    final Map<String, Quantity> parameters = new HashMap<>();
    words.forEach(
        (quantity, names) -> {
          for (final String name : names.split(" ")) {
            parameters.put(name, quantity);
          }
        });
    parameters.put("acphase", Quantity.ANGLE);
    return parameters;
  }

  /**
   * {@return what a vector measures}
   *
   * @param name lower case
   * @param said by ngspice
   */
  static Quantity of(final String name, final Quantity said) {
    if (said != Quantity.VOLTAGE && !name.startsWith("@")) {
      return said;
    } else if (IMPEDANCE.matcher(name).matches()) {
      return Quantity.IMPEDANCE;
    } else if (RATIO.matcher(name).matches()) {
      return Quantity.NONE;
    }
    final Matcher parameter = PARAMETER.matcher(name);
    if (!parameter.matches()) {
      return said;
    }
    final boolean currentSource = parameter.group(1).equals("i");
    if (OF_SOURCE.matcher(parameter.group(2)).matches()) {
      return currentSource ? Quantity.CURRENT : Quantity.VOLTAGE;
    }
    final Quantity usual = said == Quantity.VOLTAGE ? Quantity.NONE : said;
    return OF_PARAMETER.getOrDefault(parameter.group(2), usual);
  }

  /** Sensitivities to different things have different units, whatever ngspice calls them. */
  static List<Waveforms.Variable> ofPlot(
      final String plot, final List<Waveforms.Variable> variables) {
    return plot.toLowerCase(Locale.ROOT).startsWith("sens")
        ? variables.stream()
            .map(
                variable ->
                    variable.quantity() == Quantity.VOLTAGE
                        ? new Waveforms.Variable(variable.name(), Quantity.NONE)
                        : variable)
            .toList()
        : variables;
  }
}
