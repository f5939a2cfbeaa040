package org.wuxingspice.ngspice.pool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.compile.PassAnalysis;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.preparation.AnalysisCommand;
import org.wuxingspice.ngspice.simulation.ExternalWaveform;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.ParameterOverrides;
import org.wuxingspice.ngspice.simulation.Request;

/**
 * Measures what the harness adds to ngspice. Run by hand; every figure is a ratio within one run or
 * a level, because computers differ.
 */
final class HarnessBenchmark {

  private static final double DURATION = 20;
  private static final int RUNS = 150;
  private static final int ROUNDS = 5;
  private static final NgspiceInstallation NGSPICE = NgspiceInstallation.find();

  private HarnessBenchmark() {}

  /** A network's circuit with random coefficients and drives. */
  private static final class Bench {
    private final CompiledNetwork compiled;
    private final Deck deck;
    private final List<String> names;
    private final Random random = new Random(1);
    private double[] ohms;

    Bench(final int... sizes) {
      final Topology topology = Topologies.adders(sizes, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
      final Network network = Network.of(topology, Initialization.uniform(topology, 0.3, true, 3));
      compiled =
          NetworkCompiler.compile(network, Direction.FORWARD, Level.OPAMP, Technology.integrated());
      deck = Deck.of(compiled.lines());
      names = new ArrayList<>(compiled.driveTargets());
      names.addAll(compiled.coefficientTargets());
    }

    /** Other drives and other coefficients: the first presentation after learning. */
    Request request() {
      final double[] coefficients = new double[compiled.links().length];
      Arrays.setAll(coefficients, i -> 0.6 * (random.nextDouble() - 0.5));
      ohms = compiled.coefficientValues(coefficients);
      return presentation();
    }

    /** Other drives alone: a presentation within a batch. */
    Request presentation() {
      final double[] drive = new double[compiled.driveTargets().size()];
      Arrays.setAll(drive, i -> 0.1 * (random.nextDouble() - 0.5));
      final double[] volts = compiled.driveValues(drive);
      final double[] values = Arrays.copyOf(volts, volts.length + ohms.length);
      System.arraycopy(ohms, 0, values, volts.length, ohms.length);
      return Request.of(deck, PassAnalysis.of(compiled.level(), compiled.technology(), DURATION))
          .overriding(new ParameterOverrides(names, values))
          .probing(compiled.stateProbes());
    }
  }

  private static Outcome.Completed completed(final Outcome outcome) {
    if (outcome instanceof Outcome.Completed completed) {
      return completed;
    }
    throw new IllegalStateException(outcome.describe() + " " + outcome.messages());
  }

  private static void print(final String format, final Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  /**
   * Presentations of 20 neurons against the transient time that ngspice itself reports of the same
   * ones: in one process of the ngspice program, whose commands do the same.
   */
  private static void presentations() throws IOException, InterruptedException {
    final Bench bench = new Bench(10, 10);
    try (WorkerPool pool = WorkerPool.start(NGSPICE, 1)) {
      for (int warming = 0; warming < 8; warming++) {
        queued(pool, bench);
      }
      for (int round = 0; round < ROUNDS; round++) {
        final List<Request> alike = new ArrayList<>(List.of(bench.request()));
        final List<Request> learning = new ArrayList<>();
        for (int i = 1; i < RUNS; i++) {
          alike.add(bench.presentation());
        }
        for (int i = 0; i < RUNS; i++) {
          learning.add(bench.request());
        }
        presentations("inputs change", bench, pool, alike);
        presentations("inputs and links change", bench, pool, learning);
      }
      print(
          "  (%d inputs, %d links, %d vectors read)",
          bench.compiled.driveTargets().size(),
          bench.compiled.links().length,
          bench.compiled.stateProbes().size());
    }
  }

  private static void presentations(
      final String what, final Bench bench, final WorkerPool pool, final List<Request> requests)
      throws IOException, InterruptedException {
    pool.run(requests.get(0));
    final double reported = reported(bench, requests);
    long begin = System.nanoTime();
    double analysis = 0;
    for (final Request request : requests) {
      analysis += completed(pool.run(request)).analysisTime().toNanos() / 1e6;
    }
    final double single = (System.nanoTime() - begin) / 1e6 / requests.size();
    begin = System.nanoTime();
    final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    requests.forEach(request -> outcomes.add(pool.submit(request)));
    outcomes.forEach(outcome -> completed(outcome.join()));
    final double queued = (System.nanoTime() - begin) / 1e6 / requests.size();
    print(
        "presentation, %s: ngspice reports %.2f ms, its command takes %.2f ms; queued %.2f ms,"
            + " ratio %.3f; one at a time %.2f ms, ratio %.3f",
        what,
        reported,
        analysis / requests.size(),
        queued,
        queued / reported,
        single,
        single / reported);
  }

  private static double mean(final double... values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Mean of the fastest tenth, which other programs on the computer disturb least. */
  private static double fastest(final double... values) {
    return Arrays.stream(values).sorted().limit(values.length / 10).average().orElseThrow();
  }

  /** Milliseconds of transient analysis per request, as the ngspice program reports them. */
  private static double reported(final Bench bench, final List<Request> requests)
      throws IOException, InterruptedException {
    final List<String> commands = new ArrayList<>(List.of(".control"));
    for (int p = 0; p < 100; p += 50) {
      commands.add("save " + String.join(" ", bench.compiled.stateProbes().subList(p, p + 50)));
    }
    final String analysis =
        AnalysisCommand.of(
            PassAnalysis.of(bench.compiled.level(), bench.compiled.technology(), DURATION));
    commands.addAll(List.of(analysis, "destroy all", "rusage trantime"));
    for (final Request request : requests) {
      for (int i = 0; i < bench.names.size(); i++) {
        commands.add("alter " + bench.names.get(i) + " = " + request.overrides().values()[i]);
      }
      commands.addAll(List.of(analysis, "destroy all"));
    }
    commands.addAll(List.of("rusage trantime", ".endc"));
    final List<String> lines = new ArrayList<>(bench.compiled.lines());
    lines.addAll(lines.size() - 1, commands);
    final Path folder = Files.createTempDirectory("harness-benchmark");
    Files.write(folder.resolve("deck.cir"), lines);
    final Process process =
        new ProcessBuilder(NGSPICE.program().toString(), "-b", "deck.cir")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    final String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    final Matcher matcher = Pattern.compile("Transient analysis time = ([0-9.e-]+)").matcher(text);
    final List<Double> seconds = new ArrayList<>();
    while (matcher.find()) {
      seconds.add(Double.parseDouble(matcher.group(1)));
    }
    return 1e3 * (seconds.get(1) - seconds.get(0)) / requests.size();
  }

  private static void againstBatch(final int... sizes) throws IOException, InterruptedException {
    final Bench bench = new Bench(sizes);
    final Path folder = Files.createTempDirectory("harness-benchmark");
    final Path deck = folder.resolve("deck.cir");
    final List<String> lines = new ArrayList<>(bench.compiled.lines());
    final Analysis.Transient a =
        PassAnalysis.of(bench.compiled.level(), bench.compiled.technology(), DURATION);
    lines.add(
        lines.size() - 1, ".tran " + a.step() + " " + a.stop() + " 0 " + a.maxStep() + " uic");
    Files.write(deck, lines);
    final double[] own = new double[60];
    final double[] batch = new double[60];
    try (WorkerPool pool = WorkerPool.start(NGSPICE, 1)) {
      for (int warming = 0; warming < 30; warming++) {
        completed(pool.run(bench.request()));
      }
      for (int i = 0; i < 60; i++) {
        final Request request = bench.request();
        long begin = System.nanoTime();
        completed(pool.run(request));
        own[i] = (System.nanoTime() - begin) / 1e6;
        begin = System.nanoTime();
        new ProcessBuilder(
                NGSPICE.program().toString(),
                "-b",
                "-r",
                folder.resolve("out.raw").toString(),
                deck.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start()
            .waitFor();
        batch[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    print(
        "%d neurons, fastest tenth: %.2f ms per run, ngspice -b %.2f ms, ratio %.2f; mean ratio %.2f",
        Arrays.stream(sizes).sum(),
        fastest(own),
        fastest(batch),
        fastest(batch) / fastest(own),
        mean(batch) / mean(own));
  }

  /** Two workers against one, and what two ngspice programs at once reach against one. */
  private static void workers() throws IOException, InterruptedException {
    final Bench bench = new Bench(10, 10);
    final List<String> lines = new ArrayList<>(bench.compiled.lines());
    final List<String> commands = new ArrayList<>(List.of(".control"));
    for (int i = 0; i < 60; i++) {
      commands.add(
          AnalysisCommand.of(
              PassAnalysis.of(bench.compiled.level(), bench.compiled.technology(), DURATION)));
      commands.add("destroy all");
    }
    commands.add(".endc");
    lines.addAll(lines.size() - 1, commands);
    final Path deck = Files.createTempDirectory("harness-benchmark").resolve("deck.cir");
    Files.write(deck, lines);
    try (WorkerPool one = WorkerPool.start(NGSPICE, 1);
        WorkerPool two = WorkerPool.start(NGSPICE, 2)) {
      for (int warming = 0; warming < 8; warming++) {
        final Spent alone = queued(one, bench);
        final Spent both = queued(two, bench);
        print(
            "  warming: %.3f times as fast; one: %s; two: %s",
            alone.seconds / both.seconds, alone.describe(), both.describe());
      }
      for (int round = 0; round < ROUNDS; round++) {
        final Spent alone = queued(one, bench);
        final Spent both = queued(two, bench);
        print(
            "two workers against one: %.3f times as fast; two ngspice programs: %.3f",
            alone.seconds / both.seconds, 2 * programs(deck, 1) / programs(deck, 2));
        print("  one: %s; two: %s", alone.describe(), both.describe());
      }
    }
  }

  /**
   * What presentations took.
   *
   * @param seconds on the clock
   * @param own processor time of this process, s
   * @param workers processor time of the workers, s
   */
  private record Spent(double seconds, double own, double workers) {
    String describe() {
      return String.format(
          Locale.ROOT,
          "%.3f s, processors %.3f s in workers and %.3f s in this process",
          seconds,
          workers,
          own);
    }
  }

  private static double processorSeconds(final Stream<ProcessHandle> processes) {
    return processes
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToDouble(duration -> duration.toNanos() / 1e9)
        .sum();
  }

  private static Spent queued(final WorkerPool pool, final Bench bench) {
    final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    final List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      requests.add(bench.request());
    }
    final ProcessHandle self = ProcessHandle.current();
    final double own = processorSeconds(Stream.of(self));
    final double workers = processorSeconds(self.children());
    final long begin = System.nanoTime();
    requests.forEach(request -> outcomes.add(pool.submit(request)));
    outcomes.forEach(outcome -> completed(outcome.join()));
    return new Spent(
        (System.nanoTime() - begin) / 1e9,
        processorSeconds(Stream.of(self)) - own,
        processorSeconds(self.children()) - workers);
  }

  private static double programs(final Path deck, final int count)
      throws IOException, InterruptedException {
    final long begin = System.nanoTime();
    final List<Process> processes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      processes.add(
          new ProcessBuilder(NGSPICE.program().toString(), "-b", deck.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    for (final Process process : processes) {
      process.waitFor();
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void memory() throws IOException {
    final Bench bench = new Bench(1);
    try (WorkerPool pool =
        WorkerPool.start(
            NGSPICE, new PoolOptions(1, Integer.MAX_VALUE, Long.MAX_VALUE, 4L << 30, 1))) {
      long early = 0;
      for (int i = 1; i <= 10_000; i++) {
        completed(pool.run(bench.request()));
        if (i == 500) {
          early = resident();
        }
      }
      final long late = resident();
      print(
          "resident memory after 500 runs %.1f MB, after 10000 %.1f MB, growth %.1f %%",
          early / 1e6, late / 1e6, 100.0 * (late - early) / early);
    }
  }

  private static long resident() throws IOException {
    final long worker = ProcessHandle.current().children().findFirst().orElseThrow().pid();
    return 4096
        * Long.parseLong(Files.readString(Path.of("/proc/" + worker + "/statm")).split(" ")[1]);
  }

  private static void alterations() {
    final int count = 10_000;
    final List<String> lines = new ArrayList<>(List.of("many resistors", "v1 a 0 1"));
    final List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("r" + i + " a 0 1k");
      names.add("r" + i);
    }
    lines.add(".end");
    final Request plain =
        Request.of(Deck.of(lines), new Analysis.OperatingPoint()).probing(List.of("i(v1)"));
    final double[][] seconds = new double[2][20];
    try (WorkerPool pool = WorkerPool.start(NGSPICE, 1)) {
      completed(pool.run(plain));
      for (int round = 0; round < 20; round++) {
        final double[] values = new double[count];
        final double base = 1000 + round;
        Arrays.setAll(values, i -> base + i * 1e-3);
        final Request altered = plain.overriding(new ParameterOverrides(names, values));
        for (int again = 0; again < 2; again++) {
          final long begin = System.nanoTime();
          completed(pool.run(altered));
          seconds[again][round] = (System.nanoTime() - begin) / 1e9;
        }
      }
    }
    print(
        "10000 values altered, fastest tenth: %.3f s (run with them %.3f s, without changes %.3f s)",
        fastest(seconds[0]) - fastest(seconds[1]), fastest(seconds[0]), fastest(seconds[1]));
  }

  private static void drives() {
    final int count = 100;
    final List<String> lines = new ArrayList<>(List.of("many low passes"));
    for (int i = 0; i < count; i++) {
      lines.add("v" + i + " in" + i + " 0 1");
      lines.add("r" + i + " in" + i + " out" + i + " 1k");
      lines.add("c" + i + " out" + i + " 0 0.1u ic=0");
    }
    lines.add(".end");
    final Request plain =
        Request.of(Deck.of(lines), new Analysis.Transient(25e-6, 5e-3, 0, 25e-6, true))
            .probing(List.of("v(out0)", "v(out99)"));
    final double[] time = new double[200];
    Arrays.setAll(time, i -> 5e-3 * i / 199);
    final Map<String, ExternalWaveform> drives = new HashMap<>();
    for (int i = 0; i < count; i++) {
      final double phase = i;
      final double[] value = new double[200];
      Arrays.setAll(value, p -> Math.sin(2e3 * time[p] + phase));
      drives.put("v" + i, new ExternalWaveform(time, value));
    }
    final double[][] milliseconds = new double[2][60];
    int points = 0;
    try (WorkerPool pool = WorkerPool.start(NGSPICE, 1)) {
      for (int i = 0; i < 60; i++) {
        for (int driven = 0; driven < 2; driven++) {
          final long begin = System.nanoTime();
          final Outcome.Completed outcome =
              completed(pool.run(driven == 1 ? plain.driving(drives) : plain));
          milliseconds[driven][i] = (System.nanoTime() - begin) / 1e6;
          points = outcome.waveforms().size();
        }
      }
    }
    print(
        "100 sources driven by 200 points each, fastest tenth: %.2f ms more than constant sources"
            + " (%.2f against %.2f ms, %d points)",
        fastest(milliseconds[1]) - fastest(milliseconds[0]),
        fastest(milliseconds[1]),
        fastest(milliseconds[0]),
        points);
  }

  private interface Part {
    void run() throws Exception;
  }

  /**
   * Measures.
   *
   * @param arguments names of parts, none for all
   */
  public static void main(final String[] arguments) throws Exception {
    final Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("presentations", HarnessBenchmark::presentations);
    parts.put("batch", HarnessBenchmark::batch);
    parts.put("workers", HarnessBenchmark::workers);
    parts.put("alterations", HarnessBenchmark::alterations);
    parts.put("drives", HarnessBenchmark::drives);
    parts.put("memory", HarnessBenchmark::memory);
    final long begin = System.nanoTime();
    print("ngspice %s, java %s", NGSPICE.version(), Runtime.version());
    for (final String part : arguments.length == 0 ? parts.keySet() : List.of(arguments)) {
      parts.get(part).run();
    }
    print("took %s", Duration.ofNanos(System.nanoTime() - begin));
  }

  private static void batch() throws IOException, InterruptedException {
    againstBatch(1);
    againstBatch(2, 2);
  }
}
