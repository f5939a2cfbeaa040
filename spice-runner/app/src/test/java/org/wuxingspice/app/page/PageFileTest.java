package org.wuxingspice.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.app.plot.LineFigure;
import org.wuxingspice.app.plot.Series;

/** What is in a page, read without a browser. */
class PageFileTest {

  private static final Pattern ELEMENT = Pattern.compile("(?s)<script( [^>]*)?>(.*?)</script>");

  @TempDir private Path folder;

  @Test
  void arraysAreExactSharedAndNotCode() throws IOException {
    final double[] x = {0, Double.MIN_VALUE, 1 / 3.0};
    final double[] y = {-0.0, Double.NaN, 1e308};
    final Path page = folder.resolve("page.html");
    PageFile.write(
        page,
        "<b>\u202e",
        Map.of("a<b", "</script>"),
        List.of(
            new PagePart.Lines(
                new LineFigure(
                    "",
                    LineFigure.Axis.linear("x", ""),
                    List.of(
                        new LineFigure.Panel(
                            LineFigure.Axis.linear("y", ""),
                            1,
                            List.of(Series.solid("p", x, y), Series.solid("q", x, x))))))));
    final String text = Files.readString(page);
    final Matcher element = ELEMENT.matcher(text);
    final StringBuilder kinds = new StringBuilder();
    while (element.find()) {
      kinds.append(element.group(1) == null ? " code" : element.group(1));
      if (element.group(1) != null && element.group(1).contains("array1")) {
        final double[] read = new double[3];
        ByteBuffer.wrap(Base64.getDecoder().decode(element.group(2)))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asDoubleBuffer()
            .get(read);
        assertThat(read).containsExactly(y);
        assertThat(1 / read[0]).isEqualTo(Double.NEGATIVE_INFINITY);
      }
    }
    assertThat(kinds.toString())
        .startsWith(
            " type=\"application/json\" id=\"page\" type=\"text/plain\" id=\"array0\""
                + " type=\"text/plain\" id=\"array1\" code")
        .doesNotContain("array2");
    assertThat(text).doesNotContain("<b>", "\u202e", " src=", " href=", "unsafe-inline");
    assertThat(text).contains("default-src 'none'", "Permission is hereby granted");
  }
}
