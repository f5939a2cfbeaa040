package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.wuxingspice.app.page.PageFile;
import org.wuxingspice.app.page.PagePart;
import org.wuxingspice.app.plot.BenchChart;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.netlist.bench.Bench;
import org.wuxingspice.netlist.bench.Benches;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import picocli.CommandLine;

/** The command {@code wuxing cells}. */
@CommandLine.Command(
    name = "cells",
    mixinStandardHelpOptions = true,
    description = "Runs the test bench of every cell in ngspice and draws what it gives.",
    footer = {"", "Example:", "  wuxing cells --out out/cells"})
final class CellsCommand implements Callable<Integer> {

  private static final int WIDTH = 900;
  private static final int PANEL_HEIGHT = 320;

  @CommandLine.Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for the pictures",
      required = true)
  private Path out = Path.of("");

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    final List<Bench> benches = Benches.all();
    try (FolderLock lock = OutputFolder.take(out, spec);
        WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), threads.count());
        ConsoleProgress progress = new ConsoleProgress()) {
      progress.phase("test benches", benches.size());
      final List<PagePart> parts = new ArrayList<>();
      final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
      for (final Bench bench : benches) {
        outcomes.add(pool.submit(Request.of(Deck.of(bench.circuit()), bench.analysis())));
      }
      for (int i = 0; i < outcomes.size(); i++) {
        final Bench bench = benches.get(i);
        final Outcome outcome = outcomes.get(i).get();
        if (!(outcome instanceof Outcome.Completed completed)) {
          throw LoopReason.SAMPLE_FAILED.failure(
              "test bench " + bench.name() + ": " + outcome.describe());
        }
        ChartFile.write(
            BenchChart.of(bench, completed.waveforms()),
            lock.folder(),
            bench.name(),
            WIDTH,
            120 + PANEL_HEIGHT * bench.panels().size());
        parts.add(new PagePart.Lines(BenchChart.figure(bench, completed.waveforms())));
        progress.advance(1, bench.name());
      }
      PageFile.write(lock.folder().resolve("cells.html"), "Cells", Map.of(), parts);
    }
    System.out.printf(
        "%d test benches drawn%nnext: open %s, or the pictures beside it%n",
        benches.size(), out.resolve("cells.html"));
    return 0;
  }
}
