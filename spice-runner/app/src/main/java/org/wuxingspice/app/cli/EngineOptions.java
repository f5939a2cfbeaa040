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

/** Options of commands that run passes through a given model. */
final class EngineOptions {

  private static final double FINE_STEP = 0.1;

  private static final EngineSettings USUAL =
      new EngineSettings("equilibrium", 20, 0.2, Stepper.RK4);

  @CommandLine.Option(
      names = "--engine",
      completionCandidates = EngineNames.class,
      description =
          "one of ${COMPLETION-CANDIDATES}; default: as in recipe.json beside the model, or else"
              + " equilibrium")
  private @Nullable String name;

  @CommandLine.Option(
      names = "--integrate-from",
      paramLabel = "T0",
      description =
          "integrate from here to the end of a pass, time units; default: the recipe's, or else 0")
  private @Nullable Double from;

  @CommandLine.Option(
      names = "--duration",
      paramLabel = "T",
      converter = PositiveNumber.class,
      description = "length of a pass, time units; default: the recipe's, or else 20")
  private @Nullable Double duration;

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

  /** The settings for a model. */
  EngineSettings settings(final Path model) {
    final Path recipe = model.resolveSibling("recipe.json");
    final EngineSettings base = Files.exists(recipe) ? Recipe.read(recipe).engine() : USUAL;
    return circuit.applyTo(
        new EngineSettings(
            name == null ? base.name() : name,
            from == null ? base.from() : from,
            duration == null ? base.duration() : duration,
            step == null ? base.step() : step,
            stepper == null ? base.stepper() : stepper,
            base.circuit()));
  }

  /**
   * The settings for a model in an engine of a command's own, whose steps are short enough to be
   * compared with a circuit.
   *
   * @param model file
   * @param usual engine unless told otherwise
   */
  EngineSettings settings(final Path model, final String usual) {
    final Path recipe = model.resolveSibling("recipe.json");
    final EngineSettings base = Files.exists(recipe) ? Recipe.read(recipe).engine() : USUAL;
    return circuit.applyTo(
        new EngineSettings(
            name == null ? usual : name,
            from == null ? base.from() : from,
            duration == null ? base.duration() : duration,
            step == null ? FINE_STEP : step,
            stepper == null ? Stepper.RK4 : stepper,
            base.circuit()));
  }

  /** Threads or processes, positive. */
  int threads() {
    return threads.count();
  }

  /**
   * Refuses options that this engine does not look at.
   *
   * @param integrals whether the length of a pass shows in the result of every engine
   */
  void requireEffect(final Path model, final boolean integrals) {
    final String engine = settings(model).name();
    if (engine.endsWith("equilibrium") && (step != null || stepper != null)) {
      throw LoopReason.BAD_SETTING.failure(
          "--step and --stepper: engine " + engine + " takes no steps; add --engine ode");
    }
    if (engine.endsWith("equilibrium") && duration != null && !integrals) {
      throw LoopReason.BAD_SETTING.failure(
          "--duration "
              + duration
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
