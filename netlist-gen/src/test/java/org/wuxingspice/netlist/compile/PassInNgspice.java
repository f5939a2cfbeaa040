package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.FlatName;

/** Passes of compiled networks in ngspice, and their differences from the model. */
final class PassInNgspice {

  static final double DURATION = 20;

  /** Fine enough for the corner where a fast element meets its clamp. */
  private static final double REFERENCE_STEP = 0.002;

  private final Path folder;
  private final double finer;

  PassInNgspice(final Path folder) {
    this(folder, 1);
  }

  /** Passes with shorter steps than a compiled network asks for. */
  PassInNgspice(final Path folder, final double finer) {
    this.folder = folder;
    this.finer = finer;
  }

  static double[] drive(final CompiledNetwork compiled, final double size) {
    final double[] drive =
        new double[compiled.network().topology().driveCount(compiled.direction())];
    for (int c = 0; c < drive.length; c++) {
      drive[c] = c % 2 == 0 ? size : -size / 6;
    }
    return drive;
  }

  static List<Alteration> drives(final CompiledNetwork compiled, final double... drive) {
    final double[] values = compiled.driveValues(drive);
    final List<Alteration> alterations = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      alterations.add(new Alteration(FlatName.parse(compiled.driveTargets().get(c)), values[c]));
    }
    return alterations;
  }

  static List<Alteration> coefficients(
      final CompiledNetwork compiled, final double... coefficients) {
    final double[] values = compiled.coefficientValues(coefficients);
    final List<Alteration> alterations = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      alterations.add(
          new Alteration(FlatName.parse(compiled.coefficientTargets().get(k)), values[k]));
    }
    return alterations;
  }

  /** Rows of time and the probed voltages. */
  double[][] voltages(
      final CompiledNetwork compiled,
      final Map<String, Waveform> cuts,
      final List<Alteration> alterations,
      final List<String> probes)
      throws IOException, InterruptedException {
    return voltages(
        NetlistWriter.lines(compiled.circuit(cuts)),
        PassAnalysis.of(compiled.level(), compiled.technology(), DURATION),
        alterations,
        probes);
  }

  private double[][] voltages(
      final List<String> netlist,
      final Analysis.Transient t,
      final List<Alteration> alterations,
      final List<String> probes)
      throws IOException, InterruptedException {
    return NgspiceProcess.run(
        folder,
        netlist,
        alterations.stream().map(Alteration::command).toList(),
        "tran "
            + t.step() / finer
            + " "
            + t.stop()
            + " 0 "
            + t.maxStep() / finer
            + (t.useInitialConditions() ? " uic" : ""),
        probes);
  }

  /** The largest difference from the model of a network, in units of E. */
  double worst(
      final CompiledNetwork compiled,
      final List<Alteration> alterations,
      final Network twin,
      final double... drive)
      throws IOException, InterruptedException {
    return worst(compiled.lines(), compiled, alterations, twin, drive);
  }

  /** The same of a netlist whose nodes have the names of a compiled network. */
  double worst(
      final List<String> netlist,
      final CompiledNetwork compiled,
      final List<Alteration> alterations,
      final Network twin,
      final double... drive)
      throws IOException, InterruptedException {
    final double[][] rows =
        voltages(
            netlist,
            PassAnalysis.of(compiled.level(), compiled.technology(), DURATION),
            alterations,
            compiled.stateProbes());
    assertThat(rows[rows.length - 1][0])
        .isCloseTo(compiled.technology().seconds(DURATION), within(1e-12));
    double worst = 0;
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, REFERENCE_STEP, 1)) {
      final Trajectory reference =
          engine.trajectory(
              new PassRequest(
                  twin, compiled.direction(), Signals.single(drive), Window.until(DURATION)));
      for (final double[] row : rows) {
        final double time = row[0] / compiled.technology().secondsPerUnit();
        for (int e = 0; e + 1 < row.length; e++) {
          final double value = row[e + 1] * compiled.states().get(e).unitsPerVolt();
          worst = Math.max(worst, Math.abs(value - reference.at(e, time)));
        }
      }
    }
    return worst;
  }
}
