package org.wuxingspice.ngspice.rawfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wuxingspice.model.failure.WuxingException;

/** Dialects, and files that lie. */
class RawFileTest {

  private static final String HEADER =
      """
      Title: rc
      Date: today
      Plotname: Transient Analysis
      Flags: %s
      No. Variables: 2
      No. Points: %s
      Variables:
      \t0\ttime\ttime
      \t1\tV(out)\tvoltage
      """;

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("x.raw");
  }

  private static ByteBuffer bytes(final int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(final byte[]... parts) throws IOException {
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (final byte[] part : parts) {
      all.write(part);
    }
    Files.write(file, all.toByteArray());
  }

  private static byte[] text(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void assertRefused(final RawReason reason, final String where) {
    assertThatThrownBy(() -> RawFile.open(file))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason))
        .hasMessageContaining("x.raw")
        .hasMessageContaining(where);
  }

  @Test
  void ltspiceStoresSinglePrecisionBehindDoubleTimesAndMarksCompressedPoints() throws IOException {
    final String header = HEADER.formatted("real forward", 2) + "Binary:\n";
    final byte[] data =
        bytes(24).putDouble(0).putFloat(0.5f).putDouble(-1e-3).putFloat(0.1f).array();
    write(header.getBytes(StandardCharsets.UTF_16LE), data);
    try (RawFile raw = RawFile.open(file)) {
      final RawPlot plot = raw.plots().get(0);
      assertThat(plot.producer()).isEqualTo(Producer.LTSPICE);
      assertThat(plot.header().title()).isEqualTo("rc");
      assertThat(plot.real(plot.indexOf("time"))).containsExactly(0, 1e-3);
      assertThat(plot.real(plot.indexOf("v(out)"))).containsExactly(0.5, 0.1f);
    }
  }

  @Test
  void ltspiceWithTheDoubleFlagAndFastAccessStoresColumns() throws IOException {
    final String header =
        HEADER
                .formatted("real forward double fastaccess", 2)
                .replace(
                    "Variables:\n\t0",
                    "Command: Linear Technology Corporation LTspice XVII\nVariables:\n\t0")
            + "Binary:\n";
    write(text(header), bytes(32).putDouble(1).putDouble(2).putDouble(10).putDouble(20).array());
    try (RawFile raw = RawFile.open(file)) {
      final RawPlot plot = raw.plots().get(0);
      assertThat(plot.real(0)).containsExactly(1, 2);
      assertThat(plot.real(1)).containsExactly(10, 20);
      assertThat(plot.header().others())
          .containsEntry("command", List.of("Linear Technology Corporation LTspice XVII"));
    }
  }

  @Test
  void qspiceStoresARealFrequency() throws IOException {
    final String header =
        """
        Title: x
        Date: y
        Plotname: AC Analysis
        Flags: complex
        No. Variables: 2
        No. Points: 1
        Command: QSPICE80
        .param temp=27
        Variables:
        \t0\tFrequency\tfrequency
        \t1\tV(out)\tvoltage
        Binary:
        """;
    write(text(header), bytes(24).putDouble(50).putDouble(0.5).putDouble(-0.25).array());
    try (RawFile raw = RawFile.open(file)) {
      final RawPlot plot = raw.plots().get(0);
      assertThat(plot.real(0)).containsExactly(50);
      assertThat(plot.real(1)).containsExactly(0.5);
      assertThat(plot.imaginary(1)).containsExactly(-0.25);
    }
  }

  @Test
  void xyceFilesAreUnmarkedAndMayEndInText() throws IOException {
    final String header = HEADER.formatted("real", "1      ") + "Binary:\n";
    write(text(header), bytes(16).putDouble(1).putDouble(2).array());
    try (RawFile raw = RawFile.open(file)) {
      assertThat(raw.plots().get(0).producer()).isEqualTo(Producer.UNMARKED);
      assertThat(raw.plots().get(0).real(1)).containsExactly(2);
    }
    write(
        text(header.replace("No. Points", "Command: Xyce\nNo. Points")),
        bytes(16).putDouble(1).putDouble(2).array(),
        text("\nIndex,TIME,V(OUT)\n0,1,2\n"));
    try (RawFile raw = RawFile.open(file)) {
      assertThat(raw.plots()).hasSize(1);
    }
  }

  @Test
  void aFirstVariableMayStandOnTheLineOfTheList() throws IOException {
    write(
        text(
            HEADER.formatted("real", 1).replace("Variables:\n\t0", "Variables: 0")
                + "Values:\n0 1e-3\n\t-inf\n"));
    try (RawFile raw = RawFile.open(file)) {
      assertThat(raw.plots().get(0).real(0)).containsExactly(1e-3);
      assertThat(raw.plots().get(0).real(1)).containsExactly(Double.NEGATIVE_INFINITY);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Title:|Tutle:|NOT_A_HEADER|byte 0",
        "Plotname: Transient Analysis|Plotname|NOT_A_HEADER|byte 22",
        "Flags: real|Flogs: real|INCOMPLETE_HEADER|'flags:'",
        "Variables: 2|Variables: 0|BAD_COUNT|0 variables",
        "Variables: 2|Variables: 18446744073709551615|BAD_COUNT|18446744073709551615 variables",
        "Variables: 2|Variables: 3|BAD_VARIABLE|'Values:'",
        "Variables: 2|Variables: 1|NOT_A_HEADER|V(out)",
        "Variables: 2|Variables: two|BAD_COUNT|two",
        "Points: 2|Points: -1|BAD_COUNT|-1",
        "Points: 2|Points: 9223372036854775807|BAD_COUNT|9223372036854775807",
        "Points: 2|Points: 18446744073709551615|BAD_COUNT|2^63",
        "Points: 2|Points: 100|ENDS_EARLY|100 points",
        "Points: 2|Points: 3|ENDS_EARLY|point 2 of 3",
        "Points: 2|Points: 1|NOT_A_HEADER|byte",
        "Points: 2|Points: 0|NOT_FINISHED|ended",
        "V(out)\tvoltage|V(out)|BAD_VARIABLE|'1 V(out)'",
        "\t1\tV(out)|\t7\tV(out)|BAD_VARIABLE|variable 1",
        "voltage|voltage dims=99999999999999999999|BAD_COUNT|dims",
        "voltage|voltage dims=x|BAD_COUNT|dims",
        "Values:|Valuables:|NOT_A_HEADER|Valuables",
        "2.5|two|BAD_NUMBER|'two' at point 1",
        "2.5|2.5d|BAD_NUMBER|'2.5d'",
        "2.5|2.5,1|BAD_NUMBER|a comma at point 1",
        "2.5|0x1p3|BAD_NUMBER|'0x1p3'",
        " 1\t1e-3| 4\t1e-3|BAD_NUMBER|index of point 1",
      })
  void aFileThatLiesIsRefusedWithItsPlace(
      final String good, final String bad, final RawReason reason, final String where)
      throws IOException {
    final String whole =
        HEADER.formatted("real", 2) + "Values:\n 0\t0.0\n\t1.5\n\n 1\t1e-3\n\t2.5\n\n";
    write(text(whole));
    RawFile.open(file).close();
    assertThat(whole).contains(good);
    write(text(whole.replaceFirst(java.util.regex.Pattern.quote(good), bad)));
    assertRefused(reason, where);
  }

  @Test
  void aShortBinaryFileIsRefusedBeforeMemoryIsTakenForIt() throws IOException {
    write(text(HEADER.formatted("real", 1L << 40) + "Binary:\n"), new byte[64]);
    assertRefused(RawReason.ENDS_EARLY, "17592186044416 bytes");
    write(text(HEADER.formatted("real", 1L << 62) + "Binary:\n"), new byte[64]);
    assertRefused(RawReason.BAD_COUNT, "cannot be");
    write(
        text(
            HEADER
                    .formatted("real unpadded", 1L << 62)
                    .replace("time\n", "time dims=0\n")
                    .replace("voltage", "voltage dims=0")
                + "Binary:\n"));
    assertRefused(RawReason.BAD_COUNT, "every variable is empty");
    write(new byte[1 << 20]);
    assertRefused(RawReason.NOT_A_HEADER, "byte 0");
    write();
    assertRefused(RawReason.ENDS_EARLY, "byte 0");
    Files.delete(file);
    assertRefused(RawReason.NOT_READABLE, "no such file");
  }

  /** Damage of any kind ends in a typed refusal or in a file that reads, never in anything else. */
  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (final RawWriter.Form form : RawWriter.Form.values()) {
      final RawWriter writer = new RawWriter(out, form);
      writer.begin(
          RawHeader.of(
              "t",
              "d",
              "ac",
              true,
              2,
              List.of(
                  new RawVariable("frequency", "frequency"), new RawVariable("v(1)", "voltage"))));
      writer.point(new double[] {1, 2}, new double[] {0, -2});
      writer.point(new double[] {2, 3}, new double[] {0, -3});
      writer.end();
    }
    final byte[] whole = out.toByteArray();
    final Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      final byte[] damaged =
          java.util.Arrays.copyOf(
              whole, whole.length - random.nextInt(9) / 8 * random.nextInt(whole.length));
      for (int n = random.nextInt(4); n >= 0 && damaged.length > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      try (RawFile raw = RawFile.open(file)) {
        raw.plots().forEach(plot -> plot.forEachPoint((re, im) -> {}));
      } catch (final WuxingException e) {
        assertThat(e.reason()).isInstanceOf(RawReason.class);
        assertThat(e.getMessage()).contains("byte ").hasLineCount(1);
        refused++;
      }
    }
    assertThat(refused).isBetween(50, 499);
  }
}
