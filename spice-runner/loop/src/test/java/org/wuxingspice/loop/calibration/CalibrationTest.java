package org.wuxingspice.loop.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.Progress;
import org.wuxingspice.netlist.compile.CompileReason;

/** Files of calibrations, and engines that take them. */
@Timeout(120)
class CalibrationTest {

  private static final Map<String, String> CIRCUIT =
      Map.of("mismatch", "0.1", "parameters", "0.02", "offset", "2m", "devices", "3");
  private static final EngineSettings DIE =
      new EngineSettings("die", 12, 0.02, Stepper.RK4).withCircuit(CIRCUIT);

  @TempDir Path folder;
  private Path file;

  private static Network network(final int inputs) {
    final Topology topology =
        Topologies.adders(new int[] {inputs, 3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 11);
    return Network.of(topology, Initialization.uniform(topology, 0.7, true, 11));
  }

  @BeforeEach
  void calibrate() {
    final CircuitOptions options = CircuitSettings.read(CIRCUIT, 12);
    final Calibrator.Result result =
        new Calibrator(
                options.technology(),
                trim -> Engines.open(DIE.withName("die-equilibrium"), trim, 1),
                DIE.window(),
                1,
                Progress.NONE)
            .measure(network(5));
    file = folder.resolve("calibration.json");
    new Calibration(
            Calibration.FORMAT,
            "0a1b",
            Calibration.digest(options.technology(), options.die()),
            CIRCUIT,
            result.presentations(),
            result.trim())
        .write(file);
  }

  private EngineSettings calibrated(final String... more) {
    final Map<String, String> circuit = new TreeMap<>();
    circuit.put("calibration", CalibrationSetting.of(file).toString());
    for (final String one : more) {
      circuit.put(one.split("=")[0], one.split("=")[1]);
    }
    return new EngineSettings("die", 12, 0.02, Stepper.RK4).withCircuit(circuit);
  }

  private static Pass pass(
      final EngineSettings engine, final Network network, final Direction direction) {
    final Signals drive = Signals.zeros(network.topology().driveCount(direction), 2);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.3 * Math.sin(1 + 7 * i);
    }
    try (Propagator propagator = Engines.open(engine, 2)) {
      return propagator.propagate(new PassRequest(network, direction, drive, engine.window()));
    }
  }

  /** Offsets of 2 mV and slow poles leave 0.01 of E between circuit and twin, as uncalibrated. */
  @Test
  void circuitAndTwinTakeTheSameCalibration() {
    for (final Direction direction : Direction.values()) {
      final Pass twin = pass(calibrated(), network(5), direction);
      assertThat(pass(calibrated().withName("spice"), network(5), direction).ends().values())
          .containsExactly(twin.ends().values(), within(2e-3));
      assertThat(pass(DIE, network(5), direction).ends().values())
          .isNotEqualTo(twin.ends().values())
          .satisfies(drawn -> assertThat(worst(drawn, twin.ends().values())).isGreaterThan(0.05));
    }
  }

  private static double worst(final double[] some, final double[] others) {
    double worst = 0;
    for (int i = 0; i < some.length; i++) {
      worst = Math.max(worst, Math.abs(some[i] - others[i]));
    }
    return worst;
  }

  /** Trimming at rest takes the place of the currents, since it follows the coefficients. */
  @Test
  void currentsAreMeasuredAnewForOtherCoefficients() {
    final Network network = network(5);
    final double[] doubled = network.coefficients();
    for (int k = 0; k < doubled.length; k++) {
      doubled[k] *= 2;
    }
    final Network other = network.withCoefficients(doubled);
    try (Propagator exact = new EquilibriumPropagator(1)) {
      final Signals silence = Signals.zeros(other.topology().inputCount(), 1);
      final PassRequest undriven = new PassRequest(other, Direction.FORWARD, silence, DIE.window());
      final double[] rest = exact.propagate(undriven).ends().values();
      final double[] kept = undriven(calibrated().withName("die-equilibrium"), undriven);
      final double[] anew = undriven(calibrated("trim=rest").withName("die-equilibrium"), undriven);
      assertThat(worst(anew, rest)).isLessThan(1e-9);
      assertThat(worst(kept, rest)).isGreaterThan(0.01);
    }
  }

  private static double[] undriven(final EngineSettings engine, final PassRequest request) {
    try (Propagator propagator = Engines.open(engine, 1)) {
      return propagator.propagate(request).ends().values();
    }
  }

  private static void refused(final Reason reason, final ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void whatDoesNotFitIsRefused() throws IOException {
    final Network network = network(5);
    final Direction direction = Direction.FORWARD;
    refused(CalibrationReason.OTHER_DIE, () -> pass(calibrated("devices=4"), network, direction));
    refused(CalibrationReason.OTHER_DIE, () -> pass(calibrated("levels=32"), network, direction));
    refused(LoopReason.BAD_SETTING, () -> pass(calibrated("redraw=all"), network, direction));
    refused(
        LoopReason.BAD_SETTING,
        () -> pass(calibrated("level=behavioral").withName("spice"), network, direction));
    refused(CompileReason.BAD_TRIM, () -> pass(calibrated(), network(6), direction));
    refused(
        CalibrationReason.OTHER_MODEL,
        () -> Calibration.read(file).requireModel("0a1c", "another.json"));
    final EngineSettings begun = calibrated();
    Files.writeString(file, Files.readString(file) + "\n");
    refused(CalibrationReason.OTHER_DIE, () -> pass(begun, network, direction));
    Files.writeString(file, Files.readString(file).replace("calibration 1", "calibration 2"));
    refused(CalibrationReason.BAD_FILE, () -> pass(calibrated(), network, direction));
    Files.delete(file);
    refused(CalibrationReason.BAD_FILE, () -> Calibration.read(file));
  }

  @Test
  void settingsThatSayNothingOfTheDieMayDiffer() {
    final Pass twin = pass(calibrated("noise=0", "pieces=2"), network(5), Direction.FORWARD);
    assertThat(twin.ends().values())
        .isEqualTo(pass(calibrated(), network(5), Direction.FORWARD).ends().values());
  }
}
