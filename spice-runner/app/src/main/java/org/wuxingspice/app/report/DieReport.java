package org.wuxingspice.app.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.wuxingspice.app.export.CsvTable;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Histogram;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.loop.dies.DieResult;
import org.wuxingspice.loop.dies.Lot;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.netlist.expression.SpiceNumber;

/**
 * What many dies answered, as a table, pictures and a page.
 *
 * @param lots at least one
 * @param setting of the circuit that the lots differ in; empty for one lot
 * @param limit accuracy that a good die reaches, 0 to 1
 */
public record DieReport(List<Lot> lots, String setting, double limit) {

  private static final double LOW = 0.05;
  private static final double MIDDLE = 0.5;

  /** Keeps an unmodifiable copy of the list. */
  public DieReport {
    lots = List.copyOf(lots);
  }

  /** {@return the lines that a terminal gets} */
  public List<String> lines() {
    final List<String> lines = new ArrayList<>();
    lines.add(String.format("%-24s %6s %8s %8s %8s", "lot", "dies", "median", "5 %", "yield"));
    lots.forEach(
        lot ->
            lines.add(
                String.format(
                    "%-24s %6d %7.2f%% %7.2f%% %7.1f%%",
                    name(lot),
                    lot.dies().size(),
                    100 * lot.quantile(MIDDLE),
                    100 * lot.quantile(LOW),
                    100 * lot.share(limit))));
    circuits()
        .forEach(
            die ->
                lines.add(
                    String.format(
                        "die %d: equations %.2f%%, ngspice %.2f%%, same class on %.1f%%",
                        die.die(),
                        100 * die.accuracy(),
                        100 * die.circuit().orElseThrow().accuracy(),
                        100 * die.circuit().orElseThrow().sameClass())));
    return lines;
  }

  private List<DieResult> circuits() {
    return lots.stream()
        .flatMap(lot -> lot.dies().stream())
        .filter(die -> die.circuit().isPresent())
        .toList();
  }

  private static String name(final Lot lot) {
    return lot.conditions().isEmpty() ? "as given" : lot.conditions();
  }

  /**
   * Writes {@code dies.csv}, {@code index.html}, a histogram of the first lot and, over a setting
   * that is a number, a curve.
   *
   * @param folder that exists
   * @param facts of the study, for the page
   */
  public void write(final Path folder, final Map<String, String> facts) {
    AtomicFile.write(folder.resolve("dies.csv"), table());
    final Lot first = lots.get(0);
    final HtmlReport page = new HtmlReport("Dies").facts(facts);
    page.table(
        List.of("lot", "dies", "median", "5 % quantile", "yield"),
        lots.stream()
            .map(
                lot ->
                    List.of(
                        name(lot),
                        Integer.toString(lot.dies().size()),
                        percent(lot.quantile(MIDDLE)),
                        percent(lot.quantile(LOW)),
                        percent(lot.share(limit))))
            .toList());
    if (!circuits().isEmpty()) {
      page.section("The same dies in ngspice")
          .table(
              List.of("die", "equations", "ngspice", "same class"),
              circuits().stream()
                  .map(
                      die ->
                          List.of(
                              Long.toString(die.die()),
                              percent(die.accuracy()),
                              percent(die.circuit().orElseThrow().accuracy()),
                              percent(die.circuit().orElseThrow().sameClass())))
                  .toList());
    }
    final double[] accuracies = Arrays.stream(first.accuracies()).map(a -> 100 * a).toArray();
    ChartFile.write(
        Histogram.of(
            "Accuracy of "
                + accuracies.length
                + " dies, "
                + name(first)
                + " (line: median, dashed: 5 % quantile)",
            "dies",
            List.of(
                new Histogram.Sample(
                    "test images right, %",
                    accuracies, 100 * first.quantile(MIDDLE), List.of(100 * first.quantile(LOW))))),
        folder,
        "histogram",
        760,
        420);
    page.picture("histogram.png", "Histogram of the accuracies of the dies");
    if (isCurve()) {
      ChartFile.write(
          StackedLineChart.overRange(setting)
              .percentagePanel(
                  "test images right, %",
                  1,
                  List.of(
                      curve("median", lot -> lot.quantile(MIDDLE)),
                      curve("5 % quantile", lot -> lot.quantile(LOW))))
              .chart("Accuracy of dies over " + setting),
          folder,
          "curve",
          760,
          420);
      page.picture("curve.png", "Median and 5 % quantile of the accuracy over " + setting);
    }
    page.files("dies.csv").write(folder.resolve("index.html"));
  }

  private byte[] table() {
    final List<String> lines = new ArrayList<>();
    lines.add(CsvTable.line(List.of("lot", "die", "accuracy", "ngspice_accuracy", "same_class")));
    for (final Lot lot : lots) {
      for (final DieResult die : lot.dies()) {
        final List<String> cells =
            new ArrayList<>(
                List.of(name(lot), Long.toString(die.die()), Double.toString(die.accuracy())));
        cells.addAll(
            die.circuit()
                .map(c -> List.of(Double.toString(c.accuracy()), Double.toString(c.sameClass())))
                .orElseGet(() -> Collections.nCopies(2, "")));
        lines.add(CsvTable.line(cells));
      }
    }
    return lines.stream()
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String percent(final double fraction) {
    return String.format("%.2f %%", 100 * fraction);
  }

  private boolean isCurve() {
    return lots.size() > 1 && lots.stream().allMatch(lot -> Double.isFinite(value(lot)));
  }

  /** The setting's value as a number, or NaN. */
  private static double value(final Lot lot) {
    final String text = lot.conditions().substring(lot.conditions().indexOf('=') + 1);
    return SpiceNumber.isNumber(text) ? SpiceNumber.parse(text) : Double.NaN;
  }

  private Series curve(final String name, final ToDoubleFunction<Lot> figure) {
    return Series.marked(
        name,
        lots.stream().mapToDouble(DieReport::value).toArray(),
        lots.stream().mapToDouble(lot -> 100 * figure.applyAsDouble(lot)).toArray());
  }
}
