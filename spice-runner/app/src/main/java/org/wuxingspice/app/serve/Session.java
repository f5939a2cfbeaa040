package org.wuxingspice.app.serve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Simulator;

/**
 * Answers one client until its input ends. Simulations of decks run beside each other and are
 * answered as they end; everything else is done in the order it was asked for. A request that
 * cannot be answered leaves the session as it was.
 */
public final class Session implements AutoCloseable {

  private final Channel channel;
  private final int workers;
  private final LongSupplier nanoTime;
  private final String version;
  private final ExecutorService inOrder =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "serve-passes"));
  private final Map<Integer, OpenCircuit> circuits = new ConcurrentHashMap<>();
  private final Map<Integer, LoadedDeck> decks = new ConcurrentHashMap<>();
  private final Map<Long, CompletableFuture<Outcome>> running = new ConcurrentHashMap<>();
  private final AtomicInteger handles = new AtomicInteger();
  private @Nullable Simulator simulator;

  /**
   * Prepares a session.
   *
   * @param in requests
   * @param out answers
   * @param version of the program
   * @param workers threads or ngspice processes of each engine, positive
   * @param nanoTime clock, nanoseconds
   */
  public Session(
      final DataInputStream in,
      final DataOutputStream out,
      final String version,
      final int workers,
      final LongSupplier nanoTime) {
    channel = new Channel(in, out);
    this.version = version;
    this.workers = workers;
    this.nanoTime = nanoTime;
  }

  /**
   * Answers until the input ends, or nobody reads the answers any more.
   *
   * @throws WuxingException {@link ServeReason#BAD_REQUEST} when what comes is not a frame, so that
   *     nobody knows where the next one begins
   */
  public void run() {
    try {
      channel.send(
          0,
          new Message(Message.Kind.HELLO)
              .with("format", "wuxing-serve " + Channel.VERSION)
              .with("version", version)
              .with("workers", workers));
      while (true) {
        final var received = channel.receive();
        if (received.isEmpty()) {
          return;
        }
        take(received.get());
      }
    } catch (final IOException e) {
      final WuxingException failure =
          ServeReason.BAD_REQUEST.failure(e.getMessage() + "; the session ends");
      tell(0, Channel.failure(failure));
      throw failure;
    }
  }

  private void take(final Channel.Received received) {
    if (received.command() instanceof Command.Simulate asked) {
      guarded(received.id(), () -> simulate(received.id(), asked));
    } else if (received.command() instanceof Command.Cancel asked) {
      final CompletableFuture<Outcome> under = running.get(asked.request());
      if (under != null) {
        under.cancel(true);
      }
      tell(received.id(), Message.answer().with("cancelled", under != null));
    } else {
      inOrder.execute(() -> guarded(received.id(), () -> tell(received.id(), reply(received))));
    }
  }

  /** Whatever fails is told to the client, and to nobody else. */
  private void guarded(final long id, final Runnable task) {
    try {
      task.run();
    } catch (final WuxingException e) {
      tell(id, Channel.failure(e));
    } catch (final RuntimeException | OutOfMemoryError e) {
      tell(id, internal(e));
    }
  }

  private static Message internal(final Throwable cause) {
    return Channel.failure(ServeReason.INTERNAL.failure("internal error: " + cause));
  }

  /** Sends points of a simulation, which is to end when nobody reads them. */
  private void point(final long id, final Message message) {
    try {
      channel.send(id, message);
    } catch (final IOException e) {
      throw new UncheckedIOException("nobody reads the answers any more", e);
    }
  }

  /** Sends to whoever may be gone, which the end of the input will tell. */
  private void tell(final long id, final Message message) {
    try {
      channel.send(id, message);
    } catch (final IOException ignored) {
      // the client is gone
    }
  }

  private Message reply(final Channel.Received received) {
    final Command command = received.command();
    if (command instanceof Command.Open asked) {
      final OpenCircuit circuit = new OpenCircuit(asked, workers);
      final int handle = handles.incrementAndGet();
      circuits.put(handle, circuit);
      return circuit.description().with("circuit", handle);
    } else if (command instanceof Command.Load asked) {
      final LoadedDeck deck = LoadedDeck.of(asked);
      final int handle = handles.incrementAndGet();
      decks.put(handle, deck);
      return Message.answer().with("deck", handle).with("title", deck.deck().title());
    } else if (command instanceof Command.Digits asked) {
      return circuit(asked.circuit()).digits(asked);
    } else if (command instanceof Command.Propagate asked) {
      return circuit(asked.circuit()).propagate(asked, received.array("drive"));
    } else if (command instanceof Command.Waveforms asked) {
      return circuit(asked.circuit()).waveforms(asked, received.array("drive"));
    } else if (command instanceof Command.Coefficients asked) {
      return circuit(asked.circuit()).set(received.array("coefficients"));
    } else if (command instanceof Command.Step asked) {
      return circuit(asked.circuit()).step(asked);
    } else if (command instanceof Command.Save asked) {
      return circuit(asked.circuit()).save(asked);
    } else if (command instanceof Command.Close asked) {
      return close(asked.handle());
    }
    throw new IllegalStateException(command + " has its own way");
  }

  private Message close(final int handle) {
    final OpenCircuit circuit = circuits.remove(handle);
    if (circuit != null) {
      circuit.close();
    } else if (decks.remove(handle) == null) {
      throw unknown(handle);
    }
    return Message.answer();
  }

  private OpenCircuit circuit(final int handle) {
    final OpenCircuit circuit = circuits.get(handle);
    if (circuit == null) {
      throw unknown(handle);
    }
    return circuit;
  }

  private static WuxingException unknown(final int handle) {
    return ServeReason.UNKNOWN_HANDLE.failure(
        "nothing is open under number " + handle + ": it was closed, or never opened");
  }

  private void simulate(final long id, final Command.Simulate asked) {
    final LoadedDeck deck = decks.get(asked.deck());
    if (deck == null) {
      throw unknown(asked.deck());
    }
    final LivePoints points = new LivePoints(message -> point(id, message), nanoTime);
    final CompletableFuture<Outcome> outcome =
        simulator().submit(deck.request(asked), asked.live() ? points : Listener.NONE);
    running.put(id, outcome);
    final var unused =
        outcome.whenComplete(
            (ended, failure) -> {
              running.remove(id);
              guarded(
                  id,
                  () -> {
                    points.flush();
                    tell(id, failure == null ? deck.message(ended) : message(failure));
                  });
            });
  }

  private static Message message(final Throwable failure) {
    final Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof CancellationException) {
      return Channel.failure(ServeReason.CANCELLED.failure("the simulation was cancelled"));
    }
    return cause instanceof WuxingException known ? Channel.failure(known) : internal(cause);
  }

  /** Started by the first deck, since most sessions with a network need none. */
  private Simulator simulator() {
    if (simulator == null) {
      simulator = WorkerPool.start(NgspiceInstallation.find(), workers);
    }
    return simulator;
  }

  @Override
  public void close() {
    inOrder.shutdownNow();
    if (simulator != null) {
      simulator.close();
    }
    circuits.values().forEach(OpenCircuit::close);
  }
}
