package org.wuxingspice.ngspice.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.wuxingspice.ngspice.deck.Rejection;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.process.MissingLandlock;
import org.wuxingspice.ngspice.process.ScratchFolder;
import org.wuxingspice.ngspice.process.ShutdownHook;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.simulation.SimulatorReason;

/**
 * Worker processes that answer requests from a common queue. Each is owned by one thread; a worker
 * that dies is replaced and its request tried again; one that passes a request's time limit is
 * killed; one that refused a deck is replaced, because the library cannot be trusted after that.
 */
public final class WorkerPool implements Simulator {

  private static final int NOT_KNOWN = -1;

  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<WorkerOwner> owners = new ArrayList<>();
  private final ScheduledExecutorService limits;
  private final ShutdownHook atExit;
  private volatile boolean closed;
  private volatile int landlock = NOT_KNOWN;

  private WorkerPool(final NgspiceInstallation installation, final PoolOptions options) {
    Objects.requireNonNull(installation, "installation");
    ScratchFolder.sweep();
    limits =
        Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "simulation-time-limits"));
    for (int w = 0; w < options.workers(); w++) {
      final WorkerOwner owner =
          new WorkerOwner(installation, options, limits, queue, this::confined);
      owners.add(owner);
      threads.add(daemon(() -> serve(owner), "worker-owner-" + w));
    }
    atExit = new ShutdownHook(this::end, "worker-pool-end");
    threads.forEach(Thread::start);
  }

  private void confined(final int version) {
    landlock = version;
    MissingLandlock.note(version);
  }

  private static Thread daemon(final Runnable task, final String role) {
    final Thread thread = new Thread(task, role);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts a pool with the usual options; processes start with their first request.
   *
   * @param installation what to run
   * @param workers number of processes, positive
   * @return the pool, to be closed by the caller
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_VALUE}
   */
  public static WorkerPool start(final NgspiceInstallation installation, final int workers) {
    return start(installation, PoolOptions.of(workers));
  }

  /**
   * Starts a pool; processes start with their first request.
   *
   * @param installation what to run
   * @param options sizes and limits
   * @return the pool, to be closed by the caller
   */
  public static WorkerPool start(
      final NgspiceInstallation installation, final PoolOptions options) {
    return new WorkerPool(installation, options);
  }

  @Override
  public CompletableFuture<Outcome> submit(final Request request, final Listener listener) {
    final CompletableFuture<Outcome> answer = new CompletableFuture<>();
    final var refusal = request.deck().refusal();
    if (refusal.isPresent()) {
      final Rejection rejection = refusal.get();
      answer.complete(new Outcome.Rejected(rejection, List.of()));
      return answer;
    }
    queue.add(new Job(request, listener, answer));
    if (closed) {
      failWaiting();
    }
    return answer;
  }

  /**
   * What the kernel keeps from workers of decks that are not trusted.
   *
   * @return the version of Landlock in force, 0 when this kernel has none; empty before the first
   *     such worker
   */
  public OptionalInt landlock() {
    return landlock == NOT_KNOWN ? OptionalInt.empty() : OptionalInt.of(landlock);
  }

  @Override
  public int parallelism() {
    return owners.size();
  }

  private void serve(final WorkerOwner owner) {
    try (owner) {
      owner.serve();
    } finally {
      failWaiting();
    }
  }

  static RuntimeException closedFailure() {
    return SimulatorReason.CLOSED.failure("the simulator was closed before this request ran");
  }

  private void failWaiting() {
    if (closed) {
      for (Job job = queue.poll(); job != null; job = queue.poll()) {
        job.answer().completeExceptionally(closedFailure());
      }
    }
  }

  @Override
  public void close() {
    atExit.close();
    end();
  }

  private void end() {
    closed = true;
    owners.forEach(WorkerOwner::kill);
    threads.forEach(Thread::interrupt);
    for (final Thread thread : threads) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(10));
      } catch (final InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    limits.shutdownNow();
    failWaiting();
  }
}
