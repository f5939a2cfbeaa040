package org.wuxingspice.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wuxingspice.loop.cluster.ClusterAddress;

/**
 * A master and two workers of one core each on loopback, with a secret and encryption. Spark's own
 * programs, started from the libraries that this module depends on.
 */
final class StandaloneCluster implements AutoCloseable {

  private static final Path OPTIONS = Path.of("src/main/jvm/options").toAbsolutePath();

  private static final String SECRET = "only for this test";

  private final Path folder;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private StandaloneCluster(final Path folder, final int port) {
    this.folder = folder;
    this.port = port;
  }

  static StandaloneCluster start(final Path folder) throws IOException {
    final StandaloneCluster cluster = new StandaloneCluster(folder, freePort());
    cluster.prepare();
    cluster.launch(
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        Integer.toString(cluster.port),
        "--webui-port",
        "0");
    cluster.await("master", "I have been elected leader");
    for (final String worker : List.of("worker-1", "worker-2")) {
      cluster.launch(
          worker,
          "org.apache.spark.deploy.worker.Worker",
          "--host",
          "127.0.0.1",
          "--cores",
          "1",
          "--memory",
          "1g",
          "--webui-port",
          "0",
          "--work-dir",
          folder.resolve(worker).toString(),
          cluster.address().master());
    }
    cluster.await("worker-1", "Successfully registered with master");
    cluster.await("worker-2", "Successfully registered with master");
    return cluster;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Executors find Spark's libraries where a distribution has them. */
  private void prepare() throws IOException {
    Files.createDirectories(folder.resolve("jars"));
    Files.writeString(folder.resolve("RELEASE"), "");
    for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      final Path jar = Path.of(entry);
      if (entry.endsWith(".jar") && !entry.contains("wuxingspice")) {
        Files.createSymbolicLink(
            folder.resolve("jars").resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    }
    Files.createDirectories(folder.resolve("conf"));
    Files.writeString(
        folder.resolve("conf/spark-defaults.conf"),
        "spark.authenticate true\nspark.authenticate.secret "
            + SECRET
            + "\nspark.network.crypto.enabled true\nspark.ui.enabled false\n");
    Files.setPosixFilePermissions(
        Files.writeString(folder.resolve("secret"), SECRET + "\n"),
        PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        folder.resolve("conf/log4j2.properties"),
        """
        rootLogger.level = info
        rootLogger.appenderRef.stdout.ref = console
        appender.console.type = Console
        appender.console.name = console
        appender.console.target = SYSTEM_ERR
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = %d %p %c{1}: %m%n%ex
        """);
  }

  private void launch(final String name, final String main, final String... arguments)
      throws IOException {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + OPTIONS);
    command.addAll(
        List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-cp", folder + "/conf/:" + folder + "/jars/*", main));
    command.addAll(List.of(arguments));
    final ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log(name).toFile())
            .directory(folder.toFile());
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_CONF_DIR", folder.resolve("conf").toString());
    processes.add(builder.start());
  }

  private Path log(final String name) {
    return folder.resolve(name + ".log");
  }

  private void await(final String name, final String text) throws IOException {
    for (int tries = 0; tries < 600; tries++) {
      if (Files.readString(log(name), StandardCharsets.UTF_8).contains(text)) {
        return;
      }
      pause();
    }
    throw new IllegalStateException(Files.readString(log(name), StandardCharsets.UTF_8));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (final InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  ClusterAddress address() {
    return ClusterAddress.withSecretIn("spark://127.0.0.1:" + port, folder.resolve("secret"));
  }

  /** Starts a program of this module's tests, as somebody else on this machine would. */
  Process run(final Class<?> main, final String... arguments) throws IOException {
    final List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + OPTIONS,
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  void killMaster() {
    processes.get(0).destroyForcibly().onExit().join();
  }

  /** Executors, as children of the workers. */
  Stream<ProcessHandle> executors() {
    return processes.stream().skip(1).flatMap(worker -> worker.toHandle().children());
  }

  /** Every process below master and workers. */
  private List<ProcessHandle> descendants() {
    return processes.stream().flatMap(process -> process.toHandle().descendants()).toList();
  }

  @Override
  public void close() {
    final List<ProcessHandle> below = descendants();
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    below.forEach(ProcessHandle::destroyForcibly);
    try (Stream<Path> files = Files.list(folder.resolve("jars"))) {
      files.forEach(
          link -> {
            try {
              Files.delete(link);
            } catch (final IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
