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
import java.util.stream.Stream;
import org.wuxingspice.app.export.CsvTable;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Histogram;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.loop.dies.DieResult;
import org.wuxingspice.loop.dies.Lot;
import org.wuxingspice.loop.dies.Stage;
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
    lines.add(String.format("%-30s %6s %8s %8s %8s", "lot", "dies", "median", "5 %", "yield"));
    lots.forEach(
        lot ->
            lines.add(
                String.format(
                    "%-30s %6d %7.2f%% %7.2f%% %7.1f%%",
                    name(lot),
                    lot.dies().size(),
                    100 * lot.quantile(MIDDLE),
                    100 * lot.quantile(LOW),
                    100 * lot.share(limit))));
    for (final Lot lot : lots) {
      for (final DieResult die : lot.dies()) {
        die.circuit()
            .ifPresent(
                circuit ->
                    lines.add(
                        String.format(
                            "die %d, %s: equations %.2f%%, ngspice %.2f%%, same class on %.1f%%",
                            die.die(),
                            name(lot),
                            100 * die.accuracy(),
                            100 * circuit.accuracy(),
                            100 * circuit.sameClass())));
      }
    }
    return lines;
  }

  private List<List<String>> circuits() {
    final List<List<String>> rows = new ArrayList<>();
    for (final Lot lot : lots) {
      for (final DieResult die : lot.dies()) {
        die.circuit()
            .ifPresent(
                circuit ->
                    rows.add(
                        List.of(
                            Long.toString(die.die()),
                            name(lot),
                            percent(die.accuracy()),
                            percent(circuit.accuracy()),
                            percent(circuit.sameClass()))));
      }
    }
    return rows;
  }

  private static String name(final Lot lot) {
    return lot.conditions().isEmpty()
        ? lot.stage().toString()
        : lot.conditions() + ", " + lot.stage();
  }

  private List<Stage> stages() {
    return lots.stream().map(Lot::stage).distinct().toList();
  }

  /** The lots of the first conditions. */
  private List<Lot> first() {
    return lots.stream().filter(lot -> lot.conditions().equals(lots.get(0).conditions())).toList();
  }

  /**
   * Writes {@code dies.csv}, {@code index.html}, histograms of the first lots and, over a setting
   * that is a number, a curve.
   *
   * @param folder that exists
   * @param facts of the study, for the page
   */
  public void write(final Path folder, final Map<String, String> facts) {
    AtomicFile.write(folder.resolve("dies.csv"), table());
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
          .table(List.of("die", "lot", "equations", "ngspice", "same class"), circuits());
    }
    ChartFile.write(
        Histogram.of(
            first().get(0).dies().size()
                + " dies: test images right (line: median, dashed: 5 % quantile)",
            "dies",
            first().stream().map(DieReport::sample).toList()),
        folder,
        "histogram",
        760,
        420);
    page.picture("histogram.png", "Histogram of the accuracies of the dies");
    if (isCurve()) {
      ChartFile.write(
          StackedLineChart.overRange(setting)
              .percentagePanel(
                  "test images right, %", 1, stages().stream().flatMap(this::curves).toList())
              .chart("Accuracy of dies over " + setting),
          folder,
          "curve",
          760,
          420);
      page.picture("curve.png", "Median and 5 % quantile of the accuracy over " + setting);
    }
    page.files("dies.csv").write(folder.resolve("index.html"));
  }

  private static Histogram.Sample sample(final Lot lot) {
    return new Histogram.Sample(
        name(lot) + ", %",
        Arrays.stream(lot.accuracies()).map(a -> 100 * a).toArray(),
        100 * lot.quantile(MIDDLE),
        List.of(100 * lot.quantile(LOW)));
  }

  private Stream<Series> curves(final Stage stage) {
    final String suffix = stages().size() == 1 ? "" : ", " + stage;
    return Stream.of(
        curve("median" + suffix, stage, lot -> lot.quantile(MIDDLE)),
        curve("5 % quantile" + suffix, stage, lot -> lot.quantile(LOW)));
  }

  private byte[] table() {
    final List<String> lines = new ArrayList<>();
    lines.add(
        CsvTable.line(
            List.of("conditions", "stage", "die", "accuracy", "ngspice_accuracy", "same_class")));
    for (final Lot lot : lots) {
      for (final DieResult die : lot.dies()) {
        final List<String> cells =
            new ArrayList<>(
                List.of(
                    lot.conditions(),
                    lot.stage().toString(),
                    Long.toString(die.die()),
                    Double.toString(die.accuracy())));
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
    return lots.size() > stages().size()
        && lots.stream().allMatch(lot -> Double.isFinite(value(lot)));
  }

  /** The setting's value as a number, or NaN. */
  private static double value(final Lot lot) {
    final String text = lot.conditions().substring(lot.conditions().indexOf('=') + 1);
    return SpiceNumber.isNumber(text) ? SpiceNumber.parse(text) : Double.NaN;
  }

  private Series curve(final String name, final Stage stage, final ToDoubleFunction<Lot> figure) {
    final List<Lot> own = lots.stream().filter(lot -> lot.stage() == stage).toList();
    return Series.marked(
        name,
        own.stream().mapToDouble(DieReport::value).toArray(),
        own.stream().mapToDouble(lot -> 100 * figure.applyAsDouble(lot)).toArray());
  }
}
