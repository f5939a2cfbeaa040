package org.wuxingspice.netlist.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.model.device.AccessTransistor;
import org.wuxingspice.model.device.LinearDrift;
import org.wuxingspice.model.device.Pulse;
import org.wuxingspice.model.device.Sky130Reram;
import org.wuxingspice.netlist.cells.LinearDriftMemristor;
import org.wuxingspice.netlist.cells.ReramCell;
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

  private static final double EDGE = 2e-9;

  private MemristorBenches() {}

  /** {@return all of them: each model slowly, and too fast for its state to follow} */
  public static List<Bench> all() {
    final List<Bench> benches = new ArrayList<>();
    for (final LinearDrift.Window window : LinearDrift.Window.values()) {
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
    final Definition.Subcircuit reram = ReramCell.of(Sky130Reram.published());
    final String reramTitle = "SKY130 ReRAM, sine of 1.5 V and ";
    benches.add(
        hysteresis(
            "memristor-reram", reramTitle + "1 MHz", reram, 1.5, 1e6, Map.of("x0", Value.of(0.6))));
    benches.add(
        hysteresis(
            "memristor-reram-fast",
            reramTitle + "10 GHz",
            reram,
            1.5,
            1e10,
            Map.of("x0", Value.of(0.6))));
    benches.add(amplitudes(reram));
    benches.add(widths(reram));
    return benches;
  }

  /** RESET pulses of rising voltage, then SET pulses of rising gate voltage. */
  private static Bench amplitudes(final Definition.Subcircuit cell) {
    final List<Pulse> pulses = new ArrayList<>();
    for (int i = 0; i <= 12; i++) {
      pulses.add(new Pulse(-1.0 - 0.1 * i, 2.5, 100e-9, EDGE));
    }
    for (int i = 0; i <= 10; i++) {
      pulses.add(new Pulse(2.4, 0.8 + 0.04 * i, 100e-9, EDGE));
    }
    return train(
        "memristor-reram-amplitudes",
        "SKY130 ReRAM behind its transistor: RESET at 1 to 2.2 V, then SET at 2.4 V, gate 0.8 to"
            + " 1.2 V",
        cell,
        pulses);
  }

  /** RESET pulses of several widths, each after a SET pulse. */
  private static Bench widths(final Definition.Subcircuit cell) {
    final List<Pulse> pulses = new ArrayList<>();
    for (final double seconds : List.of(10e-9, 20e-9, 50e-9, 100e-9, 200e-9, 500e-9)) {
      pulses.add(new Pulse(2.4, 1.7, 100e-9, EDGE));
      pulses.add(new Pulse(-1.5, 2.5, seconds, EDGE));
    }
    return train(
        "memristor-reram-widths",
        "SKY130 ReRAM behind its transistor: RESET at 1.5 V for 10 to 500 ns, each after a SET",
        cell,
        pulses);
  }

  private static Bench train(
      final String name,
      final String title,
      final Definition.Subcircuit cell,
      final List<Pulse> pulses) {
    final PulseTrain train = new PulseTrain(pulses);
    return new Bench(
        name,
        title,
        train.circuit(cell, Optional.of(AccessTransistor.SKY130), 1),
        train.analysis(),
        Bench.Axis.scale("time, µs", 1e6),
        List.of(
            Bench.Panel.of(
                "voltage, V",
                Bench.Curve.of("top electrode", "v(p)", 1),
                Bench.Curve.of("source line", "v(s)", 1),
                Bench.Curve.of("gate", "v(g)", 1)),
            Bench.Panel.of("filament, 0 to 1", Bench.Curve.of("state", "v(x)", 1)),
            Bench.Panel.of("heating, K", Bench.Curve.of("heating", "v(x1.t)", 1))));
  }

  private static Bench hysteresis(
      final String name,
      final String title,
      final Definition.Subcircuit cell,
      final double amplitude,
      final double frequency) {
    return hysteresis(name, title, cell, amplitude, frequency, Map.of());
  }

  private static Bench hysteresis(
      final String name,
      final String title,
      final Definition.Subcircuit cell,
      final double amplitude,
      final double frequency,
      final Map<String, Value> parameters) {
    final double step = 1 / (2000 * frequency);
    final List<Statement> statements =
        List.of(
            cell,
            new Source.Voltage("v1", "p", "0", Stimulus.of(Waveform.sine(0, amplitude, frequency))),
            new Instance("x1", List.of("p", "0", "x"), cell.name(), parameters),
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
