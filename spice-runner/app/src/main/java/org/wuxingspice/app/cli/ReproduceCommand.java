package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.reproduce.AccuracyCurve;
import org.wuxingspice.app.reproduce.CircuitStudy;
import org.wuxingspice.app.reproduce.DriftStudy;
import org.wuxingspice.app.reproduce.GradientFigure;
import org.wuxingspice.app.reproduce.PaperFigure;
import org.wuxingspice.app.reproduce.ReproductionSettings;
import org.wuxingspice.app.reproduce.WindowStudy;
import org.wuxingspice.model.files.FolderLock;
import picocli.CommandLine;

/** The command {@code wuxing reproduce}. */
@CommandLine.Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = "Runs an experiment of the paper and draws its figure.",
    footer = {
      "",
      "  fig2       methods 1, 2 and both on MODEL1",
      "  fig3       a perceptron of MODEL1's size with link ratios from 100 %% to 0.5 %%",
      "  fig4       MODEL1 against MODEL2, in equilibrium and in transients",
      "  windows    MODEL1, MODEL2, adders in transients, over T and T0",
      "  circuits   exact and imperfect circuits, tuned in the loop, seed 1; hours",
      "  drift      a trained network in devices that age, seed 1",
      "  gradient   cosine of update and gradient by signal size and duration, seed 1",
      "",
      "Without --quick, --data has to be given the full MNIST. A stopped run goes on",
      "when the same command is given again.",
      "",
      "Examples:",
      "  wuxing reproduce fig2 --quick",
      "  wuxing data mnist && wuxing reproduce fig4 --data data/mnist"
    })
final class ReproduceCommand implements Callable<Integer> {

  private static final int SEEDS = 3;

  private static final Set<Experiment> ONE_SEED =
      EnumSet.of(Experiment.GRADIENT, Experiment.CIRCUITS, Experiment.DRIFT);

  @CommandLine.Parameters(paramLabel = "FIGURE", description = "one of ${COMPLETION-CANDIDATES}")
  private Experiment experiment;

  /** What can be run. */
  private enum Experiment {
    FIG2("accuracy.png"),
    FIG3("accuracy.png"),
    FIG4("accuracy.png"),
    WINDOWS("transients.png"),
    CIRCUITS("circuits.csv"),
    DRIFT("drift.png"),
    GRADIENT("gradient.png");

    private final String result;

    Experiment(final String result) {
      this.result = result;
    }

    private List<AccuracyCurve> train(final ReproductionSettings settings) {
      return switch (this) {
        case FIG2 -> PaperFigure.FIG2.reproduce(settings);
        case FIG3 -> PaperFigure.FIG3.reproduce(settings);
        case FIG4 -> PaperFigure.FIG4.reproduce(settings);
        case WINDOWS -> WindowStudy.run(settings);
        case CIRCUITS -> CircuitStudy.run(settings);
        case DRIFT -> DriftStudy.run(settings);
        case GRADIENT -> List.of();
      };
    }
  }

  @CommandLine.Option(
      names = "--quick",
      description = "on the bundled digits, or with few signals, under a minute")
  private boolean quick;

  @CommandLine.Option(
      names = "--seeds",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "seeds 1 to N, drawn as their mean; default: 3, with --quick 1")
  private @Nullable Integer seeds;

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  @CommandLine.Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for all files; default: out/reproduce-FIGURE, -quick")
  private @Nullable Path out;

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (seeds != null && ONE_SEED.contains(experiment)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--seeds " + seeds + ": " + name() + " has seed 1");
    }
    if (experiment == Experiment.GRADIENT && !digits.argument().isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "gradient shows no images: no --data");
    }
    if (experiment != Experiment.GRADIENT && !quick && digits.argument().isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "the full experiment needs full MNIST: 'wuxing data mnist', then --data data/mnist; or"
              + " add --quick");
    }
    try (FolderLock lock = OutputFolder.take(folder(), spec)) {
      if (experiment == Experiment.GRADIENT) {
        GradientFigure.reproduce(lock.folder(), quick, threads.count());
      } else {
        train(lock.folder());
      }
      System.out.printf("next: open %s%n", lock.folder().resolve(experiment.result));
    }
    return 0;
  }

  private Path folder() {
    return out == null ? Path.of("out", "reproduce-" + name() + (quick ? "-quick" : "")) : out;
  }

  private String name() {
    return experiment.name().toLowerCase(Locale.ROOT);
  }

  private int seeds() {
    return seeds == null ? quick ? 1 : SEEDS : seeds;
  }

  private void train(final Path folder) {
    try (ConsoleProgress progress = new ConsoleProgress()) {
      final List<AccuracyCurve> curves =
          experiment.train(
              new ReproductionSettings(
                  digits.training(),
                  digits.test(),
                  seeds(),
                  quick,
                  folder,
                  threads.count(),
                  progress,
                  System::nanoTime));
      for (final AccuracyCurve curve : curves) {
        System.out.printf(
            Locale.ROOT,
            "%-32s %s at the end, %6.2f %% at best%n",
            curve.name(),
            curve.end(),
            100 * curve.best());
      }
    }
  }
}
