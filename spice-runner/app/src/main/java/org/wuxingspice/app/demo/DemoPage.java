package org.wuxingspice.app.demo;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.wuxingspice.app.compare.ComparisonReport;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.app.report.HtmlReport;
import org.wuxingspice.app.report.Provenance;
import org.wuxingspice.app.report.Share;
import org.wuxingspice.loop.compare.ElementDifference;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.expression.SiFormat;
import org.wuxingspice.netlist.technology.Technology;

/**
 * The story of the demonstration: netlists, pictures and the page that shows them.
 *
 * @param settings what was run
 * @param result what was found
 */
record DemoPage(DemoSettings settings, DemoResult result) {

  void write() {
    final Path out = settings.out();
    for (final Direction direction : Direction.values()) {
      AtomicFile.write(
          out.resolve(direction.name().toLowerCase(Locale.ROOT) + ".cir"),
          NetworkCompiler.compile(
                  result.waveforms().network(), direction, Level.OPAMP, Technology.integrated())
              .lines());
    }
    final ComparisonReport report =
        new ComparisonReport(result.waveforms(), "op-amp circuit", "numeric model");
    ChartFile.write(
        report.overlay(
            "Test image 0: node voltages, in units of E = 1 V, over the numeric model",
            report.worstOutputs()),
        out,
        "waveforms",
        1100,
        760);
    report.writePage(out.resolve("waveforms.html"), found());
    writeAccuracy();
    page().write(out.resolve("index.html"));
  }

  private void writeAccuracy() {
    final List<Double> circuit = result.circuit();
    final double step = (double) settings.presentations() / (circuit.size() - 1);
    final double[] shown = IntStream.range(0, circuit.size()).mapToDouble(i -> i * step).toArray();
    ChartFile.write(
        new StackedLineChart("images shown with the circuit in the loop")
            .percentages(
                "test images right",
                List.of(
                    new Series(
                        "op-amp circuit of imperfect devices",
                        shown,
                        circuit.stream().mapToDouble(accuracy -> 100 * accuracy).toArray(),
                        Series.Style.MARKED,
                        circuit.stream()
                            .mapToDouble(accuracy -> 100 * share(accuracy).standardError())
                            .toArray()),
                    Series.dashed(
                        "numeric model, same coefficients",
                        new double[] {0, settings.presentations()},
                        new double[] {100 * result.numericBefore(), 100 * result.numericAfter()})))
            .chart("Accuracy before, during and after training in the loop"),
        settings.out(),
        "accuracy",
        1000,
        620);
  }

  private HtmlReport page() {
    return new HtmlReport("A Wuxing network trained in its circuit")
        .facts(found())
        .section("Accuracy")
        .picture("accuracy.svg", "accuracy before, during and after training in the loop")
        .section("Waveforms")
        .picture("waveforms.svg", "node voltages over the numeric model, and differences")
        .section("What was run")
        .facts(run())
        .files(
            "waveforms.html",
            "forward.cir",
            "reversed.cir",
            "model.json",
            "encoding.json",
            "recipe.json",
            "metrics.csv");
  }

  private Share share(final double accuracy) {
    return new Share(accuracy, settings.test().count());
  }

  private Map<String, String> found() {
    final ElementDifference worst = result.waveforms().worst();
    final Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "Equations, trained numerically, ± standard error",
        share(result.numericBefore()).toString());
    facts.put(
        "The same coefficients in a circuit of imperfect devices",
        share(result.circuitBefore()).toString());
    facts.put("That circuit after training in the loop", share(result.circuitAfter()).toString());
    facts.put(
        "Waveform error of the circuit as drawn, worst and RMS, units of E",
        String.format(Locale.ROOT, "%.4f, %.4f", worst.worst(), result.waveforms().rms()));
    facts.put(
        "Where the worst error is",
        result.waveforms().network().topology().port(worst.element())
            + String.format(Locale.ROOT, " at t = %.3f", worst.worstInstant()));
    facts.put(
        "Time for one test image in the circuit", SiFormat.format(result.secondsPerImage(), "s"));
    return facts;
  }

  private Map<String, String> run() {
    final Topology topology = result.waveforms().network().topology();
    final Map<String, String> facts =
        new LinkedHashMap<>(Provenance.facts(settings.command(), true));
    facts.put("Network", topology.neuronCount() + " neurons, " + topology.linkCount() + " links");
    facts.put("Test images, never trained on", Integer.toString(settings.test().count()));
    facts.put(
        "Numeric training",
        "recipe "
            + Demo.NUMERIC
            + ", "
            + settings.epochs()
            + " passes over "
            + settings.training().count()
            + " images");
    facts.put(
        "Training in the loop",
        "recipe " + Demo.IN_LOOP + ", " + settings.presentations() + " images shown");
    facts.put(
        "Technology",
        Technology.integrated().name()
            + "; imperfections of the trained circuit: "
            + result.recipe().engine().circuit());
    facts.put(
        "Image of the waveforms",
        "test image 0, class " + settings.test().label(0) + ", in the circuit of exact devices");
    facts.put("Seed", Long.toString(settings.seed()));
    return facts;
  }
}
