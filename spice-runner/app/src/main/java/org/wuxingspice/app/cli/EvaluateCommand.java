package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.loop.compare.NumericTwin;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.ConfusionMatrix;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.PredictionLog;
import org.wuxingspice.netlist.expression.SiFormat;
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
      converter = PositiveInteger.class,
      paramLabel = "N",
      description = "classify the first N test images only")
  private int limit = Integer.MAX_VALUE;

  @CommandLine.Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "keep each image's class in this file, so that a run that was stopped goes on, and"
              + " compare with the numeric model's classes")
  private @Nullable Path record;

  @Override
  public Integer call() {
    final Network network = model.network();
    final InputEncoding encoding = model.encoding();
    engine.requireEffect(model.file(), false);
    final LabelledImages all = encoding.fit(digits.test());
    final LabelledImages images = all.slice(0, Math.min(limit, all.count()));
    model.difference(all, digits).ifPresent(text -> System.out.println("note: " + text));
    CoefficientNote.of(network, engine.settings(model.file()))
        .ifPresent(text -> System.out.println("note: " + text));
    final Window window = engine.settings(model.file()).window();
    try (Propagator propagator = engine.open(model.file());
        ConsoleProgress progress = new ConsoleProgress()) {
      progress.phase("images", images.count());
      if (record == null) {
        print(ConfusionMatrix.of(propagator, window, network, encoding, images, progress));
      } else {
        final int[] classes =
            new PredictionLog(record, subject())
                .complete(propagator, window, network, encoding, images, RECORDED_BATCH, progress);
        print(ConfusionMatrix.of(network.topology().outputCount(), images, classes));
        printTwin(
            NumericTwin.of(engine.settings(model.file()), network, encoding, images), classes);
      }
    }
    System.out.printf("next: wuxing compare %s%s%n", model.argument(), digits.argument());
    return 0;
  }

  private void printTwin(final NumericTwin twin, final int... classes) {
    System.out.printf(
        "numeric model right %s; same class as engine %s on %d of %d images%n",
        SiFormat.percent(twin.accuracy()),
        engine.settings(model.file()).name(),
        twin.sameAs(classes),
        classes.length);
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
        SiFormat.percent(matrix.accuracy()),
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
          "%5d   %8s %s%n", truth, Double.isNaN(accuracy) ? "-" : SiFormat.percent(accuracy), row);
    }
  }
}
