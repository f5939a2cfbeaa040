package org.wuxingspice.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wuxingspice.app.compare.ComparisonReport;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.app.report.HtmlReport;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.compare.ElementDifference;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.technology.Technology;

/**
 * The files of the demo: netlists, metrics, pictures and the page that shows them.
 *
 * @param settings what was run
 * @param technology of the circuit
 * @param version of ngspice
 * @param network final network
 */
record DemoFiles(DemoSettings settings, Technology technology, String version, Network network) {

  DemoResult write(
      final List<Measurement> measurements,
      final Trajectory voltages,
      final Trajectory reference,
      final Duration perPresentation,
      final int digits) {
    final Path out = settings.out();
    for (final Direction direction : Direction.values()) {
      AtomicFile.write(
          out.resolve(direction.name().toLowerCase(Locale.ROOT) + ".cir"),
          NetworkCompiler.compile(network, direction, Level.OPAMP, technology).lines());
    }
    NetworkFile.write(out.resolve("model.json"), network);
    final List<String> rows = new ArrayList<>(List.of(Measurement.HEADER));
    measurements.forEach(m -> rows.add(m.csv()));
    AtomicFile.write(out.resolve("metrics.csv"), rows);
    final Comparison comparison =
        Comparison.between(network, Direction.FORWARD, voltages, reference);
    final ComparisonReport report =
        new ComparisonReport(comparison, "op-amp circuit", "numeric model");
    ChartFile.write(
        report.overlay(
            "One test digit: node voltages, in units of E = "
                + technology.voltsPerUnit()
                + " V, over the numeric model",
            report.worstOutputs()),
        out,
        "waveforms",
        1100,
        760);
    final List<Measurement> circuit =
        measurements.stream().filter(m -> !Double.isNaN(m.circuitAccuracy())).toList();
    accuracy(circuit);
    final Measurement last = circuit.get(circuit.size() - 1);
    final DemoResult result =
        new DemoResult(
            circuit.get(0).numericAccuracy(),
            circuit.get(0).circuitAccuracy(),
            last.circuitAccuracy(),
            digits,
            comparison,
            perPresentation,
            out.resolve("index.html"));
    page(result).write(out.resolve("index.html"));
    return result;
  }

  private void accuracy(final List<Measurement> circuit) {
    final double[] x = circuit.stream().mapToDouble(Measurement::presentations).toArray();
    ChartFile.write(
        new StackedLineChart("presentations with the circuit in the loop")
            .percentages(
                "test digits right",
                List.of(
                    new Series(
                        "op-amp circuit of imperfect devices",
                        x,
                        circuit.stream().mapToDouble(m -> 100 * m.circuitAccuracy()).toArray(),
                        Series.Style.MARKED),
                    new Series(
                        "numeric model, same coefficients",
                        x,
                        circuit.stream().mapToDouble(m -> 100 * m.numericAccuracy()).toArray(),
                        Series.Style.DASHED)))
            .chart("Accuracy before, during and after training in the loop"),
        settings.out(),
        "accuracy",
        1000,
        620);
  }

  private HtmlReport page(final DemoResult result) {
    final ElementDifference worst = result.waveforms().worst();
    return new HtmlReport("A Wuxing network trained in its circuit")
        .facts(
            facts(
                "Numeric model, trained numerically", percent(result.numericAccuracy()),
                "The same coefficients in a circuit of imperfect devices",
                    percent(result.circuitBefore()),
                "That circuit after training in the loop", percent(result.circuitAfter()),
                "Test digits, never trained on", Integer.toString(result.testDigits()),
                "Waveform error of the circuit as drawn, worst and RMS, units of B0",
                    String.format(
                        Locale.ROOT, "%.4f, %.4f", worst.worst(), result.waveforms().rms()),
                "Where the worst error is",
                    network.topology().port(worst.element())
                        + String.format(Locale.ROOT, " at t = %.3f", worst.worstInstant()),
                "Time per presentation",
                    String.format(
                        Locale.ROOT, "%.0f ms", result.perPresentation().toNanos() / 1e6)))
        .section("Accuracy")
        .picture("accuracy.svg", "accuracy before, during and after training in the loop")
        .section("Waveforms")
        .picture("waveforms.svg", "node voltages over the numeric model, and differences")
        .section("What was run")
        .facts(
            facts(
                "Network",
                network.topology().neuronCount()
                    + " neurons, "
                    + network.topology().linkCount()
                    + " links",
                "Numeric training",
                settings.epochs() + " passes over the training digits",
                "Presentations to the circuit",
                Integer.toString(settings.presentations()),
                "Devices of the trained circuit",
                DemoSettings.imperfectionsInWords(),
                "Seed",
                Long.toString(settings.seed()),
                "ngspice",
                version,
                "Java",
                System.getProperty("java.version")))
        .files("forward.cir", "reversed.cir", "model.json", "metrics.csv");
  }

  private static Map<String, String> facts(final String... namesAndValues) {
    final Map<String, String> facts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      facts.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return facts;
  }

  private static String percent(final double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }
}
