package org.wuxingspice.app.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wuxingspice.model.files.Sha256;

/** What every page carries: uPlot, and the program's own scripts and styles. */
final class PageCode {

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  private static final List<String> SCRIPTS =
      Stream.concat(
              Stream.of(resource(UPLOT + "dist/uPlot.iife.min.js")),
              Stream.of(
                      "curves.js",
                      "words.js",
                      "panel.js",
                      "figure.js",
                      "copy.js",
                      "table.js",
                      "network.js",
                      "page.js")
                  .map(PageCode::resource))
          .toList();

  private static final List<String> STYLES =
      List.of(resource(UPLOT + "dist/uPlot.min.css"), resource("page.css"));

  private PageCode() {}

  static List<String> scripts() {
    return SCRIPTS;
  }

  static List<String> styles() {
    return STYLES;
  }

  static String licence() {
    return resource(UPLOT + "LICENSE");
  }

  /**
   * The policy of a page: its own scripts and styles by their digests, and nothing else.
   *
   * @param connections what it may connect to
   */
  static String policy(final String connections) {
    return "default-src 'none'; script-src "
        + digests(SCRIPTS)
        + "; style-src "
        + digests(STYLES)
        + "; img-src data: blob:; connect-src "
        + connections
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String digests(final List<String> texts) {
    return texts.stream().map(PageCode::digest).collect(Collectors.joining(" "));
  }

  private static String digest(final String text) {
    final byte[] digest = Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static String resource(final String name) {
    try (InputStream in = PageCode.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (final IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
