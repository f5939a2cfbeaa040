package org.wuxingspice.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.export.WaveformChart;
import org.wuxingspice.app.export.WaveformFile;
import org.wuxingspice.app.report.OutcomeReport;
import org.wuxingspice.app.report.PlotSummary;
import org.wuxingspice.app.report.StudyChart;
import org.wuxingspice.app.report.StudyReport;
import org.wuxingspice.app.report.StudyShard;
import org.wuxingspice.app.report.StudySummary;
import org.wuxingspice.app.watch.PointsView;
import org.wuxingspice.app.watch.WatchServer;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.training.Shard;
import org.wuxingspice.ngspice.batch.ProcessSimulator;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.Randomness;
import org.wuxingspice.ngspice.diagnosis.DialectMarks;
import org.wuxingspice.ngspice.diagnosis.Warnings;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.study.Limits;
import org.wuxingspice.ngspice.study.Measure;
import org.wuxingspice.ngspice.study.Plan;
import org.wuxingspice.ngspice.study.Study;
import org.wuxingspice.ngspice.study.StudyResult;
import picocli.CommandLine;

/** The command {@code wuxing run}. */
@CommandLine.Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Simulates a deck with ngspice: once, over a sweep, or as Monte Carlo.",
    footer = {
      "",
      "Examples:",
      "  wuxing run rc.cir --probe 'v(out)' --out rc.png --out rc.html",
      "  wuxing run rc.cir --alter r1=2k --alter c1=47n --out rc.csv --out rc.raw",
      "  wuxing run rc.cir --probe 'v(out)' --live csv | your-program",
      "  wuxing run rc.cir --probe 'v(out)' --watch",
      "  wuxing run rc.cir --sweep r1=1k:5k:1k --measure 'cross v(out) 0.5 rise'",
      "  wuxing run rc.cir --monte-carlo 500 --vary r1=5%% --vary c1=10%%:uniform \\",
      "      --measure 'fc: cross v(out) 0.7071 fall plot=ac' --limit fc=1.4k:1.8k \\",
      "      --out runs.csv --out fc.png",
      "",
      "Exit codes: 0 good, 1 a simulation failed, 2 wrong use or a refused deck."
    })
final class RunCommand implements Callable<Integer> {

  private static final List<String> STUDY_ENDINGS = List.of(".csv", ".png", ".svg", ".html");

  @CommandLine.Mixin private DeckOptions deckOptions;

  @CommandLine.Mixin private StudyOptions studyOptions;

  @CommandLine.Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "file to write: .csv, .raw (binary), .raw.txt (ASCII), .png, .svg or .html (a page with"
              + " zoom and cursors); of a sweep or Monte Carlo .csv has every run, a picture the"
              + " measures, and .html both; repeatable")
  private List<Path> files = List.of();

  @CommandLine.Option(names = "--json", description = "print the summary as one JSON object")
  private boolean json;

  @CommandLine.Option(
      names = "--live",
      arity = "0..1",
      fallbackValue = "json",
      paramLabel = "json|csv",
      description = "print points as they come, a JSON object or a CSV line each")
  private LiveOutput.@Nullable Form live;

  @CommandLine.Mixin private WatchOption watch = new WatchOption();

  /** What simulates. */
  enum Engine {
    /** libngspice in worker processes. */
    WORKER,
    /** The ngspice program, a process per run. */
    PROCESS;

    private Simulator open(final int parallelism) {
      final NgspiceInstallation installation = NgspiceInstallation.find();
      return this == WORKER
          ? WorkerPool.start(installation, parallelism)
          : new ProcessSimulator(installation, parallelism);
    }
  }

  @CommandLine.Option(
      names = "--engine",
      paramLabel = "worker|process",
      description =
          "worker: libngspice in child processes (default); process: the ngspice program, one"
              + " process per run, to check the former")
  private Engine engine = Engine.WORKER;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    final CommandLine command = spec.commandLine();
    checkFiles(command);
    final Deck deck = deckOptions.deck(System.in);
    final Request request = studyOptions.seeded(deckOptions.request(deck, command));
    studyOptions.checkSeed(request, command);
    return studyOptions.isStudy() ? study(deck, request, command) : once(deck, request);
  }

  private void checkFiles(final CommandLine command) {
    files.forEach(WaveformFile::checkEnding);
    for (final Path file : studyOptions.isStudy() ? files : List.<Path>of()) {
      final String name = file.toString().toLowerCase(Locale.ROOT);
      if (STUDY_ENDINGS.stream().noneMatch(name::endsWith)) {
        throw new CommandLine.ParameterException(
            command, "--out " + file + ": of many runs there is .csv, .png, .svg or .html");
      }
    }
    final Optional<Shard> shard = studyOptions.shard();
    if (shard.isPresent()
        && !(studyOptions.isStudy()
            && !files.isEmpty()
            && files.stream().allMatch(file -> file.toString().endsWith(".csv")))) {
      throw new CommandLine.ParameterException(
          command, "--shard " + shard.get() + " is of many runs and needs --out FILE.csv alone");
    }
    if (watch.isGiven() && studyOptions.isStudy()) {
      throw new CommandLine.ParameterException(
          command, "--watch shows the points of one run: leave it out, or --out runs.html");
    }
    if (live != null && (json || studyOptions.isStudy())) {
      throw new CommandLine.ParameterException(
          command, "--live goes neither with --json nor with many runs");
    }
  }

  private static String title(final Deck deck) {
    return deck.title();
  }

  private int once(final Deck deck, final Request request) {
    final Outcome outcome;
    try (SimulationBar bar = new SimulationBar();
        Simulator simulator = engine.open(1)) {
      final Listener listener = live == null ? bar : new LiveOutput(live, System.out, bar);
      outcome =
          watch.isGiven()
              ? watched(simulator, request, listener)
              : simulator.run(request, listener);
    }
    // points own the standard output when they are asked for
    final PrintStream out = live == null ? System.out : System.err;
    final PrintWriter err = spec.commandLine().getErr();
    final List<Warnings.Warning> warnings = Warnings.of(deck, outcome.messages());
    final List<Path> written = new ArrayList<>();
    if (!outcome.plots().isEmpty()) {
      files.forEach(file -> written.addAll(WaveformFile.write(file, title(deck), outcome.plots())));
    }
    if (json) {
      final Map<String, Object> fields =
          OutcomeReport.fields(deckOptions.name(), outcome, warnings);
      fields.put("title", title(deck));
      DialectMarks.hint(request, outcome).ifPresent(hint -> fields.put("hint", hint));
      if (deck.randomness() != Randomness.NONE) {
        fields.put("seed", request.seed());
      }
      if (outcome instanceof Outcome.Completed completed) {
        fields.put("seconds", completed.analysisTime().toNanos() / 1e9);
      }
      fields.put(
          "plots", outcome.plots().stream().map(plot -> new PlotSummary(plot).fields()).toList());
      fields.put("files", written.stream().map(Path::toString).toList());
      System.out.println(JsonFile.line(fields));
    } else {
      warnings.forEach(warning -> err.println(VisibleText.of(OutcomeReport.line(warning))));
      if (!outcome.plots().isEmpty()) {
        summary(request, outcome, written, out);
      }
    }
    if (outcome instanceof Outcome.Completed) {
      return 0;
    }
    err.println("wuxing: " + VisibleText.of(OutcomeReport.line(deckOptions.name(), outcome)));
    DialectMarks.hint(request, outcome).ifPresent(hint -> err.println("wuxing: " + hint));
    return outcome instanceof Outcome.Rejected ? 2 : 1;
  }

  private Outcome watched(
      final Simulator simulator, final Request request, final Listener listener) {
    try (WatchServer server = watch.open()) {
      final PointsView view =
          new PointsView(title(request.deck()), server::publish, listener, System::nanoTime);
      final Outcome outcome = simulator.run(request, view);
      view.ended(outcome.describe());
      return outcome;
    }
  }

  private void summary(
      final Request request,
      final Outcome outcome,
      final List<Path> written,
      final PrintStream out) {
    if (outcome instanceof Outcome.Completed completed) {
      out.printf(
          Locale.ROOT,
          "%s: %.3f s%n",
          title(request.deck()),
          completed.analysisTime().toNanos() / 1e9);
    }
    seed(request, out);
    outcome.plots().forEach(plot -> new PlotSummary(plot).table().forEach(out::println));
    final boolean picture =
        written.stream().anyMatch(file -> file.toString().matches("(?i).*\\.(png|svg)"));
    final int most = outcome.plots().stream().mapToInt(plot -> plot.names().size()).max().orElse(0);
    if (picture && most > WaveformChart.MOST_LINES) {
      out.println(
          "the picture shows the first "
              + WaveformChart.MOST_LINES
              + " of "
              + most
              + " vectors; choose with --probe");
    }
    next(written, " --out waveforms.png", out);
  }

  private static void seed(final Request request, final PrintStream out) {
    if (request.deck().randomness() != Randomness.NONE) {
      out.println("the deck draws random values: seed " + request.seed() + " (--seed)");
    }
  }

  private void next(final List<Path> written, final String option, final PrintStream out) {
    out.println(
        written.isEmpty()
            ? "next: wuxing run " + deckOptions.name() + option
            : "next: open " + String.join(", ", written.stream().map(Path::toString).toList()));
  }

  private int study(final Deck deck, final Request request, final CommandLine command) {
    final List<Measure> measures = studyOptions.measures(request, command);
    final List<Limits> limits = studyOptions.limits(measures, command);
    final Plan all = studyOptions.plan(request, command);
    final Optional<StudyShard> shard =
        studyOptions.shard().map(part -> StudyShard.of(part, request, measures, all));
    final Plan plan = shard.map(StudyShard::plan).orElse(all);
    final StudyResult result;
    try (ConsoleProgress progress = new ConsoleProgress();
        Simulator simulator = engine.open(studyOptions.workers())) {
      progress.phase("runs", plan.runs().size());
      result = new Study(simulator, request, measures).run(plan, done -> progress.advance(1, ""));
    }
    final StudyChart chart = new StudyChart(title(deck), result, limits);
    for (final Path file : files) {
      shard.ifPresentOrElse(
          part -> part.write(file, result),
          () -> StudyReport.write(file, chart, studyOptions.isMonteCarlo()));
    }
    final StudySummary summary = new StudySummary(result, limits);
    if (json) {
      final Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("deck", deckOptions.name());
      fields.put("seed", request.seed());
      fields.putAll(summary.fields());
      System.out.println(JsonFile.line(fields));
    } else {
      seed(request, System.out);
      summary.lines().forEach(System.out::println);
      if (shard.isPresent()) {
        System.out.println("next: wuxing merge ... --out runs.csv, with the files of all shards");
      } else {
        next(files, " ... --out runs.csv --out measures.png", System.out);
      }
    }
    return result.failures() == 0 ? 0 : 1;
  }
}
