package org.wuxingspice.spice.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.ConfusionMatrix;
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
      "  wuxing evaluate out/model1/model.json --data data/mnist --engine ode"
    })
final class EvaluateCommand implements Callable<Integer> {

  @CommandLine.Parameters(paramLabel = "MODEL", description = "model file (JSON)")
  private Path model;

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  @CommandLine.Mixin private EngineOptions engine = new EngineOptions();

  @CommandLine.Option(
      names = "--encoding",
      paramLabel = "FILE",
      description = "how images become drives; default: encoding.json beside the model")
  private Path encodingFile;

  @CommandLine.Option(
      names = "--limit",
      paramLabel = "N",
      description = "classify the first N test images only")
  private int limit = Integer.MAX_VALUE;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--limit must be positive");
    }
    final Network network = NetworkFile.read(model);
    final InputEncoding encoding =
        InputEncoding.read(
            encodingFile == null ? model.resolveSibling("encoding.json") : encodingFile);
    final LabelledImages all = digits.test();
    final LabelledImages images = encoding.fit(all.slice(0, Math.min(limit, all.count())));
    try (Propagator propagator = engine.open(model, spec.commandLine())) {
      print(ConfusionMatrix.of(propagator, network, encoding, images));
    }
    return 0;
  }

  private void print(final ConfusionMatrix matrix) {
    System.out.printf(
        "test images right   %s of %d with engine %s%n",
        TrainingBar.percent(matrix.accuracy()), matrix.images(), engine.settings(model).name());
    System.out.println("class   right      taken for class 0, 1, ...");
    for (int truth = 0; truth < matrix.classes(); truth++) {
      final StringBuilder row = new StringBuilder();
      for (int answer = 0; answer < matrix.classes(); answer++) {
        row.append(String.format("%6d", matrix.count(truth, answer)));
      }
      System.out.printf("%5d   %8s %s%n", truth, TrainingBar.percent(matrix.accuracy(truth)), row);
    }
    System.out.printf("next: wuxing propagate %s --inputs DRIVES.json --json%n", model);
  }
}
