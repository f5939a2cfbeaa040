package org.wuxingspice.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.expression.SiFormat;
import org.wuxingspice.ngspice.rawfile.RawFile;
import org.wuxingspice.ngspice.rawfile.RawPlot;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;

class WaveformFileTest {

  private static final Waveforms TRANSIENT =
      Waveforms.of(
          "tran1",
          List.of(
              new Waveforms.Variable("time", Quantity.TIME),
              new Waveforms.Variable("v(a,b)", Quantity.VOLTAGE)),
          new double[][] {{0, 1e-6, 2e-6}, {0, 1 / 3.0, -1e300}},
          Waveforms.REAL);

  private static final Waveforms SMALL_SIGNAL =
      Waveforms.of(
          "ac1",
          List.of(
              new Waveforms.Variable("frequency", Quantity.FREQUENCY),
              new Waveforms.Variable("v(out)", Quantity.VOLTAGE)),
          new double[][] {{1, 10, 100, 1000}, {1, 0, -1, 0}},
          new double[][] {{0, 0, 0, 0}, {0, -1, 0, 1}});

  private static final Waveforms POINT =
      Waveforms.of(
          "op1",
          List.of(new Waveforms.Variable("v(out)", Quantity.VOLTAGE)),
          new double[][] {{5}},
          Waveforms.REAL);

  @TempDir Path folder;

  private List<Path> write(final String name, final Waveforms... plots) {
    return WaveformFile.write(folder.resolve(name), "title", List.of(plots));
  }

  @Test
  void tablesHoldEveryBit() throws IOException {
    assertThat(write("x.csv", TRANSIENT)).containsExactly(folder.resolve("x.csv"));
    assertThat(Files.readString(folder.resolve("x.csv")))
        .isEqualTo("time,\"v(a,b)\"\n0.0,0.0\n1.0E-6,0.3333333333333333\n2.0E-6,-1.0E300\n");
    write("y.csv", SMALL_SIGNAL);
    assertThat(Files.readAllLines(folder.resolve("y.csv")))
        .startsWith("frequency,re(v(out)),im(v(out))", "1.0,1.0,0.0", "10.0,0.0,-1.0");
  }

  @Test
  void severalPlotsGiveSeveralFilesOrOneRawFile() {
    assertThat(write("x.csv", SMALL_SIGNAL, TRANSIENT, TRANSIENT, POINT))
        .extracting(path -> path.getFileName().toString())
        .containsExactly("x-ac.csv", "x-tran.csv", "x-tran-2.csv", "x-op.csv");
    for (final String name : List.of("x.raw", "x.raw.txt")) {
      write(name, SMALL_SIGNAL, TRANSIENT, POINT);
      try (RawFile raw = RawFile.open(folder.resolve(name))) {
        assertThat(raw.plots())
            .extracting(plot -> plot.header().plotName())
            .containsExactly("AC Analysis", "Transient Analysis", "Operating Point");
        final RawPlot transientPlot = raw.plots().get(1);
        assertThat(transientPlot.real(1)).containsExactly(0, 1 / 3.0, -1e300);
        assertThat(raw.plots().get(0).imaginary(1)).containsExactly(0, -1, 0, 1);
        assertThat(transientPlot.isBinary()).isEqualTo(name.endsWith(".raw"));
      }
    }
  }

  @Test
  void picturesAreDrawnOfWhatHasAScale() throws IOException {
    assertThat(write("x.png", SMALL_SIGNAL, POINT)).containsExactly(folder.resolve("x.png"));
    assertThat(ImageIO.read(folder.resolve("x.png").toFile()).getWidth()).isEqualTo(1100);
    write("x.svg", SMALL_SIGNAL);
    assertThat(Files.readString(folder.resolve("x.svg"))).contains("frequency [Hz]", "v(out)");
    write("y.svg", TRANSIENT);
    assertThat(Files.readString(folder.resolve("y.svg"))).contains("time [µs]");
    assertThatThrownBy(() -> write("z.png", POINT))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(ExportReason.NO_PICTURE));
    assertThat(folder.resolve("z.png")).doesNotExist();
  }

  @Test
  void phasesDoNotJump() {
    assertThat(SMALL_SIGNAL.shown("phase(v(out))"))
        .containsExactly(new double[] {0, -90, -180, -270}, within(1e-12));
  }

  @Test
  void otherEndingsAreRefused() {
    for (final String name : List.of("x.pdf", "csv", ".csv", "x")) {
      assertThatThrownBy(() -> WaveformFile.checkEnding(folder.resolve(name)))
          .isInstanceOfSatisfying(
              WuxingException.class,
              e -> assertThat(e.reason()).isEqualTo(ExportReason.UNKNOWN_KIND));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0000 V, 0",
    "1000, 1.0000 kV, 1k",
    "0.999996, 1.0000 V, 1",
    "0.99998, 999.98 mV, 999.98m",
    "-4.7e-7, -470.00 nV, -470n",
    "2.2e13, 22.000 TV, 22T",
  })
  void numbersForPeople(final double value, final String withUnit, final String compact) {
    assertThat(SiFormat.format(value, "V")).isEqualTo(withUnit);
    assertThat(SiFormat.compact(value)).isEqualTo(compact);
  }
}
