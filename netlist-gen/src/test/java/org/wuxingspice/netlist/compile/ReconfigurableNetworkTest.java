package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

class ReconfigurableNetworkTest {

  @TempDir Path folder;

  /** The same netlist gives both answers; measured 0.002 (integrated) and 0.005 (board). */
  @ParameterizedTest
  @CsvSource({
    "FORWARD,integrated,PAIR,0.005",
    "REVERSED,integrated,PAIR,0.005",
    "FORWARD,integrated,BRIDGE,0.005",
    "REVERSED,integrated,BRIDGE,0.005",
    "FORWARD,board,PAIR,0.01",
    "REVERSED,board,PAIR,0.01"
  })
  void oneCircuitRunsBothWays(
      final Direction direction,
      final String parts,
      final SynapseKind synapses,
      final double tolerance)
      throws Exception {
    final Technology technology =
        (parts.equals("board") ? Technology.board() : Technology.integrated())
            .withSynapses(synapses);
    for (final Network network : List.of(TestNetworks.twoLayers(), TestNetworks.random(3))) {
      final ReconfigurableNetwork circuit = ReconfigurableNetwork.compile(network, technology);
      final double[] drive = new double[network.topology().driveCount(direction)];
      final List<String> commands = new ArrayList<>();
      circuit.turnTo(direction).forEach(a -> commands.add(a.command()));
      for (int c = 0; c < drive.length; c++) {
        drive[c] = c % 2 == 0 ? 0.3 : -0.05;
      }
      final double[] volts = circuit.driveValues(direction, drive);
      for (int c = 0; c < drive.length; c++) {
        commands.add(new Alteration(circuit.driveTargets(direction).get(c), volts[c]).command());
      }
      final Analysis.Transient t =
          NetworkCompiler.compile(network, direction, Level.OPAMP, technology).analysis(20);
      final double[][] rows =
          NgspiceProcess.run(
              folder,
              NetlistWriter.lines(circuit.circuit()),
              commands,
              "tran " + t.step() + " " + t.stop() + " 0 " + t.maxStep() + " uic",
              circuit.stateProbes());
      assertThat(worst(rows, network, direction, circuit, drive)).isLessThan(tolerance);
    }
  }

  private static double worst(
      final double[][] rows,
      final Network network,
      final Direction direction,
      final ReconfigurableNetwork circuit,
      final double... drive) {
    double worst = 0;
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, 0.005, 1)) {
      final Trajectory reference =
          engine.trajectory(
              new PassRequest(network, direction, Signals.single(drive), Window.until(20)));
      final double unit = rows[rows.length - 1][0] / 20;
      for (final double[] row : rows) {
        for (int e = 0; e + 1 < row.length; e++) {
          final double value = row[e + 1] * circuit.unitsPerVolt(e);
          worst = Math.max(worst, Math.abs(value - reference.at(e, row[0] / unit)));
        }
      }
    }
    return worst;
  }
}
