package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.learning.Evaluation;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.ConfusionMatrix;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.PredictionLog;
import picocli.CommandLine;

/** The command {@code wuxing evaluate}. */
@CommandLine.Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Classifies the test images with a trained model.",
    footer = {
      "",
      "Examples:",
      "  wuxing evaluate out/train-adders-64/model.json",
      "  wuxing evaluate out/model1/model.json --data data/mnist --engine ode",
      "  wuxing evaluate model.json --engine spice --limit 100 --record classes.csv"
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final int RECORDED_BATCH = 8;

  @CommandLine.Mixin private ModelOption model = new ModelOption();

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  @CommandLine.Mixin private EngineOptions engine = new EngineOptions();

  @CommandLine.Option(
      names = "--limit",
      paramLabel = "N",
      description = "classify the first N test images only")
  private int limit = Integer.MAX_VALUE;

  @CommandLine.Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "keep each image's class in this file, so that a run that was stopped goes on, and"
              + " compare with the numeric model's classes")
  private Path record;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--limit must be positive");
    }
    final Network network = model.network();
    final InputEncoding encoding = model.encoding();
    final LabelledImages all = digits.test();
    final LabelledImages images = encoding.fit(all.slice(0, Math.min(limit, all.count())));
    CoefficientNote.of(network, engine.settings(model.file()))
        .ifPresent(text -> System.out.println("note: " + text));
    try (Propagator propagator = engine.open(model.file(), spec.commandLine())) {
      if (record == null) {
        print(
            ConfusionMatrix.of(
                propagator, engine.settings(model.file()).window(), network, encoding, images));
      } else {
        recorded(propagator, network, encoding, images);
      }
    }
    System.out.printf("next: wuxing propagate %s --inputs DRIVES.json --json%n", model.file());
    return 0;
  }

  /** Goes on with the record, then sets the classes against those of the numeric model. */
  private void recorded(
      final Propagator propagator,
      final Network network,
      final InputEncoding encoding,
      final LabelledImages images) {
    final int[] classes;
    try (ConsoleProgress progress = new ConsoleProgress()) {
      progress.phase("images", images.count());
      classes =
          new PredictionLog(record, subject())
              .complete(
                  propagator,
                  engine.settings(model.file()).window(),
                  network,
                  encoding,
                  images,
                  RECORDED_BATCH,
                  count -> progress.advance(count, ""));
    }
    print(ConfusionMatrix.of(network.topology().outputCount(), images, classes));
    final EngineSettings numeric = engine.settings(model.file()).withName("ode");
    try (Propagator twin = Engines.open(numeric, Runtime.getRuntime().availableProcessors())) {
      final int[] expected =
          Evaluation.classes(
              ErrorSignal.outputs(
                  network.topology(),
                  twin.propagate(
                      new PassRequest(
                          network,
                          Direction.FORWARD,
                          encoding.encode(images, IntStream.range(0, images.count()).toArray()),
                          engine.settings(model.file()).window()))));
      System.out.printf(
          "numeric model right %s; same class as engine %s on %d of %d images%n",
          TrainingBar.percent(
              ConfusionMatrix.of(network.topology().outputCount(), images, expected).accuracy()),
          engine.settings(model.file()).name(),
          IntStream.range(0, classes.length).filter(i -> classes[i] == expected[i]).count(),
          classes.length);
    }
  }

  private String subject() {
    final EngineSettings settings = engine.settings(model.file());
    return "wuxing classes 1, model "
        + NetworkFile.digest(model.file())
        + ", engine "
        + settings
        + ", images "
        + (digits.argument().isEmpty() ? "bundled" : digits.argument().strip());
  }

  private void print(final ConfusionMatrix matrix) {
    System.out.printf(
        "test images right   %s of %d with engine %s%s%n",
        TrainingBar.percent(matrix.accuracy()),
        matrix.images(),
        engine.settings(model.file()).name(),
        matrix.unanswered() == 0 ? "" : ", " + matrix.unanswered() + " of them without an answer");
    System.out.println("class   right      taken for class 0, 1, ...");
    for (int truth = 0; truth < matrix.classes(); truth++) {
      final StringBuilder row = new StringBuilder();
      for (int answer = 0; answer < matrix.classes(); answer++) {
        row.append(String.format("%6d", matrix.count(truth, answer)));
      }
      final double accuracy = matrix.accuracy(truth); // NaN without images of this class
      System.out.printf(
          "%5d   %8s %s%n",
          truth, Double.isNaN(accuracy) ? "-" : TrainingBar.percent(accuracy), row);
    }
  }
}
