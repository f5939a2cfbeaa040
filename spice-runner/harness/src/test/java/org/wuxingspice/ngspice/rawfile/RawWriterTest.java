package org.wuxingspice.ngspice.rawfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.WuxingException;

/** What is written is what is read. */
class RawWriterTest {

  private record Plot(RawHeader header, double[][] real, double[][] imaginary) {}

  private static Plot random(
      final String title,
      final int points,
      final int variables,
      final boolean complex,
      final Random random) {
    final List<RawVariable> names =
        IntStream.range(0, variables)
            .mapToObj(v -> new RawVariable("v(n" + v + ".x_1#é)", "voltage", List.of("grid=3")))
            .toList();
    return new Plot(
        RawHeader.of(title, "now", "plot" + title, complex, points, names),
        values(points, variables, random),
        complex ? values(points, variables, random) : new double[points][variables]);
  }

  private static double[][] values(final int points, final int variables, final Random random) {
    final double[][] values = new double[points][variables];
    for (final double[] row : values) {
      for (int v = 0; v < variables; v++) {
        final double any = Double.longBitsToDouble(random.nextLong());
        row[v] = Double.isNaN(any) ? Double.NaN : any;
      }
    }
    return values;
  }

  private static boolean isOneLine(final String text) {
    return text.equals(text.strip())
        && text.length() == text.trim().length()
        && text.indexOf('\n') < 0
        && text.indexOf('\r') < 0;
  }

  @Property(tries = 100)
  void whatIsWrittenIsRead(
      @ForAll @StringLength(max = 30) final String anyTitle,
      @ForAll @Size(min = 1, max = 3) final List<@IntRange(max = 40) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 9) final int variables,
      @ForAll final RawWriter.Form form,
      @ForAll final long seed)
      throws IOException {
    final String title = isOneLine(anyTitle) ? anyTitle : "";
    final Random random = new Random(seed);
    final List<Plot> plots =
        sizes.stream().map(n -> random(title, n, variables, random.nextBoolean(), random)).toList();
    assertReadAsWritten(plots, form);
  }

  /** Two characters that Java's patterns take for ends of lines, and raw files do not. */
  @Test
  void lineSeparatorsOfUnicodeAreText() throws IOException {
    final Plot plot = random("\u0085a\u2028b\u0085", 2, 2, false, new Random(1));
    for (final RawWriter.Form form : RawWriter.Form.values()) {
      assertReadAsWritten(List.of(plot), form);
    }
  }

  private static void assertReadAsWritten(final List<Plot> plots, final RawWriter.Form form)
      throws IOException {
    final Path file = Files.createTempFile("round-trip", ".raw");
    try (java.io.OutputStream out = Files.newOutputStream(file)) {
      final RawWriter writer = new RawWriter(out, form);
      for (final Plot plot : plots) {
        writer.begin(plot.header());
        for (int i = 0; i < plot.real().length; i++) {
          writer.point(plot.real()[i], plot.imaginary()[i]);
        }
      }
      writer.end();
    }
    try (RawFile raw = RawFile.open(file)) {
      assertThat(raw.plots()).hasSameSizeAs(plots);
      for (int p = 0; p < plots.size(); p++) {
        assertSame(raw.plots().get(p), plots.get(p));
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void assertSame(final RawPlot read, final Plot written) {
    assertThat(read.header()).isEqualTo(written.header());
    final int[] row = {0};
    read.forEachPoint(
        (real, imaginary) -> {
          assertThat(real).containsExactly(written.real()[row[0]]);
          assertThat(imaginary).containsExactly(written.imaginary()[row[0]++]);
        });
    assertThat(row[0]).isEqualTo(written.real().length);
    for (int v = 0; v < read.header().variables().size(); v++) {
      final int column = v;
      assertThat(read.real(v))
          .containsExactly(
              java.util.Arrays.stream(written.real()).mapToDouble(r -> r[column]).toArray());
      assertThat(read.imaginary(v))
          .containsExactly(
              java.util.Arrays.stream(written.imaginary()).mapToDouble(r -> r[column]).toArray());
    }
  }

  private static void assertRefused(
      final org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(RawReason.BAD_CONTENT));
  }

  @Test
  void textsFromOutsideNeverBecomeHeaderLines() throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final RawWriter writer = new RawWriter(out, RawWriter.Form.ASCII);
    final List<RawVariable> one = List.of(new RawVariable("time", "time"));
    for (final String evil : List.of("x\nCommand: shell id", "x\rCommand: shell id")) {
      assertRefused(() -> writer.begin(RawHeader.of(evil, "d", "p", false, 0, one)));
      assertRefused(() -> writer.begin(RawHeader.of("t", evil, "p", false, 0, one)));
      assertRefused(() -> writer.begin(RawHeader.of("t", "d", evil, false, 0, one)));
      assertRefused(
          () ->
              writer.begin(
                  RawHeader.of("t", "d", "p", false, 0, List.of(new RawVariable(evil, "time")))));
      assertRefused(
          () ->
              writer.begin(
                  RawHeader.of(
                      "t",
                      "d",
                      "p",
                      false,
                      0,
                      List.of(new RawVariable("time", "time", List.of(evil))))));
    }
    writer.begin(
        new RawHeader(
            "t", "d", "p", List.of("real"), 0, one, Map.of("command", List.of("shell id"))));
    writer.end();
    assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("shell");
  }

  @Test
  void pointsHaveToBeThoseOfTheHeader() throws IOException {
    final RawWriter writer = new RawWriter(new ByteArrayOutputStream(), RawWriter.Form.BINARY);
    final double[] row = {1, 2};
    assertRefused(() -> writer.point(row, row));
    final RawHeader header =
        RawHeader.of(
            "t",
            "d",
            "p",
            false,
            1,
            List.of(new RawVariable("time", "time"), new RawVariable("v(1)", "voltage")));
    writer.begin(header);
    assertRefused(writer::end);
    assertRefused(() -> writer.begin(header));
    assertRefused(() -> writer.point(new double[] {1}, row));
    writer.point(row, row);
    assertRefused(() -> writer.point(row, row));
    writer.end();
    assertRefused(() -> writer.begin(RawHeader.of("t", "d", "p", false, 0, List.of())));
    assertRefused(
        () ->
            writer.begin(
                RawHeader.of(
                    "t",
                    "d",
                    "p",
                    false,
                    3,
                    List.of(new RawVariable("a", "time", List.of("dims=2"))))));
  }
}
