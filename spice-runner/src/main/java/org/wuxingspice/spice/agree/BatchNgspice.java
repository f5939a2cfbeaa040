package org.wuxingspice.spice.agree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.spice.rawfile.RawFile;
import org.wuxingspice.spice.rawfile.RawPlot;
import org.wuxingspice.spice.simulator.NgspiceInstallation;
import org.wuxingspice.spice.simulator.Quantity;
import org.wuxingspice.spice.simulator.SimulatorReason;
import org.wuxingspice.spice.simulator.Waveforms;

/** The ngspice program in batch mode, one process per deck, with a raw file as its answer. */
public final class BatchNgspice {

  private final NgspiceInstallation installation;

  /**
   * Creates a runner.
   *
   * @param installation whose program runs
   */
  public BatchNgspice(final NgspiceInstallation installation) {
    this.installation = installation;
  }

  /**
   * Runs a deck; nobody checks what it does, so it has to be trusted.
   *
   * @param deck file
   * @param limit after which the process is killed
   * @return the plots of the raw file; empty when ngspice left none that is whole
   * @throws WuxingException {@link SimulatorReason#NO_WORKER} when the program does not start
   */
  public Optional<List<Waveforms>> run(final Path deck, final Duration limit) {
    try {
      final Path folder =
          Files.createTempDirectory(
              "wuxing-batch",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try {
        return run(deck, limit, folder);
      } finally {
        delete(folder);
      }
    } catch (final IOException e) {
      throw SimulatorReason.NO_WORKER.failure("cannot run ngspice: " + e.getMessage());
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SimulatorReason.NO_WORKER.failure("interrupted while ngspice ran");
    }
  }

  private Optional<List<Waveforms>> run(final Path deck, final Duration limit, final Path folder)
      throws IOException, InterruptedException {
    final Path raw = folder.resolve("out.raw");
    final ProcessBuilder builder =
        new ProcessBuilder(
                installation.program().toString(),
                "-b",
                "-r",
                raw.toString(),
                deck.toAbsolutePath().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("SPICE_SCRIPTS", installation.scripts().toString());
    final Process process = builder.start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return Files.exists(raw) ? read(raw) : Optional.empty();
  }

  private static Optional<List<Waveforms>> read(final Path raw) {
    try (RawFile file = RawFile.open(raw)) {
      final List<Waveforms> plots = new ArrayList<>();
      for (final RawPlot plot : file.plots()) {
        if (plot.header().points() > 0) {
          plots.add(waveforms(plot));
        }
      }
      return plots.isEmpty() ? Optional.empty() : Optional.of(plots);
    } catch (final WuxingException e) {
      return Optional.empty(); // a run that failed leaves half a file
    }
  }

  private static Waveforms waveforms(final RawPlot plot) {
    final int count = plot.header().variables().size();
    final List<Waveforms.Variable> variables = new ArrayList<>();
    final double[][] real = new double[count][];
    final double[][] imaginary = plot.header().isComplex() ? new double[count][] : null;
    for (int v = 0; v < count; v++) {
      variables.add(
          new Waveforms.Variable(
              vectorName(plot.header().variables().get(v).name()),
              Quantity.ofWord(plot.header().variables().get(v).type())));
      real[v] = plot.real(v);
      if (imaginary != null) {
        imaginary[v] = plot.imaginary(v);
      }
    }
    return Waveforms.of(plot.header().plotName(), variables, real, imaginary);
  }

  /** Raw files put {@code v()} around what already has a form of its own. */
  private static String vectorName(final String written) {
    final String name = written.toLowerCase(Locale.ROOT);
    final String inner =
        name.startsWith("v(") && name.endsWith(")") ? name.substring(2, name.length() - 1) : "";
    return inner.startsWith("@") || inner.endsWith(")") ? inner : name;
  }

  private static void delete(final Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (final Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
