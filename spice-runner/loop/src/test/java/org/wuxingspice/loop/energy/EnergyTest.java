package org.wuxingspice.loop.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.loop.propagator.CircuitEnergy;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.SpicePropagator;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.compile.Supply;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;

/** That a compiled circuit's currents are those of its supplies is tested where it is compiled. */
@Timeout(180)
class EnergyTest {

  private static final double DURATION = 20;
  private static final int SAMPLES = 2;

  private static Network network() {
    final Topology topology =
        Topologies.adders(new int[] {3, 3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
    return Network.of(topology, Initialization.uniform(topology, 0.6, true, 3));
  }

  private static Signals drives(final int channels) {
    final Signals drives = Signals.zeros(channels, SAMPLES);
    Arrays.fill(drives.values(), 0.2);
    return drives;
  }

  private static CircuitOptions options(final Level level) {
    return CircuitOptions.of(level, Technology.board(), DURATION);
  }

  private static CircuitEnergy energy(final WorkerPool pool, final CircuitOptions options) {
    final SpicePropagator circuit = new SpicePropagator(pool, options.withEnergy());
    circuit.propagate(
        new PassRequest(network(), Direction.FORWARD, drives(3), Window.until(DURATION)));
    return circuit.energy(Direction.FORWARD);
  }

  /** The pieces' energies add up to the network's. */
  @Test
  void piecesTakeWhatTheWholeTakes() {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final CircuitEnergy whole = energy(pool, options(Level.OPAMP));
      final CircuitEnergy pieces = energy(pool, options(Level.OPAMP).inPieces(2));
      assertThat(whole.passes()).isEqualTo(SAMPLES);
      assertThat(whole.quiescent())
          .isCloseTo(
              SAMPLES
                  * options(Level.OPAMP).technology().seconds(DURATION)
                  * Supply.of(
                          NetworkCompiler.compile(
                              network(), Direction.FORWARD, Level.OPAMP, Technology.board()))
                      .quiescentPower(),
              within(1e-12));
      assertThat(pieces.quiescent() / whole.quiescent()).isCloseTo(1, within(1e-12));
      assertThat(whole.signals()).isPositive();
      // measured 2.7e-6; the simulator's tolerance is 1e-4
      assertThat(pieces.signals() / whole.signals()).isCloseTo(1, within(1e-4));
    }
  }

  /** Without signals nothing is caused by signals. */
  @Test
  void restIsNotCountedAsSignals() {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final EnergyFigures figures =
          new EnergyStudy(network(), Signals.zeros(3, SAMPLES), Signals.zeros(2, SAMPLES))
              .measure(pool, options(Level.OPAMP), new Window(0, DURATION));
      assertThat(figures.signalShare()).isCloseTo(0, within(1e-6));
      assertThat(figures.inference() / (figures.quiescentPower() * figures.pass()))
          .isCloseTo(1, within(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"BEHAVIORAL", "OPAMP"})
  void figuresFollowFromThePasses(final Level level) {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final EnergyFigures figures =
          new EnergyStudy(network(), drives(3), drives(2))
              .measure(pool, options(level), new Window(DURATION / 2, DURATION));
      assertThat(figures.pass()).isCloseTo(DURATION * 1e-3, within(1e-12));
      assertThat(figures.deciding()).isGreaterThanOrEqualTo(figures.pass() / 2);
      assertThat(figures.worstDeciding()).isBetween(figures.deciding(), figures.pass());
      assertThat(figures.settling()).isBetween(0.0, figures.pass());
      if (level == Level.BEHAVIORAL) {
        assertThat(figures.update()).as("ideal parts have no supplies").isZero();
      } else {
        assertThat(figures.inference() / (figures.quiescentPower() * figures.pass()))
            .as("signals are small beside the bias of the parts")
            .isBetween(0.9, 1.1);
        assertThat(figures.signalShare()).isBetween(-0.1, 0.1);
        assertThat(figures.update()).isBetween(figures.inference(), 2.2 * figures.inference());
        final ReversibleCircuit both = figures.reversible();
        assertThat(both.amplifiers())
            .as("amplifiers of both directions in one circuit")
            .isGreaterThan(Math.max(both.forwardAmplifiers(), both.reversedAmplifiers()));
        final double bias =
            2
                * Technology.board().supply()
                * (both.amplifiers() * Technology.board().opAmp().supplyCurrent()
                    + network().topology().elementCount()
                        * Technology.board().multiplier().supplyCurrent());
        assertThat(both.power()).as("bias and loads at rest").isBetween(bias, 1.5 * bias);
        assertThat(both.update()).isCloseTo(2 * both.power() * figures.pass(), within(1e-9));
      }
    }
  }
}
