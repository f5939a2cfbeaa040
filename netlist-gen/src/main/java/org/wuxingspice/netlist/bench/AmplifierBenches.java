package org.wuxingspice.netlist.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.netlist.cells.AmplifierInput;
import org.wuxingspice.netlist.cells.InverterCell;
import org.wuxingspice.netlist.cells.OpAmpCell;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.technology.OpAmp;
import org.wuxingspice.netlist.technology.Technology;

/** Benches of the op-amp macro-model and of the inverting amplifier. */
public final class AmplifierBenches {

  private static final String CELL = "amplifier";

  private AmplifierBenches() {}

  private static List<Statement> powered(final OpAmp part, final double supply) {
    return new ArrayList<>(
        List.of(
            OpAmpCell.powered(CELL, part),
            new Source.Voltage("vcc", "vcc", "0", Value.of(supply)),
            new Source.Voltage("vee", "vee", "0", Value.of(-supply))));
  }

  private static Statement amplifier(final String inverting, final Map<String, Value> parameters) {
    return new Instance("x1", List.of("in", inverting, "out", "vcc", "vee"), CELL, parameters);
  }

  /**
   * {@return the bench of the open-loop gain and phase over frequency; the input offset is
   * compensated}
   *
   * @param name of the bench
   * @param part amplifier
   * @param supply positive supply voltage, volt
   */
  public static Bench openLoop(final String name, final OpAmp part, final double supply) {
    final List<Statement> statements = powered(part, supply);
    statements.add(
        new Source.Voltage(
            "vin", "in", "0", Stimulus.smallSignal(Value.of(-part.offset()), Value.of(1))));
    statements.add(amplifier("0", Map.of()));
    return new Bench(
        name,
        part.part() + ", open-loop gain",
        new Circuit(name, statements),
        new Analysis.AcSweep(
            new Analysis.Frequencies(Analysis.Spacing.DECADE, 20, 1, 10 * part.gainBandwidth())),
        new Bench.Axis("frequency, Hz", "", 1, true),
        List.of(
            Bench.Panel.of("gain, dB", new Bench.Curve("gain", "v(out)", 1, Bench.Part.DECIBEL)),
            Bench.Panel.of(
                "phase, degrees", new Bench.Curve("phase", "v(out)", 1, Bench.Part.DEGREES))));
  }

  /**
   * {@return the bench of the follower's answer to a step of half the swing each way}
   *
   * @param name of the bench
   * @param part amplifier with a slew rate
   * @param supply positive supply voltage, volt
   */
  public static Bench step(final String name, final OpAmp part, final double supply) {
    final double high = part.swing() / 2;
    final double rise = 2 * high / part.slewRate();
    final List<Statement> statements = powered(part, supply);
    statements.add(
        new Source.Voltage(
            "vin",
            "in",
            "0",
            Stimulus.of(
                Waveform.pulse(-high, high, rise, rise / 1e3, rise / 1e3, 3 * rise, 8 * rise))));
    statements.add(amplifier("out", Map.of("v0", Value.of(-high))));
    statements.add(new Passive.Resistor("rl", "out", "0", Value.of(10e3)));
    return new Bench(
        name,
        part.part() + ", step of the follower",
        new Circuit(name, statements),
        new Analysis.Transient(rise / 50, 7 * rise, 0, rise / 50, true),
        Bench.Axis.scale("time, µs", 1e6),
        List.of(
            Bench.Panel.of(
                "voltage, V",
                Bench.Curve.of("input", "v(in)", 1),
                Bench.Curve.of("output", "v(out)", 1))));
  }

  /**
   * {@return the bench of the output and supply current over the open-loop input: swing, offset,
   * quiescent current}
   *
   * @param name of the bench
   * @param part amplifier with a swing
   * @param supply positive supply voltage, volt
   */
  public static Bench transfer(final String name, final OpAmp part, final double supply) {
    final double width = 3 * part.swing() / part.openLoopGain();
    final List<Statement> statements = powered(part, supply);
    statements.add(new Source.Voltage("vin", "in", "0", Value.ZERO));
    statements.add(new Source.Voltage("vb", "inn", "0", Value.ZERO));
    statements.add(amplifier("inn", Map.of()));
    statements.add(new Passive.Resistor("rl", "out", "0", Value.of(10e3)));
    return new Bench(
        name,
        part.part() + ", open-loop transfer into 10 kΩ",
        new Circuit(name, statements),
        new Analysis.DcSweep(
            List.of(
                new Analysis.Sweep(
                    "vin", -part.offset() - width, -part.offset() + width, width / 500))),
        Bench.Axis.scale("input, mV", 1e3),
        List.of(
            Bench.Panel.of("output, V", Bench.Curve.of("output", "v(out)", 1)),
            Bench.Panel.of(
                "supply current, mA",
                Bench.Curve.of("positive supply", "i(vcc)", -1e3),
                Bench.Curve.of("negative supply", "i(vee)", -1e3)),
            Bench.Panel.of("bias current, pA", Bench.Curve.of("inverting input", "i(vb)", -1e12))));
  }

  /**
   * {@return the bench of the gain of the inverting amplifier over frequency}
   *
   * @param technology parts
   */
  public static Bench inverter(final Technology technology) {
    return new Bench(
        "inverter",
        "Inverter of the " + technology.name() + " parts",
        new Circuit(
            "inverter",
            List.of(
                OpAmpCell.of(technology.opAmp(), AmplifierInput.IDEAL),
                InverterCell.of(technology, AmplifierInput.IDEAL),
                new Source.Voltage(
                    "vin",
                    "in",
                    "0",
                    new Stimulus(
                        Optional.of(Value.ZERO),
                        Optional.of(new Stimulus.Ac(Value.of(1), Value.ZERO)),
                        Optional.empty())),
                new Instance("x1", List.of("in", "out"), InverterCell.NAME))),
        new Analysis.AcSweep(
            new Analysis.Frequencies(
                Analysis.Spacing.DECADE,
                20,
                1e-5 * technology.opAmp().gainBandwidth(),
                10 * technology.opAmp().gainBandwidth())),
        new Bench.Axis("frequency, Hz", "", 1, true),
        List.of(
            Bench.Panel.of("gain, dB", new Bench.Curve("gain", "v(out)", 1, Bench.Part.DECIBEL)),
            Bench.Panel.of(
                "phase, degrees", new Bench.Curve("phase", "v(out)", 1, Bench.Part.DEGREES))));
  }
}
