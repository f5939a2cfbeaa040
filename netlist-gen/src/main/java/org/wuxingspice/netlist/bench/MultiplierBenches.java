package org.wuxingspice.netlist.bench;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.cells.GilbertCell;
import org.wuxingspice.netlist.cells.MultiplierCell;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.technology.Multiplier;

/** Benches of the multipliers. */
public final class MultiplierBenches {

  /** Tail current of the Gilbert cell, ampere. */
  public static final double TAIL = 100e-6;

  private static final String CELL = "part";

  private MultiplierBenches() {}

  /**
   * {@return the bench of the product and error over the plane of both inputs}
   *
   * @param part multiplier with a voltage output
   */
  public static Bench plane(final Multiplier part) {
    return new Bench(
        "multiplier-plane",
        part.part() + ", product and error over X",
        new Circuit(
            "multiplier plane",
            List.of(
                // a step of the sweep moves the error by less than the usual tolerance
                new Directive.Options(Map.of("reltol", "1e-6")),
                MultiplierCell.differential(CELL, part.unlimited()),
                new Source.Voltage("vx", "x", "0", Value.ZERO),
                new Source.Voltage("vy", "y", "0", Value.ZERO),
                new Instance("x1", List.of("x", "0", "y", "0", "0", "w"), CELL),
                new ControlledSource.Behavioral(
                    "be", "err", "0", false, "v(w)-v(x)*v(y)/" + part.scale()))),
        new Analysis.DcSweep(
            List.of(new Analysis.Sweep("vx", -10, 10, 0.1), new Analysis.Sweep("vy", -10, 10, 5))),
        Bench.Axis.scale("X, V", 1),
        List.of(
            Bench.Panel.of("W, V", Bench.Curve.of("W", "v(w)", 1)),
            Bench.Panel.of("error, mV", Bench.Curve.of("error", "v(err)", 1e3))));
  }

  /**
   * {@return the bench of the gain from X over frequency with Y at full scale}
   *
   * @param part multiplier with a bandwidth
   */
  public static Bench bandwidth(final Multiplier part) {
    return new Bench(
        "multiplier-bandwidth",
        part.part() + ", gain from X with Y = 10 V",
        new Circuit(
            "multiplier bandwidth",
            List.of(
                MultiplierCell.differential(CELL, part.reduced()),
                new Source.Voltage("vx", "x", "0", Stimulus.smallSignal(Value.ZERO, Value.of(1))),
                new Source.Voltage("vy", "y", "0", Value.of(10)),
                new Instance("x1", List.of("x", "0", "y", "0", "0", "w"), CELL))),
        new Analysis.AcSweep(
            new Analysis.Frequencies(
                Analysis.Spacing.DECADE, 50, part.bandwidth() / 1e3, 10 * part.bandwidth())),
        new Bench.Axis("frequency, Hz", "", 1, true),
        List.of(
            Bench.Panel.of("gain, dB", new Bench.Curve("gain", "v(w)", 1, Bench.Part.DECIBEL))));
  }

  /**
   * {@return the bench of a step of 20 V at the output}
   *
   * @param part multiplier with a slew rate
   */
  public static Bench step(final Multiplier part) {
    return new Bench(
        "multiplier-step",
        part.part() + ", X from −10 V to 10 V with Y = 10 V",
        new Circuit(
            "multiplier step",
            List.of(
                MultiplierCell.differential(CELL, part),
                new Source.Voltage(
                    "vx",
                    "x",
                    "0",
                    Stimulus.of(Waveform.pulse(-10, 10, 1e-6, 1e-8, 1e-8, 4e-6, 1e-3))),
                new Source.Voltage("vy", "y", "0", Value.of(10)),
                new Instance(
                    "x1",
                    List.of("x", "0", "y", "0", "0", "w"),
                    CELL,
                    Map.of("w0", Value.of(-10))))),
        new Analysis.Transient(1e-8, 10e-6, 0, 1e-8, true),
        Bench.Axis.scale("time, µs", 1e6),
        List.of(
            Bench.Panel.of(
                "voltage, V", Bench.Curve.of("X", "v(x)", 1), Bench.Curve.of("W", "v(w)", 1))));
  }

  /**
   * {@return the bench of the difference of the output currents of the Gilbert cell over its
   * inputs}
   */
  public static Bench gilbert() {
    final List<org.wuxingspice.netlist.circuit.Statement> statements =
        new java.util.ArrayList<>(GilbertCell.of(TAIL));
    statements.addAll(
        List.of(
            new Source.Voltage("vop", "op", "0", Value.of(2)),
            new Source.Voltage("von", "on", "0", Value.of(2)),
            new Source.Voltage("vx", "xp", "0", Value.ZERO),
            new Source.Voltage("vy", "yp", "yn", Value.ZERO),
            new Source.Voltage("vyn", "yn", "0", Value.of(-0.8)),
            new Source.Voltage("vee", "vee", "0", Value.of(-2.5)),
            new Instance("x1", List.of("xp", "0", "yp", "yn", "op", "on", "vee"), GilbertCell.NAME),
            new ControlledSource.Behavioral("bd", "d", "0", false, "(i(von)-i(vop))/" + TAIL)));
    return new Bench(
        "gilbert",
        "Gilbert cell, output current over X",
        new Circuit("gilbert", statements),
        new Analysis.DcSweep(
            List.of(
                new Analysis.Sweep("vx", -0.1, 0.1, 0.002),
                new Analysis.Sweep("vy", -0.08, 0.08, 0.04))),
        Bench.Axis.scale("X, mV", 1e3),
        List.of(
            Bench.Panel.of(
                "output / tail current", Bench.Curve.of("(i(op) - i(on))/I", "v(d)", 1))));
  }
}
