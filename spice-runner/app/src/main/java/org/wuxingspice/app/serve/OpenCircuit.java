package org.wuxingspice.app.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.loop.compare.CompareReason;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.WaveformSource;
import org.wuxingspice.model.learning.LearningReason;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainedModels;
import org.wuxingspice.model.training.TrainingImages;

/**
 * A network in an engine, with its last passes. Not safe for use by several threads. Owns the
 * engine.
 */
final class OpenCircuit implements AutoCloseable {

  private static final EngineSettings USUAL =
      new EngineSettings("equilibrium", 20, 0.2, Stepper.RK4);

  private final Command.Open origin;
  private final EngineSettings settings;
  private final Propagator propagator;
  private Network network;
  private @Nullable Pass forward;
  private @Nullable Pass reversed;

  /**
   * Opens it.
   *
   * @param origin what was asked for
   * @param threads threads or processes of the engine
   */
  OpenCircuit(final Command.Open origin, final int threads) {
    this.origin = origin;
    final boolean untrained = Recipe.NAMES.contains(origin.network());
    network =
        untrained
            ? Recipe.read(origin.network()).start()
            : NetworkFile.read(TrainedModels.file(origin.network()));
    settings = settings(untrained ? Recipe.read(origin.network()).engine() : recorded());
    propagator = Engines.open(settings, threads);
  }

  private Path beside(final String name) {
    return TrainedModels.file(origin.network()).resolveSibling(name);
  }

  private EngineSettings recorded() {
    final Path recipe = beside("recipe.json");
    return Files.exists(recipe) ? Recipe.read(recipe).engine() : USUAL;
  }

  private EngineSettings settings(final EngineSettings base) {
    return new EngineSettings(
            origin.engine().orElse(base.name()),
            origin.from().orElse(base.from()),
            origin.duration().orElse(base.duration()),
            origin.step().orElse(base.step()),
            origin.stepper().orElse(base.stepper()),
            base.circuit())
        .withCircuit(origin.circuit());
  }

  /** What a client has to know of the network. */
  Message description() {
    final Topology topology = network.topology();
    return coefficients(Message.answer())
        .with("engine", settings.name())
        .with("from", settings.from())
        .with("duration", settings.duration())
        .with("layers", IntStream.range(0, topology.layers()).map(topology::size).toArray())
        .with(
            NumericArray.of(
                "sources",
                IntStream.range(0, topology.linkCount()).map(topology::source).toArray()))
        .with(
            NumericArray.of(
                "targets",
                IntStream.range(0, topology.linkCount()).map(topology::target).toArray()))
        .with(
            NumericArray.of(
                "inputs",
                IntStream.range(0, topology.inputCount()).map(topology::inputElement).toArray()))
        .with(
            NumericArray.of(
                "outputs",
                IntStream.range(0, topology.outputCount()).map(topology::outputElement).toArray()))
        .with(NumericArray.of("rest", FixedPoint.solve(network.parameters(), Direction.FORWARD)))
        .with(
            NumericArray.of(
                "reversed_rest", FixedPoint.solve(network.parameters(), Direction.REVERSED)));
  }

  private Message coefficients(final Message message) {
    return message.with(NumericArray.of("coefficients", network.coefficients()));
  }

  Message digits(final Command.Digits asked) {
    final LabelledImages all =
        asked.set() == Command.DigitSet.TEST ? Digits.bundledTest() : Digits.bundledTraining();
    if (asked.first() < 0 || asked.count() < 1 || asked.count() > all.count() - asked.first()) {
      throw ServeReason.BAD_REQUEST.failure(
          asked.count() + " digits from number " + asked.first() + " on: there are " + all.count());
    }
    final InputEncoding encoding = encoding();
    final LabelledImages images = encoding.fit(all);
    final int[] chosen = IntStream.range(asked.first(), asked.first() + asked.count()).toArray();
    return Message.answer()
        .with(NumericArray.of("drive", encoding.encode(images, chosen)))
        .with(NumericArray.of("labels", images.labels(chosen)));
  }

  private InputEncoding encoding() {
    if (Recipe.NAMES.contains(origin.network())) {
      return TrainingImages.prepare(
              Recipe.read(origin.network()),
              Digits.bundledTraining(),
              Digits.bundledTest(),
              Integer.MAX_VALUE)
          .encoding();
    }
    return InputEncoding.read(beside("encoding.json"));
  }

  Message propagate(final Command.Propagate asked, final NumericArray drive) {
    final Direction direction = asked.direction();
    final OperatingPoint point =
        asked.around() == Command.Around.REST
            ? OperatingPoint.REST
            : new OperatingPoint.Rebiased(lastForward());
    final Pass pass =
        propagator.propagate(
            new PassRequest(
                    network,
                    direction,
                    drive.signals(network.topology().driveCount(direction)),
                    settings.window())
                .around(point));
    if (direction == Direction.FORWARD) {
      forward = pass;
      reversed = null;
    } else {
      reversed = pass;
    }
    final Map<String, String> skipped = new TreeMap<>();
    pass.skipped().forEach((sample, cause) -> skipped.put(Integer.toString(sample), cause));
    final Signals last = pass.ends();
    return Message.answer()
        .with("clamped", pass.clamped())
        .with("skipped", skipped)
        .with(NumericArray.of("integrals", pass.integrals()))
        .with(NumericArray.of("ends", last));
  }

  private Pass lastForward() {
    if (forward == null) {
      throw ServeReason.PASS_MISSING.failure("there is no forward pass yet: run one before");
    }
    return forward;
  }

  Message waveforms(final Command.Waveforms asked, final NumericArray drive) {
    if (!(propagator instanceof WaveformSource source)) {
      throw CompareReason.NO_WAVEFORMS.failure(
          "engine " + settings.name() + " has no waveforms: use ode or spice");
    }
    final Trajectory trajectory =
        source.trajectory(
            new PassRequest(
                network,
                asked.direction(),
                drive.signals(network.topology().driveCount(asked.direction())),
                settings.window()));
    return Message.answer()
        .with(
            NumericArray.of(
                "lengths", Arrays.stream(trajectory.time()).mapToInt(row -> row.length).toArray()))
        .with(NumericArray.of("time", joined(trajectory.time())))
        .with(NumericArray.of("values", joined(trajectory.values())));
  }

  private static double[] joined(final double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  Message set(final NumericArray values) {
    network = network.withCoefficients(values.vector(network.topology().linkCount()).clone());
    return Message.answer();
  }

  Message step(final Command.Step asked) {
    if (reversed == null) {
      throw ServeReason.PASS_MISSING.failure(
          "a step needs a forward pass and a reversed pass after it: run them before");
    }
    if (!Double.isFinite(asked.rate())) {
      throw LearningReason.BAD_SETTING.failure("rate " + asked.rate() + ": must be finite");
    }
    final int[] complete =
        Arrays.stream(reversed.answered())
            .filter(sample -> !lastForward().skipped().containsKey(sample))
            .toArray();
    if (complete.length > 0) {
      final double[] changes =
          asked
              .rule()
              .update(network, lastForward().selected(complete), reversed.selected(complete));
      for (int k = 0; k < changes.length; k++) {
        changes[k] *= asked.rate();
      }
      network = asked.rule().apply(network, changes);
    }
    return coefficients(Message.answer());
  }

  Message save(final Command.Save asked) {
    NetworkFile.write(Path.of(asked.file()), network);
    return Message.answer();
  }

  @Override
  public void close() {
    propagator.close();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s in %s", origin.network(), settings.name());
  }
}
