package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.wuxingspice.model.training.PredictionLog;
import picocli.CommandLine;

/** The command {@code wuxing merge}. */
@CommandLine.Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Puts the records of all shards of an evaluation together.",
      "The result is the record of the evaluation as one: evaluate --record prints its figures."
    },
    footer = {
      "",
      "Examples:",
      "  wuxing evaluate pooled-49-trained --limit 40 --shard 1/2 --record a.csv",
      "  wuxing evaluate pooled-49-trained --limit 40 --shard 2/2 --record b.csv",
      "  wuxing merge a.csv b.csv --out all.csv",
      "  wuxing evaluate pooled-49-trained --limit 40 --record all.csv"
    })
final class MergeCommand implements Callable<Integer> {

  @CommandLine.Parameters(
      arity = "1..*",
      paramLabel = "RECORD",
      description = "files of evaluate --shard I/N --record, in any order")
  private List<Path> shards = List.of();

  @CommandLine.Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "record to make")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    final int images = PredictionLog.merge(shards, out);
    System.out.printf("merged              %d images of %d shards%n", images, shards.size());
    System.out.printf(
        "next: wuxing evaluate MODEL --limit %d --record %s%n", images, ShellWord.of(out));
    return 0;
  }
}
