package org.wuxingspice.app.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.img;
import static j2html.TagCreator.li;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.model.files.AtomicFile;

/** One page, from top to bottom. Text is escaped; pictures and files are named relative to it. */
public final class HtmlReport {

  private static final String STYLE =
      "body{font:17px/1.5 sans-serif;max-width:66em;margin:2em auto;padding:0 1em;color:#111}"
          + "img{max-width:100%}table{border-collapse:collapse}"
          + "td,th{padding:.2em 1.2em .2em 0;text-align:left;vertical-align:top}"
          + "th{border-bottom:1px solid #999}td{font-variant-numeric:tabular-nums}";

  private final String title;
  private final List<DomContent> content = new ArrayList<>();

  /**
   * Starts a page.
   *
   * @param title its heading
   */
  public HtmlReport(final String title) {
    this.title = title;
    content.add(h1(title));
  }

  /**
   * Begins a section.
   *
   * @param heading of the section
   * @return this page
   */
  public HtmlReport section(final String heading) {
    content.add(h2(heading));
    return this;
  }

  /**
   * Adds a paragraph.
   *
   * @param text plain text
   * @return this page
   */
  public HtmlReport paragraph(final String text) {
    content.add(p(text));
    return this;
  }

  /**
   * Adds a table of facts.
   *
   * @param facts values by name, in their order
   * @return this page
   */
  public HtmlReport facts(final Map<String, String> facts) {
    content.add(
        TagCreator.table(
            each(facts.entrySet(), fact -> tr(td(fact.getKey()), td(b(fact.getValue()))))));
    return this;
  }

  /**
   * Adds a table.
   *
   * @param headings of the columns
   * @param rows cells, as many as headings in each row
   * @return this page
   */
  public HtmlReport table(final List<String> headings, final List<List<String>> rows) {
    content.add(
        TagCreator.table(
            tr(each(headings, heading -> th(heading))),
            each(rows, row -> tr(each(row, cell -> td(cell))))));
    return this;
  }

  /**
   * Adds a picture.
   *
   * @param file beside the page
   * @param description what it shows, for readers who do not see it
   * @return this page
   */
  public HtmlReport picture(final String file, final String description) {
    content.add(img().withSrc(file).withAlt(description));
    return this;
  }

  /**
   * Adds a list of files.
   *
   * @param files beside the page
   * @return this page
   */
  public HtmlReport files(final String... files) {
    content.add(ul(each(Arrays.asList(files), file -> li(a(file).withHref(file)))));
    return this;
  }

  /**
   * Writes the page.
   *
   * @param file to make or replace
   * @throws org.wuxingspice.model.failure.WuxingException when the file cannot be written
   */
  public void write(final Path file) {
    AtomicFile.write(
        file,
        List.of(
            "<!DOCTYPE html>",
            VisibleText.lines(
                html(
                        head(meta().withCharset("utf-8"), title(title), style(rawHtml(STYLE))),
                        body(each(content, part -> part)))
                    .withLang("en")
                    .render())));
  }
}
