package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.wuxingspice.model.training.ShardFile;
import picocli.CommandLine;

/** The command {@code wuxing merge}. */
@CommandLine.Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Puts the files of all shards of an evaluation, a sweep or a Monte Carlo together.",
      "The result is what the work as one leaves: the record of an evaluation, whose figures",
      "evaluate --record prints, or the table of all runs."
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
      paramLabel = "FILE",
      description = "what evaluate or run left with --shard I/N, in any order")
  private List<Path> shards = List.of();

  @CommandLine.Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "file to make")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    final ShardFile.Merged merged = ShardFile.merge(shards, out);
    final boolean classes = merged.work() == ShardFile.Work.CLASSES;
    System.out.printf(
        "merged              %d %s of %d shards%n",
        merged.items(), classes ? "images" : "runs", shards.size());
    System.out.println(
        classes
            ? "next: wuxing evaluate MODEL --limit %d --record %s"
                .formatted(merged.items(), ShellWord.of(out))
            : "next: open " + ShellWord.of(out));
    return 0;
  }
}
