package org.wuxingspice.cluster;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.dynamics.LostSamples;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;

/**
 * What an executor keeps between the tasks of an application: engines with their workers and loaded
 * circuits, one for each task that runs at the same time, and the network that is being run. Lives
 * as long as the process, or until the application ends when that is in the same process.
 */
final class Executor {

  private static final Map<String, Executor> BY_APPLICATION = new ConcurrentHashMap<>();

  private final Map<EngineMessage, ConcurrentLinkedDeque<Propagator>> idle =
      new ConcurrentHashMap<>();
  private final Map<Long, Network> bases = new ConcurrentHashMap<>();
  private final Object present = new Object();
  private @Nullable NetworkMessage message;
  private @Nullable Network network;
  private String version = "";

  private Executor() {}

  /**
   * {@return this process' state for an application}
   *
   * @param application its identifier
   */
  static Executor of(final String application) {
    return BY_APPLICATION.computeIfAbsent(application, name -> new Executor());
  }

  /** Ends the engines of an application in this process. */
  static void forget(final String application) {
    final Executor executor = BY_APPLICATION.remove(application);
    if (executor != null) {
      executor.idle.values().forEach(engines -> engines.forEach(Propagator::close));
    }
  }

  /** {@return the version of this machine's ngspice} */
  static String ngspice() {
    return NgspiceInstallation.find().version();
  }

  /** Asks the program once: what is installed stays while an executor lives. */
  private String version() {
    synchronized (present) {
      if (version.isEmpty()) {
        version = ngspice();
      }
      return version;
    }
  }

  static String host() {
    return InetAddress.getLoopbackAddress().equals(local()) ? "localhost" : local().getHostName();
  }

  private static InetAddress local() {
    try {
      return InetAddress.getLocalHost();
    } catch (final UnknownHostException e) {
      return InetAddress.getLoopbackAddress();
    }
  }

  /**
   * Runs a part.
   *
   * @param settings of the engine
   * @param base a network of the same topology, as a model file
   * @param numbers of the network to run
   * @param part to run
   * @return what came of it
   */
  Answer run(
      final EngineMessage settings,
      final Broadcast<byte[]> base,
      final Broadcast<NetworkMessage> numbers,
      final Part part) {
    final long start = System.nanoTime();
    String ngspice = "";
    Propagator engine = null;
    boolean sound = false;
    try {
      ngspice = settings.name().equals("spice") ? version() : "";
      engine = take(settings);
      final PassRequest request = part.request(network(base, numbers.value()));
      final Answer done = Answer.Done.of(origin(ngspice, start), engine.propagate(request));
      sound = true;
      return done;
    } catch (final LostSamples e) {
      return Answer.Lost.of(origin(ngspice, start), e);
    } catch (final WuxingException e) {
      return Answer.Refused.of(origin(ngspice, start), e);
    } finally {
      if (engine != null && sound) {
        engines(settings).push(engine);
      } else if (engine != null) {
        engine.close();
      }
    }
  }

  private static Answer.Origin origin(final String ngspice, final long start) {
    return new Answer.Origin(host(), ngspice, 1e-9 * (System.nanoTime() - start));
  }

  private Propagator take(final EngineMessage settings) {
    final Propagator engine = engines(settings).poll();
    return engine == null ? Engines.open(settings.settings(), 1) : engine;
  }

  private ConcurrentLinkedDeque<Propagator> engines(final EngineMessage settings) {
    return idle.computeIfAbsent(settings, key -> new ConcurrentLinkedDeque<>());
  }

  /** Circuits stay loaded for networks that share a topology. */
  private Network network(final Broadcast<byte[]> base, final NetworkMessage numbers) {
    synchronized (present) {
      if (network == null || message == null || message.number() != numbers.number()) {
        message = numbers;
        network =
            numbers.network(
                bases.computeIfAbsent(
                    base.id(),
                    id ->
                        NetworkFile.read(
                            "network of the driver",
                            () -> new ByteArrayInputStream(base.value()))));
      }
      return Objects.requireNonNull(network);
    }
  }
}
