package org.wuxingspice.ngspice.pool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.preparation.StartUpFile;
import org.wuxingspice.ngspice.process.FixedProcessId;
import org.wuxingspice.ngspice.process.ScratchFolder;
import org.wuxingspice.ngspice.simulation.Compatibility;
import org.wuxingspice.ngspice.worker.WorkerClassPath;
import org.wuxingspice.ngspice.worker.WorkerMain;

/**
 * Starts the worker's virtual machine with what libngspice needs around it, and with the class data
 * archive that the property {@code wuxing.archive} names, if it is set.
 */
final class WorkerLauncher {

  private static final int FIRST_WITH_NATIVE_ACCESS = 22;

  private WorkerLauncher() {}

  /**
   * Starts a worker.
   *
   * @param dataBytes limit of the memory of a worker that confines itself; empty for one that is
   *     free
   * @param processId that ngspice is to have, whatever the real one is
   * @param dialect that ngspice reads decks in
   */
  static Process start(
      final NgspiceInstallation installation,
      final ScratchFolder folder,
      final boolean streaming,
      final OptionalLong dataBytes,
      final OptionalInt processId,
      final Optional<Compatibility> dialect)
      throws IOException {
    final List<String> command = virtualMachine(folder);
    command.addAll(List.of(WorkerMain.class.getName(), installation.library().toString()));
    if (streaming) {
      command.add(WorkerMain.STREAMING);
    }
    dataBytes.ifPresent(bytes -> command.add(WorkerMain.CONFINED + bytes));
    final ProcessBuilder builder = new ProcessBuilder(command).directory(folder.path().toFile());
    surround(builder.environment(), installation, folder);
    if (dialect.isPresent()) {
      StartUpFile.write(folder.path(), dialect.get());
    }
    final List<Path> preloaded = preloaded(installation, folder, processId);
    if (!preloaded.isEmpty()) {
      builder
          .environment()
          .put(
              "LD_PRELOAD",
              preloaded.stream().map(Path::toString).collect(Collectors.joining(":")));
    }
    return builder.start();
  }

  /** The command up to the main class. */
  private static List<String> virtualMachine(final ScratchFolder folder) {
    final List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+DisplayVMOutputToStderr", // standard output is the channel of answers
                "-Xms24m", // a heap that grows late would look like a leak of the library
                "-Xmn12m",
                "-Xmx512m",
                "-Xss8m",
                "-Djava.io.tmpdir=" + folder.path(),
                "-Djna.encoding=UTF-8"));
    if (Runtime.version().feature() >= FIRST_WITH_NATIVE_ACCESS) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    final String archive = System.getProperty("wuxing.archive");
    command.addAll(
        archive == null
            ? List.of("-cp", WorkerClassPath.text())
            : List.of( // which fits the class path that it was made with
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:cds*=off",
                "-cp",
                System.getProperty("java.class.path")));
    return command;
  }

  /** The libraries that stand before all others in a worker. */
  private static List<Path> preloaded(
      final NgspiceInstallation installation,
      final ScratchFolder folder,
      final OptionalInt processId)
      throws IOException {
    final List<Path> preloaded = new ArrayList<>();
    installation.signalChaining().ifPresent(preloaded::add);
    if (processId.isPresent()) {
      final Path library = folder.path().resolve(FixedProcessId.FILE);
      FixedProcessId.write(library, processId.getAsInt());
      preloaded.add(library);
    }
    return preloaded;
  }

  private static void surround(
      final Map<String, String> environment,
      final NgspiceInstallation installation,
      final ScratchFolder folder) {
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
}
