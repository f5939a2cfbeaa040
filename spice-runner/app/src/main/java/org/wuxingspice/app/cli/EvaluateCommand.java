package org.wuxingspice.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.report.Share;
import org.wuxingspice.loop.compare.NumericTwin;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.ConfusionMatrix;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.PredictionLog;
import org.wuxingspice.model.training.Shard;
import org.wuxingspice.model.training.ShardFile;
import org.wuxingspice.model.training.TrainingReason;
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
      "  wuxing evaluate pooled-49-trained --age 1d --retention pcm",
      "  wuxing evaluate model.json --engine spice --limit 100 --record c.csv --json"
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final int RECORDED_BATCH = 8;

  /** Keeps many executors busy. */
  private static final int CLUSTER_BATCH = 64;

  /** Circuits of so many neurons take less than seconds per image. */
  private static final int FAST = 200;

  @CommandLine.Mixin private ModelOption model = new ModelOption();

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  @CommandLine.Mixin private AgeOption age = new AgeOption();

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

  @CommandLine.Option(names = "--json", description = "print the figures as JSON, and them alone")
  private boolean json;

  @CommandLine.Option(
      names = "--shard",
      paramLabel = "I/N",
      converter = ShardConverter.class,
      description =
          "classify the I-th of N parts of the images alone, for programs that share the work;"
              + " wuxing merge puts their records together")
  private @Nullable Shard shard;

  @CommandLine.Mixin private ClusterOption cluster = new ClusterOption();

  /** What {@code --json} prints. */
  private record Document(
      @JsonProperty("model") String model,
      @JsonProperty("engine") String engine,
      @JsonProperty("images") int images,
      @JsonProperty("unanswered") int unanswered,
      @JsonProperty("accuracy") double accuracy,
      @JsonProperty("standard_error") double error,
      @JsonProperty("confusion") int[][] confusion,
      @JsonProperty("notes") List<String> notes,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("numeric") @Nullable Twin numeric) {}

  /** The numeric model on the same images, with {@code --record}. */
  private record Twin(
      @JsonProperty("accuracy") double accuracy, @JsonProperty("same_class") int same) {}

  @Override
  public Integer call() {
    final Network network = age.applyTo(model.network());
    final InputEncoding encoding = model.encoding();
    final EngineSettings settings = engine.settings(model.file());
    engine.requireEffect(settings.name(), false);
    final LabelledImages all = encoding.fit(digits.test());
    if (shard != null && record == null) {
      throw TrainingReason.BAD_SHARD.failure(
          "--shard " + shard + ": its classes would be lost; add --record FILE");
    }
    final int count = Math.min(limit, all.count());
    final LabelledImages images =
        shard == null ? all.slice(0, count) : all.slice(shard.from(count), shard.to(count));
    final List<String> notes =
        Stream.of(model.difference(all, digits), CoefficientNote.of(network, settings))
            .flatMap(Optional::stream)
            .toList();
    try (Propagator propagator = engine.open(model.file(), cluster);
        ConsoleProgress progress = new ConsoleProgress()) {
      progress.phase("images", images.count());
      if (record == null) {
        print(
            document(
                ConfusionMatrix.of(
                    propagator, settings.window(), network, encoding, images, progress),
                notes,
                null));
      } else {
        final int[] classes =
            new PredictionLog(record, details(count))
                .complete(
                    propagator,
                    settings.window(),
                    network,
                    encoding,
                    images,
                    batch(network, settings),
                    progress);
        final NumericTwin twin = NumericTwin.of(settings, network, encoding, images);
        print(
            document(
                ConfusionMatrix.of(network.topology().outputCount(), images, classes),
                notes,
                new Twin(twin.accuracy(), twin.sameAs(classes))));
      }
    }
    return 0;
  }

  /** Images between two writes of the record. */
  private int batch(final Network network, final EngineSettings settings) {
    if (cluster.address().isPresent()) {
      return CLUSTER_BATCH;
    }
    return settings.name().equals("spice") && network.topology().neuronCount() > FAST
        ? 1
        : RECORDED_BATCH;
  }

  private Document document(
      final ConfusionMatrix matrix, final List<String> notes, @Nullable final Twin twin) {
    final int[][] counts = new int[matrix.classes()][matrix.classes()];
    for (int truth = 0; truth < counts.length; truth++) {
      for (int answer = 0; answer < counts.length; answer++) {
        counts[truth][answer] = matrix.count(truth, answer);
      }
    }
    return new Document(
        ModelFile.name(model.file()),
        engine.settings(model.file()).name(),
        matrix.images(),
        matrix.unanswered(),
        matrix.accuracy(),
        new Share(matrix.accuracy(), matrix.images()).standardError(),
        counts,
        notes,
        twin);
  }

  private String details(final int count) {
    final EngineSettings settings = engine.settings(model.file());
    final String whole =
        "model "
            + NetworkFile.digest(model.file())
            + age.text()
            + ", engine "
            + settings
            + ", images "
            + (digits.argument().isEmpty() ? "bundled" : digits.argument().strip());
    return shard == null ? whole : ShardFile.details(whole, shard, count);
  }

  private void print(final Document document) {
    if (json) {
      System.out.println(new String(JsonFile.bytes(document), StandardCharsets.UTF_8));
      return;
    }
    document.notes().forEach(note -> System.out.println("note: " + note));
    System.out.printf(
        "test images right   %s (standard error) of %d with engine %s%s%n",
        new Share(document.accuracy(), document.images()),
        document.images(),
        document.engine(),
        document.unanswered() == 0
            ? ""
            : ", " + document.unanswered() + " of them without an answer");
    printClasses(document.confusion());
    if (document.numeric() != null) {
      System.out.printf(
          "numeric model right %s; same class as engine %s on %d of %d images%n",
          SiFormat.percent(document.numeric().accuracy()),
          document.engine(),
          document.numeric().same(),
          document.images());
    }
    System.out.printf(
        "next: wuxing compare %s%s%s%n",
        model.argument(), digits.argument(), engine.calibrationArgument());
  }

  private static void printClasses(final int[]... counts) {
    System.out.println("class   right               taken for class 0, 1, ...");
    for (int truth = 0; truth < counts.length; truth++) {
      final int images = Arrays.stream(counts[truth]).sum();
      final StringBuilder row = new StringBuilder();
      for (final int count : counts[truth]) {
        row.append(String.format("%6d", count));
      }
      System.out.printf(
          "%5d   %-16s %s%n",
          truth,
          images == 0 ? "-" : new Share((double) counts[truth][truth] / images, images),
          row);
    }
  }
}
