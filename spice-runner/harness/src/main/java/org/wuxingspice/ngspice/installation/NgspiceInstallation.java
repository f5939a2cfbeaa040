package org.wuxingspice.ngspice.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.ngspice.simulation.Shortage;
import org.wuxingspice.ngspice.simulation.SimulatorReason;

/**
 * What of ngspice is on this computer.
 *
 * @param library the shared library
 * @param scripts folder of {@code spinit}
 * @param signalChaining the virtual machine's libjsig, which keeps its signal handlers whole; where
 *     it is missing the worker puts the handlers back itself
 * @param program the ngspice program
 * @param version of the ngspice program, such as 39.3
 * @param klu whether it was built with the solver KLU
 */
public record NgspiceInstallation(
    Path library,
    Path scripts,
    Optional<Path> signalChaining,
    Path program,
    String version,
    boolean klu) {

  /** What the program says of itself. */
  private record Build(String version, boolean klu) {}

  private static final String WITH_KLU = "KLU Direct Linear Solver";

  private static final int OLDEST = 39;
  private static final Pattern VERSION = Pattern.compile("ngspice-(\\d+)(\\.\\d+)?");

  /** ENOENT and EACCES, in the words of the process API. */
  private static final Pattern NOT_THERE = Pattern.compile("error=(2|13)\\b");

  private static final String REMEDY = "install it: apt-get install ngspice libngspice0";
  private static final List<String> LIBRARY_FOLDERS =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/usr/lib64",
          "/usr/lib",
          "/usr/local/lib");
  private static final List<String> SCRIPT_FOLDERS =
      List.of("/usr/share/ngspice/scripts", "/usr/local/share/ngspice/scripts");

  /**
   * Looks for ngspice; the environment variables WUXING_LIBNGSPICE and SPICE_SCRIPTS go first.
   *
   * @return the first installation that is complete and new enough
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#NGSPICE_MISSING}
   *     or {@link SimulatorReason#NGSPICE_TOO_OLD}
   */
  public static NgspiceInstallation find() {
    final Path library =
        first(
            "shared library libngspice.so.0",
            Optional.ofNullable(System.getenv("WUXING_LIBNGSPICE")),
            LIBRARY_FOLDERS.stream()
                .flatMap(f -> Stream.of(f + "/libngspice.so.0", f + "/libngspice.so")));
    final Path spinit =
        first(
            "start-up file spinit",
            Optional.ofNullable(System.getenv("SPICE_SCRIPTS")).map(f -> f + "/spinit"),
            SCRIPT_FOLDERS.stream().map(f -> f + "/spinit"));
    final Path chaining = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");
    final Path program =
        Path.of(Optional.ofNullable(System.getenv("WUXING_NGSPICE")).orElse("ngspice"));
    final Build build = build(program);
    return new NgspiceInstallation(
        library,
        spinit.resolveSibling(""),
        Optional.of(chaining).filter(Files::isReadable),
        program,
        build.version(),
        build.klu());
  }

  /**
   * {@return an installation under a folder of its own, as {@code make install} or an unpacked
   * package leaves it: {@code bin/ngspice}, {@code share/ngspice/scripts/spinit} and the library}
   *
   * @param prefix such as {@code /opt/ngspice/usr}
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#NGSPICE_MISSING}
   *     or {@link SimulatorReason#NGSPICE_TOO_OLD}
   */
  public static NgspiceInstallation under(final Path prefix) {
    final Path library =
        first(
            "shared library",
            Optional.empty(),
            Stream.of("lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu", "lib64", "lib")
                .flatMap(f -> Stream.of(f + "/libngspice.so.0", f + "/libngspice.so"))
                .map(f -> prefix.resolve(f).toString()));
    final Path program = prefix.resolve("bin/ngspice");
    final Path chaining = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");
    final Build build = build(program);
    return new NgspiceInstallation(
        library,
        prefix.resolve("share/ngspice/scripts"),
        Optional.of(chaining).filter(Files::isReadable),
        program,
        build.version(),
        build.klu());
  }

  private static Path first(
      final String what, final Optional<String> chosen, final Stream<String> usual) {
    return Stream.concat(chosen.stream(), chosen.isPresent() ? Stream.empty() : usual)
        .map(Path::of)
        .filter(Files::isReadable)
        .findFirst()
        .orElseThrow(
            () ->
                SimulatorReason.NGSPICE_MISSING.failure(
                    "ngspice's "
                        + what
                        + " is not found"
                        + chosen.map(path -> " at " + path).orElse("")
                        + "; "
                        + REMEDY));
  }

  private static Build build(final Path program) {
    try {
      final Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      final String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      final boolean failed = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() != 0;
      final Matcher matcher = VERSION.matcher(text);
      final boolean found = matcher.find();
      if (failed && !found) { // killed, or without what every process needs
        throw SimulatorReason.NO_WORKER.failure(
            "program "
                + program
                + " ended with exit code "
                + process.exitValue()
                + " when asked for its version: "
                + Shortage.in(text).map(Shortage::remedy).orElse(text.strip()));
      }
      if (!found) {
        throw SimulatorReason.NGSPICE_MISSING.failure("ngspice gives no version; " + REMEDY);
      }
      if (Integer.parseInt(matcher.group(1)) < OLDEST) {
        throw SimulatorReason.NGSPICE_TOO_OLD.failure(
            "ngspice " + matcher.group(1) + " is too old: version " + OLDEST + " or newer needed");
      }
      return new Build(
          matcher.group(1) + Optional.ofNullable(matcher.group(2)).orElse(""),
          text.contains(WITH_KLU));
    } catch (final IOException e) {
      final String why = String.valueOf(e.getMessage());
      throw NOT_THERE.matcher(why).find()
          ? SimulatorReason.NGSPICE_MISSING.failure(
              "program " + program + " is not found; " + REMEDY)
          : SimulatorReason.NO_WORKER.failure(
              "program " + program + " cannot be started: " + Shortage.describe(e));
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SimulatorReason.NGSPICE_MISSING.failure("interrupted while looking for ngspice");
    }
  }
}
