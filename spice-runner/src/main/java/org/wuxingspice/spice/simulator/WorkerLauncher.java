package org.wuxingspice.spice.simulator;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wuxingspice.spice.worker.WorkerMain;

/** Starts the worker's virtual machine with what libngspice needs around it. */
final class WorkerLauncher {

  private static final int FIRST_WITH_NATIVE_ACCESS = 22;

  private WorkerLauncher() {}

  static Process start(
      final NgspiceInstallation installation, final WorkerFolder folder, final boolean streaming)
      throws IOException {
    final List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-Xmx512m",
                "-Xss8m",
                "-Djava.io.tmpdir=" + folder.path(),
                "-Djna.encoding=UTF-8"));
    if (Runtime.version().feature() >= FIRST_WITH_NATIVE_ACCESS) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(
        List.of("-cp", classPath(), WorkerMain.class.getName(), installation.library().toString()));
    if (streaming) {
      command.add(WorkerMain.STREAMING);
    }
    final ProcessBuilder builder = new ProcessBuilder(command).directory(folder.path().toFile());
    surround(builder.environment(), installation, folder);
    return builder.start();
  }

  private static void surround(
      final Map<String, String> environment,
      final NgspiceInstallation installation,
      final WorkerFolder folder) {
    installation
        .signalChaining()
        .ifPresent(library -> environment.put("LD_PRELOAD", library.toString()));
    environment.put("LC_ALL", "C");
    environment.put("SPICE_SCRIPTS", installation.scripts().toString());
    environment.put("HOME", folder.path().toString());
    environment
        .keySet()
        .removeIf(name -> name.startsWith("SPICE_") && !name.equals("SPICE_SCRIPTS"));
    environment
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "NGSPICE_INPUT_DIR"));
  }

  /** Only what the worker needs, made absolute because it runs in a folder of its own. */
  private static String classPath() {
    return Stream.of(WorkerMain.class, com.sun.jna.Native.class)
        .map(WorkerLauncher::location)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String location(final Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath()
          .toString();
    } catch (final URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
