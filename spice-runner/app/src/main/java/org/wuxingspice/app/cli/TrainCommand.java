package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.report.Share;
import org.wuxingspice.app.watch.LastSample;
import org.wuxingspice.loop.writing.DeviceWriter;
import org.wuxingspice.loop.writing.WritingSettings;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.model.learning.Writer;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainingFolder;
import org.wuxingspice.model.training.TrainingImages;
import org.wuxingspice.model.training.TrainingReason;
import org.wuxingspice.model.training.TrainingRun;
import picocli.CommandLine;

/** The command {@code wuxing train}. */
@CommandLine.Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Trains a network by a recipe, numerically or in its circuit; can be stopped and resumed.",
    footer = {
      "",
      "'wuxing recipe' lists the recipes that come with the program. A file in the same",
      "format (docs/formats.md) will do as well.",
      "",
      "Examples:",
      "  wuxing train --recipe adders-64 --epochs 3",
      "  wuxing train --layers 49,10,10 --watch --tensorboard out/events",
      "  wuxing train --recipe model1 --data data/mnist --out out/model1",
      "  wuxing train --recipe model1 --data data/mnist --out out/model1 --resume",
      "  wuxing train --recipe pooled-49 --engine spice --limit 200 \\",
      "      --circuit gbw=10meg --test-limit 50",
      "  wuxing train --recipe pooled-49 --circuit device=sky130 --out out/w"
    })
final class TrainCommand implements Callable<Integer> {

  /** What to train: a recipe, or the sizes of the layers of one that is made on the spot. */
  private static final class Plan {

    @CommandLine.Option(
        names = "--recipe",
        paramLabel = "NAME|FILE",
        completionCandidates = RecipeNames.class,
        description = "what to train and how")
    private String recipe = "";

    @CommandLine.Option(
        names = "--layers",
        split = ",",
        paramLabel = "N",
        converter = PositiveInteger.class,
        description =
            "instead: inputs, hidden neurons and classes of a network with adders; the rest of its"
                + " recipe follows from these and the images (docs/data.md)")
    private @Nullable List<Integer> layers;

    private Recipe recipe(final LabelledImages training) {
      return layers == null ? Recipe.read(recipe) : Recipe.forLayers(layers, training);
    }

    /** For the folder of the run. */
    private String name() {
      return layers == null
          ? Path.of(recipe).getFileName().toString().replaceAll("\\.json$", "")
          : layers.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
  }

  @CommandLine.ArgGroup(multiplicity = "1")
  private Plan plan;

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  @CommandLine.Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for model, metrics and checkpoint; default: out/train-NAME")
  private @Nullable Path out;

  @CommandLine.Mixin private EngineOptions engine = new EngineOptions();

  @CommandLine.Option(
      names = "--epochs",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "default: the recipe's")
  private @Nullable Integer epochs;

  @CommandLine.Option(
      names = "--seed",
      description = "of topology, coefficients and order; default: the recipe's")
  private @Nullable Long seed;

  @CommandLine.Mixin private ClusterOption cluster = new ClusterOption();

  @CommandLine.Option(
      names = "--limit",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "use the first N training images only")
  private int limit = Integer.MAX_VALUE;

  @CommandLine.Option(
      names = "--test-limit",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "measure on the first N test images only")
  private int testLimit = Integer.MAX_VALUE;

  @CommandLine.Option(
      names = "--from",
      paramLabel = "MODEL",
      converter = ModelFile.class,
      completionCandidates = ModelFile.Names.class,
      description =
          "start from this model of the recipe's topology, with the encoding.json beside it, or"
              + " from one of ${COMPLETION-CANDIDATES}")
  private @Nullable Path from;

  @CommandLine.Option(
      names = "--resume",
      description =
          "go on from the checkpoint in the folder; same options as before, but --epochs may grow")
  private boolean resume;

  @CommandLine.Mixin private TrackingOptions tracking = new TrackingOptions();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    final LabelledImages training = digits.training();
    final Recipe recipe = recipe(training);
    try (FolderLock lock = OutputFolder.takeOwn(folder(), spec, "recipe.json")) {
      train(recipe, training, files(lock.folder()));
    }
    return 0;
  }

  private void train(
      final Recipe recipe, final LabelledImages training, final TrainingFolder folder) {
    final TrainingImages images = images(recipe, training);
    final Optional<WritingSettings> writing = WritingSettings.read(recipe.engine().circuit());
    final Optional<DeviceWriter> devices =
        writing.map(s -> new DeviceWriter(s, recipe.start().topology().linkCount()));
    try (Propagator propagator = cluster.open(recipe.engine(), engine.threads());
        ConsoleProgress console = new ConsoleProgress();
        LastSample sample = new LastSample(propagator, recipe.engine());
        TrackingOptions.Tracking tracked =
            tracking.start(
                "Training of " + plan.name(),
                about(recipe),
                sample::figure,
                folder.folder(),
                console)) {
      final TrainingRun run =
          new TrainingRun(
              recipe,
              images,
              propagator,
              devices.<Writer>map(w -> w).orElse(Writer.IDEAL),
              folder,
              tracked.progress(),
              System::nanoTime);
      if (from != null) {
        run.startingFrom(NetworkFile.read(from));
      }
      if (resume) {
        tracked.resumed(run.resume().metrics());
      }
      final List<EpochMetrics> rows = run.run();
      tracked.ended();
      devices.ifPresent(w -> WritingReport.save(folder.folder(), writing.orElseThrow(), w));
      report(folder, images.test().count(), rows);
    }
  }

  private Map<String, String> about(final Recipe recipe) {
    final Map<String, String> about = new LinkedHashMap<>();
    about.put("Recipe", recipe.description());
    about.put("Engine", recipe.engine().name() + " " + recipe.engine().circuit());
    about.put("Threads or ngspice processes", Integer.toString(engine.threads()));
    about.put("Epochs", Integer.toString(recipe.epochs()));
    return about;
  }

  private TrainingImages images(final Recipe recipe, final LabelledImages training) {
    final TrainingImages images =
        TrainingImages.prepare(recipe, training, digits.test(testLimit), limit);
    return from == null
        ? images
        : images.withEncoding(InputEncoding.read(from.resolveSibling("encoding.json")));
  }

  private Recipe recipe(final LabelledImages training) {
    Recipe recipe = plan.recipe(training);
    recipe =
        recipe.withEngine(
            from == null ? engine.over(recipe.engine()) : engine.over(recipe.engine(), from));
    engine.requireEffect(recipe.engine().name(), false);
    if (seed != null) {
      recipe = recipe.withSeed(seed);
    }
    return epochs == null ? recipe : recipe.withEpochs(epochs);
  }

  private Path folder() {
    return out == null ? Path.of("out", "train-" + plan.name()) : out;
  }

  private TrainingFolder files(final Path folder) {
    final TrainingFolder files = new TrainingFolder(folder);
    if (!resume && files.holdsRun()) {
      throw TrainingReason.RUN_EXISTS.failure(
          folder + " holds a run already: add --resume to go on with it, or choose another --out");
    }
    return files;
  }

  private void report(
      final TrainingFolder folder, final int tested, final List<EpochMetrics> rows) {
    final EpochMetrics last = rows.get(rows.size() - 1);
    System.out.printf(
        "test images right   %s (standard error) of %d after %d epochs%n"
            + "metrics             %s%n"
            + "next: wuxing evaluate %s%s%n",
        new Share(last.testAccuracy(), tested),
        tested,
        last.epoch(),
        folder.metrics(),
        ShellWord.of(folder.model()),
        digits.argument());
  }
}
