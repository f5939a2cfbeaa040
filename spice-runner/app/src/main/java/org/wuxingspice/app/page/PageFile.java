package org.wuxingspice.app.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.wuxingspice.model.files.AtomicFile;

/**
 * Writes pages of one file that need nothing else, no network either. Data are JSON and base64 in
 * elements that no browser runs; scripts set text as text, and the page's policy allows no others.
 */
public final class PageFile {

  private PageFile() {}

  /**
   * Writes a page.
   *
   * @param file to make or replace
   * @param title of the page
   * @param facts below the title, by name
   * @param parts below the facts
   * @throws org.wuxingspice.model.failure.WuxingException {@link
   *     org.wuxingspice.model.files.FileReason#NOT_WRITABLE}
   */
  public static void write(
      final Path file,
      final String title,
      final Map<String, String> facts,
      final List<PagePart> parts) {
    final PageData data = new PageData(title, facts, parts);
    AtomicFile.write(
        file,
        out -> {
          final Writer page =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
          write(page, data, "'none'");
          page.flush();
        });
  }

  static void write(final Writer page, final PageData data, final String connections)
      throws IOException {
    page.write(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\""
            + PageCode.policy(connections)
            + "\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
            + "<title>Wuxing SPICE</title>\n");
    for (final String style : PageCode.styles()) {
      page.write("<style>" + style + "</style>\n");
    }
    page.write(
        "</head>\n<body>\n<noscript>This page draws with JavaScript.</noscript>\n<main></main>\n"
            + "<footer class=\"note\"><details><summary>made by Wuxing SPICE; diagrams by uPlot"
            + "</summary><pre>"
            + PageCode.licence().replace("<", "&lt;")
            + "</pre></details></footer>\n"
            + "<script type=\"application/json\" id=\"page\">"
            + data.json()
            + "</script>\n");
    for (int a = 0; a < data.arrays().size(); a++) {
      page.write("<script type=\"text/plain\" id=\"array" + a + "\">");
      page.write(base64(data.arrays().get(a)));
      page.write("</script>\n");
    }
    for (final String script : PageCode.scripts()) {
      page.write("<script>" + script + "</script>\n");
    }
    page.write("</body>\n</html>\n");
  }

  static String base64(final double[] values) {
    final ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return new String(Base64.getEncoder().encode(bytes.array()), StandardCharsets.US_ASCII);
  }
}
