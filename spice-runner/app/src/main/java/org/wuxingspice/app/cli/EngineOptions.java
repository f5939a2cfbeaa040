package org.wuxingspice.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.Recipe;
import picocli.CommandLine;

/** Options of commands that train networks or run passes through them. */
final class EngineOptions {

  private static final double FINE_STEP = 0.1;

  private static final EngineSettings USUAL =
      new EngineSettings("equilibrium", 20, 0.2, Stepper.RK4);

  @CommandLine.Option(
      names = "--engine",
      completionCandidates = EngineNames.class,
      description =
          "one of ${COMPLETION-CANDIDATES}; default: the recipe's (recipe.json beside a model), or"
              + " else equilibrium")
  private @Nullable String name;

  @CommandLine.Mixin private WindowOptions window = new WindowOptions();

  @CommandLine.Option(
      names = "--step",
      converter = PositiveNumber.class,
      description = "longest step, time units; default: the recipe's, or else 0.2")
  private @Nullable Double step;

  @CommandLine.Option(
      names = "--stepper",
      description = "one of ${COMPLETION-CANDIDATES}; default: the recipe's, or else RK4")
  private @Nullable Stepper stepper;

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  @CommandLine.Mixin private CircuitOption circuit = new CircuitOption();

  @CommandLine.Mixin private CalibrationOption calibration = new CalibrationOption();

  /** The calibration as given, with a space before it; empty when there is none. */
  String calibrationArgument() {
    return calibration.argument();
  }

  /** The settings of the recipe beside a model, or the usual ones. */
  static EngineSettings beside(final Path model) {
    final Path recipe = model.resolveSibling("recipe.json");
    return Files.exists(recipe) ? Recipe.read(recipe).engine() : USUAL;
  }

  /** The settings for a model. */
  EngineSettings settings(final Path model) {
    return calibration.applyTo(circuits(beside(model)), model);
  }

  /** A recipe's settings with what is given in place of what they have, for a model to come. */
  EngineSettings over(final EngineSettings recipe) {
    return calibration.applyTo(circuits(recipe));
  }

  private EngineSettings circuits(final EngineSettings recipe) {
    final EngineSettings base = window.over(recipe);
    return circuit.applyTo(
        new EngineSettings(
            name == null ? base.name() : name,
            base.from(),
            base.duration(),
            step == null ? base.step() : step,
            stepper == null ? base.stepper() : stepper,
            base.circuit()));
  }

  /** The settings for training that starts from a model, which a calibration must be of. */
  EngineSettings over(final EngineSettings recipe, final Path model) {
    return calibration.applyTo(circuits(recipe), model);
  }

  /** Threads, or ngspice processes. */
  int threads() {
    return threads.count();
  }

  /**
   * The settings for a model in an engine of a command's own, whose steps are short enough to be
   * compared with a circuit.
   *
   * @param model file
   * @param usual engine unless told otherwise
   */
  EngineSettings settings(final Path model, final String usual) {
    final EngineSettings base = window.over(beside(model));
    return calibration.applyTo(
        circuit.applyTo(
            new EngineSettings(
                name == null ? usual : name,
                base.from(),
                base.duration(),
                step == null ? FINE_STEP : step,
                stepper == null ? Stepper.RK4 : stepper,
                base.circuit())),
        model);
  }

  /**
   * Refuses options that an engine does not look at.
   *
   * @param engine its name
   * @param integrals whether the length of a pass shows in the result of every engine
   */
  void requireEffect(final String engine, final boolean integrals) {
    if (engine.endsWith("equilibrium") && (step != null || stepper != null)) {
      throw LoopReason.BAD_SETTING.failure(
          "--step and --stepper: engine " + engine + " takes no steps; add --engine ode");
    }
    if (engine.endsWith("equilibrium") && !window.given().isEmpty() && !integrals) {
      throw LoopReason.BAD_SETTING.failure(
          window.given()
              + ": engine "
              + engine
              + " answers for any length alike; add --engine ode");
    }
  }

  /** Starts the engine; the caller closes it. */
  Propagator open(final Path model) {
    return Engines.open(settings(model), threads.count());
  }

  /** Starts the engine here or on a cluster; the caller closes it. */
  Propagator open(final Path model, final ClusterOption cluster) {
    return cluster.open(settings(model), threads.count());
  }
}
