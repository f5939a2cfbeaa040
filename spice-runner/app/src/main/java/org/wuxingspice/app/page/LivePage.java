package org.wuxingspice.app.page;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** A page that shows what events tell it. */
public final class LivePage {

  private LivePage() {}

  /**
   * Writes the page; it asks for its events at the address {@code events} beside its own.
   *
   * @param page where to
   * @throws IOException when it cannot be written
   */
  public static void write(final Writer page) throws IOException {
    PageFile.write(page, PageData.live(), "'self'");
  }

  /**
   * {@return a state of the page as one line of JSON: its data as a file has them, and the arrays}
   *
   * @param title of the page
   * @param facts below the title, by name
   * @param parts below the facts
   */
  public static String event(
      final String title, final Map<String, String> facts, final List<PagePart> parts) {
    final PageData data = new PageData(title, facts, parts);
    final StringBuilder event = new StringBuilder("{\"page\":").append(data.json());
    event.append(",\"arrays\":[");
    for (int a = 0; a < data.arrays().size(); a++) {
      event.append(a == 0 ? "\"" : ",\"").append(PageFile.base64(data.arrays().get(a))).append('"');
    }
    return event.append("]}").toString();
  }
}
