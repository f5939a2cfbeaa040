package org.wuxingspice.spice.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Worker processes that answer requests from a common queue. Each is owned by one thread; a worker
 * that dies is replaced and its request tried once more; one that passes a request's time limit is
 * killed; one that refused a netlist is replaced, because the library cannot be trusted after that.
 */
public final class WorkerPool implements Simulator {

  /** Requests after which a worker is replaced, so that the library's leaks stay bounded. */
  private static final int RUNS_PER_WORKER = 5000;

  private static final int ATTEMPTS = 2;

  private record Job(Request request, CompletableFuture<Outcome> answer) {}

  private final NgspiceInstallation installation;
  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final List<Thread> owners = new ArrayList<>();
  private final ScheduledExecutorService limits;
  private volatile boolean closed;

  private WorkerPool(final NgspiceInstallation installation, final int workers) {
    this.installation = Objects.requireNonNull(installation, "installation");
    limits =
        Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "simulation-time-limits"));
    for (int w = 0; w < workers; w++) {
      final Thread owner = daemon(this::serve, "worker-owner-" + w);
      owners.add(owner);
      owner.start();
    }
  }

  private static Thread daemon(final Runnable task, final String role) {
    final Thread thread = new Thread(task, role);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts a pool; processes start with their first request.
   *
   * @param installation what to run
   * @param workers number of processes, positive
   */
  public static WorkerPool start(final NgspiceInstallation installation, final int workers) {
    if (workers < 1) {
      throw SimulatorReason.NO_WORKER.failure("workers is " + workers + ": must be positive");
    }
    return new WorkerPool(installation, workers);
  }

  @Override
  public CompletableFuture<Outcome> submit(final Request request) {
    final CompletableFuture<Outcome> answer = new CompletableFuture<>();
    queue.add(new Job(request, answer));
    if (closed) {
      failWaiting();
    }
    return answer;
  }

  @Override
  public int parallelism() {
    return owners.size();
  }

  private void serve() {
    WorkerProcess worker = null;
    int runs = 0;
    try {
      while (!closed) {
        final Job job = queue.take();
        try {
          for (int attempt = 1; !job.answer().isDone(); attempt++) {
            if (worker == null || !worker.usable() || runs >= RUNS_PER_WORKER) {
              close(worker);
              worker = new WorkerProcess(installation);
              runs = 0;
            }
            runs++;
            attempt(worker, job, attempt);
          }
        } catch (final RuntimeException e) {
          job.answer().completeExceptionally(e);
        }
      }
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(worker);
      failWaiting();
    }
  }

  private void attempt(final WorkerProcess worker, final Job job, final int attempt)
      throws InterruptedException {
    final AtomicBoolean late = new AtomicBoolean();
    final ScheduledFuture<?> limit =
        limits.schedule(
            () -> {
              late.set(true);
              worker.kill();
            },
            job.request().limit().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      job.answer().complete(worker.run(job.request()));
    } catch (final IOException e) {
      final int exitCode = worker.exitCode();
      if (closed) {
        job.answer().completeExceptionally(closedFailure());
      } else if (late.get()) {
        job.answer().complete(new Outcome.TimedOut(job.request().limit(), List.of()));
      } else if (attempt >= ATTEMPTS) {
        job.answer().complete(new Outcome.Lost(exitCode, List.of()));
      }
    } finally {
      limit.cancel(false);
    }
  }

  private static void close(final WorkerProcess worker) {
    if (worker != null) {
      worker.close();
    }
  }

  private static RuntimeException closedFailure() {
    return SimulatorReason.CLOSED.failure("the simulator was closed before this request ran");
  }

  private void failWaiting() {
    for (Job job = queue.poll(); job != null; job = queue.poll()) {
      job.answer().completeExceptionally(closedFailure());
    }
  }

  @Override
  public void close() {
    closed = true;
    limits.shutdownNow();
    owners.forEach(Thread::interrupt);
    for (final Thread owner : owners) {
      try {
        owner.join(TimeUnit.SECONDS.toMillis(10));
      } catch (final InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    failWaiting();
  }
}
