package org.wuxingspice.netlist.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wuxingspice.netlist.cells.LinearDriftMemristor;
import org.wuxingspice.netlist.cells.VteamMemristor;
import org.wuxingspice.netlist.cells.YakopcicMemristor;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;

/** Benches of the memristors: current over voltage under a sine, and the state over time. */
public final class MemristorBenches {

  /** Periods of the sine in each bench. */
  public static final int PERIODS = 2;

  private MemristorBenches() {}

  /** {@return all of them: each model slowly, and too fast for its state to follow} */
  public static List<Bench> all() {
    final List<Bench> benches = new ArrayList<>();
    for (final LinearDriftMemristor.Window window : LinearDriftMemristor.Window.values()) {
      final String word = window.name().toLowerCase(Locale.ROOT);
      final String name = "memristor-" + word;
      final String title =
          "Linear drift, window of "
              + word.substring(0, 1).toUpperCase(Locale.ROOT)
              + word.substring(1)
              + ", sine of 1.2 V and ";
      final Definition.Subcircuit cell = LinearDriftMemristor.of(name.replace('-', '_'), window);
      benches.add(hysteresis(name, title + "1 Hz", cell, 1.2, 1));
      benches.add(hysteresis(name + "-fast", title + "10 Hz", cell, 1.2, 10));
    }
    final Definition.Subcircuit vteam = VteamMemristor.cell();
    final String vteamTitle = "VTEAM, sine of 2 V and ";
    benches.add(hysteresis("memristor-vteam", vteamTitle + "100 MHz", vteam, 2, 1e8));
    benches.add(hysteresis("memristor-vteam-fast", vteamTitle + "100 GHz", vteam, 2, 1e11));
    final Definition.Subcircuit yakopcic = YakopcicMemristor.cell();
    final String yakopcicTitle = "Yakopcic, sine of 0.45 V and ";
    benches.add(hysteresis("memristor-yakopcic", yakopcicTitle + "100 Hz", yakopcic, 0.45, 100));
    benches.add(
        hysteresis("memristor-yakopcic-fast", yakopcicTitle + "10 kHz", yakopcic, 0.45, 10e3));
    return benches;
  }

  private static Bench hysteresis(
      final String name,
      final String title,
      final Definition.Subcircuit cell,
      final double amplitude,
      final double frequency) {
    final double step = 1 / (2000 * frequency);
    final List<Statement> statements =
        List.of(
            cell,
            new Source.Voltage("v1", "p", "0", Stimulus.of(Waveform.sine(0, amplitude, frequency))),
            new Instance("x1", List.of("p", "0", "x"), cell.name(), Map.of()),
            new org.wuxingspice.netlist.circuit.Passive.Resistor("rx", "x", "0", Value.of(1e12)));
    return new Bench(
        name,
        title,
        new Circuit(name, statements),
        new Analysis.Transient(step, PERIODS / frequency, 0, step, true),
        new Bench.Axis("voltage, V", "v(p)", 1, false),
        List.of(
            Bench.Panel.of("current, µA", Bench.Curve.of("current", "i(v1)", -1e6)),
            Bench.Panel.of("state", Bench.Curve.of("state", "v(x)", 1))));
  }
}
