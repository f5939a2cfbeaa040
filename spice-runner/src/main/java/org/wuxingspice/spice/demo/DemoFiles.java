package org.wuxingspice.spice.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.spice.compare.WaveformError;
import org.wuxingspice.spice.plot.ChartFile;
import org.wuxingspice.spice.plot.Panels;
import org.wuxingspice.spice.plot.Series;

/**
 * The files of the demo: netlists, metrics, pictures and the page that shows them.
 *
 * @param settings what was run
 * @param technology of the circuit
 * @param version of ngspice
 * @param network final network
 */
record DemoFiles(DemoSettings settings, Technology technology, String version, Network network) {

  private static final int SHOWN_OUTPUTS = 3;

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
    waveforms(voltages, reference);
    final List<Measurement> circuit =
        measurements.stream().filter(m -> !Double.isNaN(m.circuitAccuracy())).toList();
    accuracy(circuit);
    final Measurement last = circuit.get(circuit.size() - 1);
    final DemoResult result =
        new DemoResult(
            last.numericAccuracy(),
            circuit.get(0).circuitAccuracy(),
            last.circuitAccuracy(),
            digits,
            WaveformError.between(voltages, reference),
            perPresentation,
            out.resolve("index.html"));
    AtomicFile.write(out.resolve("index.html"), page(result));
    return result;
  }

  private void accuracy(final List<Measurement> circuit) {
    final double[] x = circuit.stream().mapToDouble(Measurement::presentations).toArray();
    ChartFile.write(
        new Panels("presentations with the circuit in the loop")
            .percentagePanel(
                "test digits right, %",
                1,
                List.of(
                    new Series(
                        "op-amp circuit in ngspice",
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
        560);
  }

  /** The outputs whose voltages differ most from the model, worst first. */
  private int[] worstOutputs(final Trajectory voltages, final Trajectory reference) {
    return IntStream.range(0, network.topology().outputCount())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                c -> -largestDifference(network.topology().outputElement(c), voltages, reference)))
        .limit(SHOWN_OUTPUTS)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double largestDifference(
      final int element, final Trajectory voltages, final Trajectory reference) {
    return IntStream.range(0, voltages.time().length)
        .mapToDouble(
            i ->
                Math.abs(voltages.values()[element][i] - reference.at(element, voltages.time()[i])))
        .max()
        .orElse(0);
  }

  private void waveforms(final Trajectory voltages, final Trajectory reference) {
    final List<Series> lines = new ArrayList<>();
    final List<Series> differences = new ArrayList<>();
    final double[] time = voltages.time();
    for (final int c : worstOutputs(voltages, reference)) {
      final int element = network.topology().outputElement(c);
      final double[] model = Arrays.stream(time).map(t -> reference.at(element, t)).toArray();
      final double[] difference = new double[time.length];
      for (int i = 0; i < time.length; i++) {
        difference[i] =
            1000 * technology.voltsPerUnit() * (voltages.values()[element][i] - model[i]);
      }
      lines.add(new Series("output " + c, time, voltages.values()[element], Series.Style.SOLID));
      lines.add(new Series("model " + c, time, model, Series.Style.DASHED));
      differences.add(new Series("difference " + c, time, difference, Series.Style.SOLID));
    }
    ChartFile.write(
        new Panels("time, units of R·C = " + technology.secondsPerUnit() + " s")
            .panel("node voltage, V", 3, lines)
            .panel("difference, mV", 1, differences)
            .chart("One test digit: the three outputs that differ most from the numeric model"),
        settings.out(),
        "waveforms",
        1100,
        760);
  }

  private List<String> page(final DemoResult result) {
    return List.of(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Wuxing SPICE demo",
        "</title><style>body{font:17px/1.5 sans-serif;max-width:62em;margin:2em auto;padding:0 1em}",
        "img{max-width:100%}td{padding:.2em 1em .2em 0}</style></head><body>",
        "<h1>A Wuxing network trained in its circuit</h1><table>",
        row("Circuit accuracy before training in the loop", percent(result.circuitBefore())),
        row("Circuit accuracy after", percent(result.circuitAfter())),
        row("Numeric accuracy, same coefficients and digits", percent(result.numericAccuracy())),
        row("Test digits, never trained on", Integer.toString(result.testDigits())),
        row(
            "Waveform error, worst and RMS, units of B0",
            String.format(
                Locale.ROOT, "%.4f, %.4f", result.waveforms().worst(), result.waveforms().rms())),
        row(
            "Where the worst error is",
            network.topology().port(result.waveforms().worstElement())
                + " at t = "
                + String.format(Locale.ROOT, "%.3f", result.waveforms().worstInstant())),
        row(
            "Time per presentation",
            String.format(Locale.ROOT, "%.0f ms", result.perPresentation().toNanos() / 1e6)),
        "</table><h2>Accuracy</h2><img src=\"accuracy.svg\" alt=\"accuracy\">",
        "<h2>Waveforms</h2><img src=\"waveforms.svg\" alt=\"waveforms\">",
        "<h2>What was run</h2><table>",
        row(
            "Network",
            network.topology().neuronCount()
                + " neurons, "
                + network.topology().linkCount()
                + " links"),
        row("Numeric training", settings.epochs() + " passes over the training digits"),
        row("Presentations to the circuit", Integer.toString(settings.presentations())),
        row("Seed", Long.toString(settings.seed())),
        row("ngspice", version),
        row("Java", System.getProperty("java.version")),
        "</table><p>Files: <a href=\"forward.cir\">forward.cir</a>, <a href=\"reversed.cir\">",
        "reversed.cir</a>, <a href=\"model.json\">model.json</a>, <a href=\"metrics.csv\">metrics.csv</a></p></body></html>");
  }

  private static String percent(final double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }

  private static String row(final String name, final String value) {
    return "<tr><td>" + name + "</td><td><b>" + value.replace("<", "&lt;") + "</b></td></tr>";
  }
}
