package org.wuxingspice.ngspice.rawfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that ngspice writes are read; files that are written here ngspice reads. */
class NgspiceRawTest {

  private static final String CIRCUIT =
      """
      rc low pass
      v1 in 0 dc 1 ac 1 pulse(0 1 0 1u 1u 1m 2m)
      r1 in out 1k
      c1 out 0 100n
      """;

  @TempDir Path folder;

  private void ngspice(final String deck, final String... options)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("deck.cir"), deck);
    final List<String> command = new java.util.ArrayList<>(List.of("ngspice", "-b"));
    command.addAll(List.of(options));
    command.add("deck.cir");
    final Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void batchFilesOfSeveralAnalysesAreRead() throws IOException, InterruptedException {
    ngspice(
        CIRCUIT + ".tran 10u 1m\n.ac dec 5 10 1meg\n.op\n.dc v1 0 1 0.25\n.end\n", "-r", "x.raw");
    try (RawFile raw = RawFile.open(folder.resolve("x.raw"))) {
      assertThat(raw.plots())
          .extracting(plot -> plot.header().plotName())
          .containsExactlyInAnyOrder(
              "Transient Analysis", "AC Analysis", "Operating Point", "DC transfer characteristic");
      for (final RawPlot plot : raw.plots()) {
        assertThat(plot.header().title()).containsIgnoringCase("rc low pass");
        assertThat(plot.isBinary()).isTrue();
        final double[] out = plot.real(plot.indexOf("v(out)"));
        switch (plot.header().plotName()) {
          case "AC Analysis" -> assertLowPass(plot);
          case "Operating Point" -> assertThat(out).containsExactly(1);
          case "DC transfer characteristic" -> {
            assertThat(plot.real(0)).containsExactly(0, 0.25, 0.5, 0.75, 1);
            assertThat(out).containsExactly(0, 0.25, 0.5, 0.75, 1);
          }
          default -> assertThat(plot.real(0)[out.length - 1]).isEqualTo(1e-3);
        }
      }
    }
  }

  /** H = 1 / (1 + j 2 pi f R C). */
  private static void assertLowPass(final RawPlot plot) {
    assertThat(plot.header().isComplex()).isTrue();
    final double[] frequency = plot.real(0);
    final double[] real = plot.real(plot.indexOf("V(OUT)"));
    final double[] imaginary = plot.imaginary(plot.indexOf("v(out)"));
    assertThat(frequency).hasSize(26);
    for (int i = 0; i < frequency.length; i++) {
      final double wrc = 2 * Math.PI * frequency[i] * 1e-4;
      // ngspice factors the matrix in doubles; 3e-16 was seen
      assertThat(Math.hypot(real[i] - 1 / (1 + wrc * wrc), imaginary[i] + wrc / (1 + wrc * wrc)))
          .isLessThan(1e-14);
    }
  }

  @Test
  void textAndBinaryAndShortVectorsAreTheSamePlots() throws IOException, InterruptedException {
    ngspice(
        CIRCUIT
            + """
            .control
            ac dec 5 10 1k
            write bin.raw
            set filetype=ascii
            write asc.raw
            tran 10u 1m
            let short = vector(3)
            set appendwrite
            write asc.raw
            set filetype=binary
            write bin.raw
            set nopadding
            write bin.raw
            set filetype=ascii
            write asc.raw
            .endc
            .end
            """);
    try (RawFile binary = RawFile.open(folder.resolve("bin.raw"));
        RawFile text = RawFile.open(folder.resolve("asc.raw"))) {
      assertThat(binary.plots()).hasSize(3);
      assertThat(text.plots()).hasSize(3);
      for (int p = 0; p < 3; p++) {
        final RawPlot first = binary.plots().get(p);
        final RawPlot second = text.plots().get(p);
        assertThat(second.header().variables()).isEqualTo(first.header().variables());
        for (int v = 0; v < first.header().variables().size(); v++) {
          assertClose(second.real(v), first.real(v));
          assertClose(second.imaginary(v), first.imaginary(v));
        }
        if (p > 0) {
          assertThat(first.real(first.indexOf("short"))).containsExactly(0, 1, 2);
          assertThat(first.real(0).length).isGreaterThan(50);
        }
      }
    }
  }

  /** ngspice writes 16 digits, which moves a double by up to half a unit of the 16th. */
  private static void assertClose(final double[] found, final double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(Math.abs(found[i] - expected[i]))
          .isLessThanOrEqualTo(5e-16 * Math.abs(expected[i]));
    }
  }

  @Test
  void ngspiceLoadsWhatIsWritten() throws IOException, InterruptedException {
    final double[][] points = {
      {0, Math.PI, -1e-300}, {1e-9, 0.1, 1.0 / 3}, {2e-9, -7e21, Double.MIN_VALUE}
    };
    final RawHeader header =
        RawHeader.of(
            "t",
            "d",
            "Transient Analysis",
            false,
            3,
            List.of(
                new RawVariable("time", "time"),
                new RawVariable("v(out)", "voltage"),
                new RawVariable("i(v1)", "current")));
    for (final RawWriter.Form form : RawWriter.Form.values()) {
      try (OutputStream out = Files.newOutputStream(folder.resolve("ours.raw"))) {
        final RawWriter writer = new RawWriter(out, form);
        writer.begin(header);
        for (final double[] point : points) {
          writer.point(point, point);
        }
        writer.end();
      }
      ngspice("t\n.control\nload ours.raw\nwrite theirs.raw\n.endc\n.end\n");
      try (RawFile raw = RawFile.open(folder.resolve("theirs.raw"))) {
        final RawPlot plot = raw.plots().get(0);
        assertThat(plot.header().points()).isEqualTo(3);
        for (int v = 0; v < 3; v++) {
          for (int i = 0; i < 3; i++) {
            final int column = plot.indexOf(header.variables().get(v).name());
            assertThat(plot.real(column)[i]).isEqualTo(points[i][v]);
          }
        }
      }
    }
  }
}
