package org.wuxingspice.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.wuxingspice.app.plot.Histogram;
import org.wuxingspice.app.plot.LineFigure;
import org.wuxingspice.app.plot.Series;

/** Pages as people use them, in a browser; values are read from the page. */
class WaveformPageTest {

  private static final int POINTS = 2_000_000;
  private static final int SPIKE = 1_234_567;
  private static final String VIEW = "document.querySelector('.figure').dataset.view.split(' ')";

  private static Browser browser;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    browser = new Browser();
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  /** Ten periods of a sine and a cosine over one second, in two panels. */
  private static LineFigure waves(final int points, final String name) {
    final double[] time = IntStream.range(0, points).mapToDouble(i -> i / (points - 1.0)).toArray();
    final double[] sine = Arrays.stream(time).map(t -> Math.sin(20 * Math.PI * t)).toArray();
    final double[] cosine =
        Arrays.stream(time).map(t -> 1e-3 * Math.cos(20 * Math.PI * t)).toArray();
    return new LineFigure(
        "waves",
        LineFigure.Axis.linear("time", "s"),
        List.of(
            new LineFigure.Panel(
                LineFigure.Axis.linear("voltage", "V"), 2, List.of(Series.solid(name, time, sine))),
            new LineFigure.Panel(
                LineFigure.Axis.linear("current", "A"),
                1,
                List.of(Series.dashed("cosine", time, cosine)))));
  }

  private void open(final String title, final PagePart... parts) {
    final Path page = folder.resolve("page.html");
    PageFile.write(page, title, Map.of(), List.of(parts));
    browser.open(page.toUri());
  }

  private static double[] view() {
    return new double[] {
      browser.number("Number(" + VIEW + "[0])"), browser.number("Number(" + VIEW + "[1])")
    };
  }

  private static String cell(final int row, final int column) {
    return browser.all(".readout tr").get(row).findElements(tag("td")).get(column).getText();
  }

  private static By tag(final String name) {
    return By.tagName(name);
  }

  private static double figure(final String text) {
    return Double.parseDouble(text.split(" ")[0]);
  }

  private static void press(final CharSequence... keys) {
    browser.one(".figure").sendKeys(keys);
  }

  @Test
  void cursorsReadTheDataAndTheirDifference() {
    open("cursors", new PagePart.Lines(waves(4001, "sine")));
    final WebElement over = browser.one(".u-over");
    browser.pointer().moveToElement(over, 30, 10).click().perform();
    browser.one("button[title='cursor B']").click();
    browser.pointer().moveToElement(over, 200, 10).click().perform();
    final double a = browser.number("document.querySelector('.figure').figure.cursors.a");
    final double b = browser.number("document.querySelector('.figure').figure.cursors.b");
    assertThat(b).isGreaterThan(a);
    assertThat(figure(cell(1, 2))).isCloseTo(1000 * a, offset(1e-2));
    final String shown = cell(2, 2);
    final double volts = figure(shown) * (shown.endsWith("mV") ? 1e-3 : 1);
    assertThat(volts).isCloseTo(Math.sin(20 * Math.PI * a), offset(1e-4));
    assertThat(cell(3, 0)).isEqualTo("cosine, current");
    assertThat(figure(cell(3, 4)) * (cell(3, 4).endsWith("mA") ? 1e-3 : 1e-6))
        .isCloseTo(1e-3 * (Math.cos(20 * Math.PI * b) - Math.cos(20 * Math.PI * a)), offset(1e-7));
    assertThat(figure(cell(4, 4))).isCloseTo(1 / (b - a), offset(1e-3));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void keysGoFromCrossingToCrossing() {
    open("crossings", new PagePart.Lines(waves(4001, "sine")));
    final String cursor = "document.querySelector('.figure').figure.cursors.a";
    press("n");
    assertThat(browser.number(cursor)).isCloseTo(0.05, offset(1e-6));
    press("n", "n");
    assertThat(browser.number(cursor)).isCloseTo(0.15, offset(1e-6));
    press("p");
    assertThat(browser.number(cursor)).isCloseTo(0.10, offset(1e-6));
    browser.one("input").sendKeys("0.5");
    browser.one("button[title='next crossing']").click();
    assertThat(browser.number(cursor))
        .isCloseTo(0.10 + Math.asin(0.5) / 20 / Math.PI, offset(1e-5));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void dragsKeysAndWheelChangeTheView() {
    open("views", new PagePart.Lines(waves(4001, "sine")));
    final WebElement over = browser.one(".u-over");
    final int half = over.getSize().width / 2;
    browser
        .pointer()
        .moveToElement(over, -half / 2, 0)
        .clickAndHold()
        .moveByOffset(half / 2, 5)
        .release()
        .perform();
    assertThat(view()[0]).isCloseTo(0.25, offset(0.01));
    assertThat(view()[1]).isCloseTo(0.5, offset(0.01));
    press(Keys.ARROW_RIGHT);
    assertThat(view()[0]).isCloseTo(0.275, offset(0.01));
    press("0");
    assertThat(view()).containsExactly(0, 1);
    browser
        .pointer()
        .moveToElement(over, 0, -60)
        .clickAndHold()
        .moveByOffset(5, 60)
        .release()
        .perform();
    assertThat(view()).containsExactly(0, 1);
    final String range = "document.querySelector('.panel').dataset.range.split(' ')";
    assertThat(browser.number("Number(" + range + "[0])")).isCloseTo(0, offset(0.05));
    press("0", "+");
    assertThat(view()).containsExactly(0.25, 0.75);
    browser.run(
        "arguments[0].dispatchEvent(new WheelEvent('wheel', {deltaY: 100, bubbles: true,"
            + " clientX: arguments[0].getBoundingClientRect().left}))",
        over);
    assertThat(view()[0]).isEqualTo(0.25);
    assertThat(view()[1]).isGreaterThan(0.75);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void legendHidesAndThemesAndLogarithmsChange() {
    open("legend", new PagePart.Lines(waves(401, "sine")));
    browser.one(".legend button").click();
    assertThat(browser.one(".legend button").getDomAttribute("aria-pressed")).isEqualTo("false");
    assertThat(browser.all(".readout tr")).hasSize(3);
    press("1");
    assertThat(browser.all(".readout tr")).hasSize(4);
    final String back = "return getComputedStyle(document.body).backgroundColor";
    final Object before = browser.run(back);
    browser.one(".bar > button").click();
    assertThat(browser.run(back)).isNotEqualTo(before);
    press("l");
    assertThat(view()[0]).isCloseTo(1.0 / 400, offset(1e-12));
    assertThat(browser.complaints()).isEmpty();
  }

  /** A point among two million stands out of what is drawn, and little is drawn. */
  @Test
  void millionsOfPointsAreDrawnByTheirExtremes() {
    final LineFigure figure = waves(POINTS, "sine");
    figure.panels().get(0).series().get(0).y()[SPIKE] = 5;
    open("long", new PagePart.Lines(figure));
    final String heights =
        "(() => { const curve = document.querySelector('.figure').figure.panels[0].curves[0];"
            + " let count = 0, high = -9; curve.draw(1200, (c) => c / 1200,"
            + " (x, y) => { count++; high = Math.max(high, y); }); return [count, high]; })()";
    assertThat(browser.number(heights + "[1]")).isEqualTo(5);
    assertThat(browser.number(heights + "[0]")).isLessThan(5 * 1200);
    browser.run("document.querySelector('.figure').figure.view(0.6172, 0.6173)");
    assertThat(
            browser.number(
                "document.querySelector('.figure').figure.panels[0].curves[0].at("
                    + SPIKE
                    + " / "
                    + (POINTS - 1.0)
                    + ")"))
        .isCloseTo(5, offset(1e-6));
    assertThat(browser.complaints()).isEmpty();
  }

  /** Names of nodes and titles of decks come from anybody. */
  @Test
  void textFromOutsideStaysText() {
    final String name =
        "</script><script>document.body.remove()</script><img src=x onerror=alert(1)>";
    open(name, new PagePart.Lines(waves(101, name)));
    assertThat(browser.one("h1").getText()).isEqualTo(name);
    assertThat(browser.one(".legend button").getText()).isEqualTo(name);
    assertThat(browser.all("main img")).isEmpty();
    assertThat((String) browser.run("return svgOf(document.querySelector('.figure').figure)"))
        .startsWith("<svg")
        .contains("&lt;/script&gt;")
        .doesNotContain("<img");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void tablesSortAndMarkTheirFigures() {
    final double[] values = {3e3, 1e3, 2e3, 2.5e3, 2.2e3};
    final LineFigure histogram =
        Histogram.figure(
            "fc", "runs", "Hz", new Histogram.Sample("fc", values, 2.14e3, List.of(1.5e3)));
    final List<List<Object>> rows =
        IntStream.range(0, values.length)
            .mapToObj(run -> List.<Object>of(run, values[run]))
            .toList();
    open(
        "study",
        new PagePart.Study(
            List.of(histogram),
            new PagePart.Table(
                "Runs",
                List.of(new PagePart.Column("run", ""), new PagePart.Column("fc", "Hz")),
                rows)));
    browser.all("th button").get(1).click();
    final List<WebElement> sorted = browser.all(".beside > div:last-child tr");
    assertThat(sorted.stream().skip(1).map(row -> row.findElements(tag("td")).get(1).getText()))
        .containsExactly("1 kHz", "2 kHz", "2.2 kHz", "2.5 kHz", "3 kHz");
    sorted.get(2).click();
    assertThat(browser.number("document.querySelector('.figure').figure.cursors.a"))
        .isEqualTo(2000);
    assertThat(
            browser.number(
                "document.querySelector('.figure').figure.curves()[0].y.reduce((a, b) => a + b)"))
        .isEqualTo(values.length);
    assertThat(browser.complaints()).isEmpty();
  }
}
