package org.wuxingspice.app.compare;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.wuxingspice.app.page.PageFile;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.HeatMap;
import org.wuxingspice.app.plot.LineFigure;
import org.wuxingspice.app.plot.Scatter;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.app.report.HtmlReport;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.compare.ElementDifference;
import org.wuxingspice.loop.compare.LayerDifference;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.files.JsonFile;

/** A comparison as pictures and a page. Figures are in units of E and of time. */
public final class ComparisonReport {

  private static final int SHOWN = 3;
  private static final int WIDTH = 1100;

  /** With more elements, pictures of every element are megabytes as SVG, so the page has PNG. */
  private static final int MOST_IN_SVG = 2000;

  private static final String PAGE = "waveforms.html";
  private static final String OUTPUTS = "outputs";
  private static final String LAYERS = "layers";
  private static final String HEAT_MAP = "heatmap";
  private static final String PARITY = "parity";

  private final Comparison comparison;
  private final String observed;
  private final String reference;

  /**
   * Creates a report.
   *
   * @param comparison what to show
   * @param observed name of the engine in question
   * @param reference name of the yardstick
   */
  public ComparisonReport(
      final Comparison comparison, final String observed, final String reference) {
    this.comparison = comparison;
    this.observed = observed;
    this.reference = reference;
  }

  /**
   * {@return the waveforms of some elements over the reference, with their difference below}
   *
   * @param title above the chart
   * @param elements which, by index through the network
   */
  public JFreeChart overlay(final String title, final int... elements) {
    return panels(elements).chart(title);
  }

  /**
   * {@return the same as data}
   *
   * @param title above it
   * @param elements which, by index through the network
   */
  public LineFigure overlayFigure(final String title, final int... elements) {
    return panels(elements).figure(title);
  }

  private StackedLineChart panels(final int... elements) {
    final List<Series> lines = new ArrayList<>();
    final List<Series> differences = new ArrayList<>();
    final Trajectory seen = comparison.observed();
    for (final int element : elements) {
      final double[] time = seen.time()[element];
      final String name = name(element);
      final double[] expected =
          Arrays.stream(time).map(t -> comparison.reference().at(element, t)).toArray();
      final double[] value = seen.values()[element];
      lines.add(new Series(name, time, value, Series.Style.SOLID));
      lines.add(new Series(reference, time, expected, Series.Style.DASHED));
      differences.add(
          new Series(
              name,
              time,
              IntStream.range(0, time.length)
                  .mapToDouble(i -> 1000 * (value[i] - expected[i]))
                  .toArray(),
              Series.Style.SOLID));
    }
    return new StackedLineChart("time, time units")
        .panel("E", 3, lines)
        .panel("difference, E/1000", 1, differences);
  }

  private String name(final int element) {
    final var port = comparison.network().topology().port(element);
    return "layer " + port.layer() + " neuron " + port.neuron() + " E" + port.element();
  }

  /**
   * {@return the elements of the external outputs (or, reversed, inputs) that differ most, worst
   * first}
   */
  public int[] worstOutputs() {
    final var topology = comparison.network().topology().directed(comparison.direction());
    return IntStream.range(0, topology.outputCount())
        .map(topology::outputElement)
        .mapToObj(comparison.elements()::get)
        .sorted(Comparator.comparingDouble(difference -> -difference.worst()))
        .limit(SHOWN)
        .mapToInt(ElementDifference::element)
        .toArray();
  }

  private int[] worstOfLayers() {
    return comparison.layers().stream()
        .mapToInt(layer -> comparison.network().topology().element(layer.worstPort()))
        .toArray();
  }

  /** {@return the RMS difference of every element, one table per layer} */
  public JFreeChart heatMap() {
    final HeatMap map =
        new HeatMap(
            "neuron", comparison.elements().stream().mapToDouble(ElementDifference::rms).toArray());
    for (int layer = 0; layer < comparison.network().topology().layers(); layer++) {
      final List<ElementDifference> some = comparison.elementsOf(layer);
      final int neurons = some.size() / ELEMENTS;
      final double[][] rows = new double[ELEMENTS][neurons];
      for (final ElementDifference difference : some) {
        final int local = difference.element() - some.get(0).element();
        rows[local % ELEMENTS][local / ELEMENTS] = difference.rms();
      }
      map.table("layer " + layer, rows);
    }
    return map.chart(
        "Where the waveforms differ: elements 0 to 4 of every neuron",
        "RMS difference, units of E");
  }

  /** {@return the integral of every element in both engines} */
  public JFreeChart parity() {
    final List<Series> groups = new ArrayList<>();
    for (int layer = 0; layer < comparison.network().topology().layers(); layer++) {
      final List<ElementDifference> some = comparison.elementsOf(layer);
      groups.add(
          new Series(
              "layer " + layer,
              some.stream().mapToDouble(d -> d.reference().integral()).toArray(),
              some.stream().mapToDouble(d -> d.observed().integral()).toArray(),
              Series.Style.MARKED));
    }
    return Scatter.parity(
        "Integrals of D over the pass, every element",
        "∫D dt, " + reference + ", E · time units",
        "∫D dt, " + observed + ", E · time units",
        groups);
  }

  /** {@return what was compared with what} */
  public String title() {
    return observed + " against " + reference;
  }

  /** {@return all pictures by file name} */
  public Map<String, JFreeChart> charts() {
    final Map<String, JFreeChart> charts = new LinkedHashMap<>();
    charts.put(OUTPUTS, overlay("The outputs that differ most", worstOutputs()));
    charts.put(LAYERS, overlay("The worst element of every layer", worstOfLayers()));
    charts.put(HEAT_MAP, heatMap());
    charts.put(PARITY, parity());
    return charts;
  }

  /**
   * {@return the figures as JSON}
   *
   * @param about what was run, by name
   */
  public String json(final Map<String, String> about) {
    return new String(
        JsonFile.bytes(ComparisonFile.document(comparison, about)), StandardCharsets.UTF_8);
  }

  /**
   * Writes the pictures (PNG and SVG), {@code comparison.json}, {@code index.html} and a page with
   * waveforms.
   *
   * @param folder for the files
   * @param about what was run, by name
   * @throws org.wuxingspice.model.failure.WuxingException when a file cannot be written
   */
  public void write(final Path folder, final Map<String, String> about) {
    final int layers = comparison.network().topology().layers();
    charts()
        .forEach(
            (name, chart) -> {
              switch (name) {
                case OUTPUTS -> ChartFile.write(chart, folder, name, WIDTH, 760);
                case HEAT_MAP -> ChartFile.write(chart, folder, name, WIDTH, 120 + 170 * layers);
                case PARITY -> ChartFile.write(chart, folder, name, 820, 860);
                default -> ChartFile.write(chart, folder, name, WIDTH, 860);
              }
            });
    JsonFile.write(folder.resolve("comparison.json"), ComparisonFile.document(comparison, about));
    writePage(folder.resolve(PAGE), about);
    page(about).write(folder.resolve("index.html"));
  }

  /**
   * Writes a page in which the network's drawing leads to waveforms.
   *
   * @param file to make or replace
   * @param about what was run, by name
   * @throws org.wuxingspice.model.failure.WuxingException when the file cannot be written
   */
  public void writePage(final Path file, final Map<String, String> about) {
    PageFile.write(
        file,
        title(),
        about,
        List.of(new ComparedNetwork(comparison).drawing("Where the waveforms differ", reference)));
  }

  private HtmlReport page(final Map<String, String> about) {
    final ElementDifference worst = comparison.worst();
    final Map<String, String> found = new LinkedHashMap<>();
    found.put("Worst difference", number(worst.worst()) + " of E, at " + place(worst));
    found.put("RMS difference, all elements", number(comparison.rms()) + " of E");
    return new HtmlReport(title())
        .facts(found)
        .section("Outputs")
        .picture("outputs.svg", "waveforms of the outputs that differ most, and differences")
        .section("Layers")
        .table(
            List.of(
                "layer",
                "RMS",
                "worst",
                "worst at",
                "delay",
                "∫D, " + reference + ", RMS",
                "difference of ∫D, RMS",
                "settling, " + observed,
                "settling, " + reference,
                "clamped, " + observed,
                "clamped, " + reference),
            comparison.layers().stream().map(ComparisonReport::row).toList())
        .paragraph(
            "Differences in units of E, integrals in time units; delay and settling time (to 2 % of"
                + " the largest deviation) in time units; clamped: share of the time at a limit of"
                + " the state.")
        .picture("layers.svg", "waveforms of the worst element of every layer")
        .section("Network")
        .picture(file(HEAT_MAP), "RMS difference of every element by layer")
        .section("Integrals")
        .picture(file(PARITY), "integrals of D in both engines")
        .section("What was run")
        .facts(about)
        .files(PAGE, "comparison.json");
  }

  private String file(final String chart) {
    return chart + (comparison.elements().size() > MOST_IN_SVG ? ".png" : ".svg");
  }

  private static List<String> row(final LayerDifference layer) {
    return List.of(
        Integer.toString(layer.layer()),
        number(layer.rms()),
        number(layer.worst()),
        "neuron " + layer.worstPort().neuron() + " E" + layer.worstPort().element(),
        number(layer.delay()),
        number(layer.integral()),
        number(layer.integralRms()),
        number(layer.observedSettling()),
        number(layer.referenceSettling()),
        percent(layer.observedClamped()),
        percent(layer.referenceClamped()));
  }

  private String place(final ElementDifference difference) {
    return comparison.network().topology().port(difference.element())
        + ", t = "
        + number(difference.worstInstant());
  }

  private static String number(final double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static String percent(final double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }
}
