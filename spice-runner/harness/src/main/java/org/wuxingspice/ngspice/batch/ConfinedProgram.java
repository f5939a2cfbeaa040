package org.wuxingspice.ngspice.batch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.worker.ConfinedMain;
import org.wuxingspice.ngspice.worker.WorkerClassPath;

/** The beginning of a command that runs the ngspice program without any right but its folder. */
final class ConfinedProgram {

  private static final long DATA_BYTES = 4L << 30;

  private ConfinedProgram() {}

  static List<String> prefix(
      final NgspiceInstallation installation, final Duration limit, final Set<Path> files) {
    final long processors = Runtime.getRuntime().availableProcessors();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xshare:auto",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-Xmx64m",
        "-cp",
        WorkerClassPath.text(),
        ConfinedMain.class.getName(),
        Long.toString(DATA_BYTES),
        Long.toString((limit.toSeconds() + 1) * processors),
        Stream.concat(
                Stream.of(installation.scripts(), installation.library().getParent()),
                files.stream())
            .map(Path::toString)
            .collect(Collectors.joining(ConfinedMain.BETWEEN_PATHS)),
        found(installation.program()).toString());
  }

  /** Where a program lies that a shell would find. */
  private static Path found(final Path program) {
    if (program.getNameCount() > 1 || program.isAbsolute()) {
      return program.toAbsolutePath();
    }
    return Optional.ofNullable(System.getenv("PATH")).stream()
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .map(folder -> Path.of(folder).resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(program);
  }
}
