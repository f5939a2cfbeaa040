package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.process.ScratchFolder;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.ParameterOverrides;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.SimulatorReason;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** Workers that are killed, hang, grow or outlive their use. */
@Timeout(180)
class WorkerLifeTest {

  private static final Deck DECK =
      Deck.of(List.of("low pass", "v1 in 0 1", "r1 in out 1k", "c1 out 0 1u ic=0", ".end"));
  private static final int WAVES = 6;
  private static final int WAVE = 100;
  private static final Analysis TRANSIENT = new Analysis.Transient(1e-5, 1e-3, 0, 1e-5, true);
  private static final Request ENDLESS =
      Request.of(DECK, new Analysis.Transient(1e-8, 2, 0, 1e-8, true))
          .probing(List.of("v(out)"))
          .within(Duration.ofMinutes(2));

  private static Request volts(final double volts) {
    return Request.of(DECK, TRANSIENT)
        .overriding(new ParameterOverrides(List.of("v1"), new double[] {volts}))
        .probing(List.of("v(in)"));
  }

  private static void assertVolts(final Outcome outcome, final double volts) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Completed.class,
            completed -> assertThat(completed.waveforms().vector("v(in)")).containsOnly(volts));
  }

  private static Stream<ProcessHandle> workers() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().arguments().map(WorkerLifeTest::isWorker).orElse(false));
  }

  private static boolean isWorker(final String[] arguments) {
    return List.of(arguments).contains("org.wuxingspice.ngspice.worker.WorkerMain");
  }

  /** Completes when the simulation reports progress. */
  private static final class Started implements Listener {
    private final CountDownLatch latch = new CountDownLatch(1);

    @Override
    public void progress(final String analysis, final double fraction) {
      latch.countDown();
    }

    void await() throws InterruptedException {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** A worker is killed in the middle of each wave; every answer is still its request's own. */
  @Test
  void killsNeverMixUpAnswers() {
    final Random random = new Random(5);
    int lost = 0;
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2)) {
      for (int wave = 0; wave < WAVES; wave++) {
        final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < WAVE; i++) {
          outcomes.add(pool.submit(volts(wave * WAVE + i)));
        }
        outcomes.get(WAVE / 5).join();
        final List<ProcessHandle> workers = workers().toList();
        workers.get(random.nextInt(workers.size())).destroyForcibly();
        for (int i = 0; i < WAVE; i++) {
          final Outcome outcome = outcomes.get(i).join();
          if (outcome instanceof Outcome.Lost) {
            lost++; // only when a second worker dies of it
          } else {
            assertVolts(outcome, wave * WAVE + i);
          }
        }
      }
    }
    assertThat(lost).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "process"})
  void noSimulatorOutlivesAKilledParent(final String engine, @TempDir final Path folder)
      throws Exception {
    final Process parent = busyParent(folder, engine);
    try {
      final List<ProcessHandle> simulators = busySimulators(parent);
      parent.destroyForcibly().waitFor();
      for (final ProcessHandle simulator : simulators) {
        simulator.onExit().get(20, TimeUnit.SECONDS);
      }
      assertThat(folders(folder, parent.pid())).hasSize(2);
      ScratchFolder.sweep(folder);
      assertThat(folders(folder, parent.pid())).isEmpty();
    } finally {
      parent.destroyForcibly();
    }
  }

  private static List<ProcessHandle> busySimulators(final Process parent) throws Exception {
    final BufferedReader output = parent.inputReader();
    assertThat(output.readLine()).isEqualTo("busy");
    assertThat(output.readLine()).isEqualTo("busy");
    while (parent.children().count() < 2) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return parent.children().toList();
  }

  private static Process busyParent(final Path folder, final String engine) throws IOException {
    final List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            Stream.of(
                    ParentMain.class,
                    WorkerPool.class,
                    Analysis.class,
                    WuxingException.class,
                    com.sun.jna.Native.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(System.getProperty("path.separator"))),
            ParentMain.class.getName(),
            engine);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** SIGTERM ends a Java program as Ctrl-C does. */
  @ParameterizedTest
  @ValueSource(strings = {"worker", "process"})
  void aSignalLeavesNeitherProcessesNorFolders(final String engine, @TempDir final Path folder)
      throws Exception {
    final Process parent = busyParent(folder, engine);
    try {
      final List<ProcessHandle> children = busySimulators(parent);
      parent.destroy();
      assertThat(parent.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(folders(folder, parent.pid())).isEmpty();
    } finally {
      parent.destroyForcibly();
    }
  }

  private static List<Path> folders(final Path parent, final long program) throws Exception {
    try (Stream<Path> files = Files.list(parent)) {
      return files
          .filter(
              file -> file.getFileName().toString().startsWith("wuxing-worker-" + program + "-"))
          .toList();
    }
  }

  private static List<Path> ownFolders() throws Exception {
    return folders(Path.of(System.getProperty("java.io.tmpdir")), ProcessHandle.current().pid());
  }

  @Test
  void foldersArePrivateAndGoWithTheirWorker() throws Exception {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      assertVolts(pool.run(volts(1)), 1);
      final List<Path> folders = ownFolders();
      assertThat(folders).isNotEmpty();
      for (final Path folder : folders) {
        assertThat(Files.getPosixFilePermissions(folder))
            .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      }
    }
    assertThat(ownFolders()).isEmpty();
  }

  @Test
  void closingEndsAnEndlessSimulation() throws Exception {
    final Started started = new Started();
    final WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1);
    final CompletableFuture<Outcome> running = pool.submit(ENDLESS, started);
    final CompletableFuture<Outcome> waiting = pool.submit(volts(1));
    started.await();
    pool.close();
    for (final CompletableFuture<Outcome> outcome : List.of(running, waiting)) {
      assertThatThrownBy(outcome::join)
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              WuxingException.class, e -> assertThat(e.reason()).isEqualTo(SimulatorReason.CLOSED));
    }
    assertThat(workers()).isEmpty();
  }

  @Test
  void cancelledRequestsMakeWay() throws Exception {
    final Started started = new Started();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final CompletableFuture<Outcome> running = pool.submit(ENDLESS, started);
      started.await();
      assertThat(running.cancel(true)).isTrue();
      assertVolts(pool.run(volts(2)), 2);
    }
  }

  @Test
  void aLostWorkerCostsOneRetry() {
    final AtomicInteger starts = new AtomicInteger();
    final AtomicBoolean killed = new AtomicBoolean();
    final Listener killer =
        new Listener() {
          @Override
          public void started() {
            starts.incrementAndGet();
          }

          @Override
          public void progress(final String analysis, final double fraction) {
            if (killed.compareAndSet(false, true)) {
              workers().forEach(ProcessHandle::destroyForcibly);
            }
          }
        };
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Request request =
          Request.of(DECK, new Analysis.Transient(1e-7, 5e-2, 0, 1e-7, true))
              .probing(List.of("v(in)"));
      assertVolts(pool.submit(request, killer).join(), 1);
      assertThat(killed).isTrue();
      assertThat(starts.get()).isEqualTo(2);
    }
  }

  @Test
  void lostWorkersLeaveTheirLastWords() throws Exception {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final AtomicInteger starts = new AtomicInteger();
      final Listener killer =
          new Listener() {
            @Override
            public void started() {
              starts.incrementAndGet();
            }

            @Override
            public void progress(final String analysis, final double fraction) {
              workers().forEach(ProcessHandle::destroyForcibly);
            }
          };
      assertThat(pool.submit(ENDLESS, killer).join())
          .isInstanceOfSatisfying(
              Outcome.Lost.class,
              lost -> {
                assertThat(lost.exitCode()).isEqualTo(128 + 9);
                assertThat(lost.messages()).anyMatch(line -> line.contains("Doing analysis"));
              });
      assertThat(starts.get()).isEqualTo(3);
      assertVolts(pool.run(volts(3)), 3);
    }
  }

  @Test
  void listenersThatFailEndTheirOwnRequestOnly() {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Listener broken =
          new Listener() {
            @Override
            public void started() {
              throw new IllegalArgumentException("broken listener");
            }
          };
      assertThatThrownBy(() -> pool.submit(volts(1), broken).join())
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
      assertVolts(pool.run(volts(4)), 4);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void workersAreReplacedAfterTheirShare(final boolean byRuns) {
    final PoolOptions options =
        byRuns
            ? new PoolOptions(1, 2, Long.MAX_VALUE, 4L << 30, 2)
            : new PoolOptions(1, Integer.MAX_VALUE, 1 << 20, 4L << 30, 2);
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), options)) {
      final List<Long> pids = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        final Listener listener =
            new Listener() {
              @Override
              public void started() {
                workers().forEach(worker -> pids.add(worker.pid()));
              }
            };
        assertVolts(pool.submit(volts(i), listener).join(), i);
      }
      assertThat(pids.stream().distinct().count()).isEqualTo(byRuns ? 2 : 3);
    }
  }

  @Test
  void pointsArriveAsTheyAreComputed() {
    final CollectedPoints listener = new CollectedPoints();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Request request = Request.of(DECK, TRANSIENT).probing(List.of("v(out)", "i(v1)"));
      final Waveforms waveforms =
          ((Outcome.Completed) pool.submit(request, listener).join()).waveforms();
      assertThat(listener.variables).containsExactlyInAnyOrder("time", "v(out)", "i(v1)");
      assertThat(listener.points).hasSize(waveforms.size());
      for (int i = 0; i < listener.points.size(); i++) {
        for (int v = 0; v < listener.variables.size(); v++) {
          assertThat(listener.points.get(i)[v])
              .isEqualTo(waveforms.vector(listener.variables.get(v))[i]);
        }
      }
    }
  }
}
