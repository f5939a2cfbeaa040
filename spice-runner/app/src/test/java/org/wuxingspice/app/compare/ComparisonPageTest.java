package org.wuxingspice.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.wuxingspice.app.page.Browser;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.compare.ElementDifference;
import org.wuxingspice.loop.compare.EnginePair;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.EngineSettings;

/** The drawing of a compared network, as people click through it. */
class ComparisonPageTest {

  private static final Path MODEL = Path.of("../../docs/examples/small.json");

  @TempDir private Path folder;

  /** Euler at a coarse step beside RK4 at a fine one differ as circuits do. */
  private static Comparison comparison() {
    return new EnginePair(
            new EngineSettings("ode", 10, 0.2, Stepper.EULER),
            new EngineSettings("ode", 10, 0.01, Stepper.RK4),
            1)
        .compare(NetworkFile.read(MODEL), Direction.FORWARD, new double[] {0.3, -0.1, 0.2});
  }

  @Test
  void layersNeuronsAndLinksLeadToTheirWaveforms() {
    final Comparison comparison = comparison();
    final Path page = folder.resolve("waveforms.html");
    new ComparisonReport(comparison, "coarse", "fine").writePage(page, Map.of("Model", "small"));
    try (Browser browser = new Browser()) {
      browser.open(page.toUri());
      final ElementDifference worst = comparison.worst();
      final int neuron = worst.element() / 5;
      assertThat(browser.one(".figure h2").getText()).startsWith("the worst: layer");
      assertThat(browser.all(".network rect")).hasSize(9);
      assertThat(browser.all(".network path")).hasSize(56);
      assertThat(browser.one(".network rect.chosen").findElement(By.tagName("title")))
          .isEqualTo(browser.all(".network rect title").get(neuron));
      final String curve =
          "document.querySelector('.figure').figure.panels[1].curves.map((c) =>"
              + " Math.max(...c.y.map(Math.abs))).reduce((a, b) => Math.max(a, b))";
      assertThat(browser.number(curve)).isCloseTo(worst.worst(), offset(1e-12));

      browser.pointer().click(browser.all(".network rect").get(4)).perform();
      assertThat(browser.one(".figure h2").getText()).startsWith("layer 1 neuron 1, RMS");
      assertThat(browser.all(".figure")).hasSize(1);
      assertThat(
              browser.number(
                  "document.querySelector('.figure').figure.panels[0].curves[2].y.at(-1)"))
          .isEqualTo(last(comparison, 21));
      assertThat(
              browser.run(
                  "return document.querySelector('.figure').figure.panels[0].curves.map(c => c.style)"))
          .isEqualTo(
              List.of(
                  "SOLID", "DASHED", "SOLID", "DASHED", "SOLID", "DASHED", "SOLID", "DASHED",
                  "SOLID", "DASHED"));

      final WebElement layer = browser.all(".network g").get(2);
      browser.pointer().click(layer).perform();
      assertThat(browser.one(".figure h2").getText()).isEqualTo("the worst elements of layer 2");
      browser.run(
          "arguments[0].dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}))",
          browser.all(".network path").get(0));
      assertThat(browser.one(".figure h2").getText()).startsWith("link layer");
      assertThat(browser.number("document.querySelector('.figure').figure.panels[1].curves.length"))
          .isEqualTo(2);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static double last(final Comparison comparison, final int element) {
    final double[] values = comparison.observed().values()[element];
    return values[values.length - 1];
  }
}
