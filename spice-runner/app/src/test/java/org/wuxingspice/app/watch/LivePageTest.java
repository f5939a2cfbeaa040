package org.wuxingspice.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.app.page.Browser;
import org.wuxingspice.app.page.PageFile;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainingAudience;
import org.wuxingspice.model.training.TrainingFolder;
import org.wuxingspice.model.training.TrainingImages;
import org.wuxingspice.model.training.TrainingProgress;
import org.wuxingspice.model.training.TrainingRun;

/** A training followed in a browser, from its start to its end and when it is killed. */
class LivePageTest {

  private static final String ACCURACY =
      "[...document.querySelectorAll('.figure')].find((f) => f.figure.title === 'Epochs')"
          + ".figure.curves().find((c) => c.name === 'test').y";

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

  /** Waits after the first epoch until the page is there. */
  private record Gate(CountDownLatch first, CountDownLatch open) implements TrainingProgress {
    @Override
    public void phase(final String name, final long steps) {}

    @Override
    public void advance(final long steps, final String note) {}

    @Override
    public void measured(final EpochMetrics metrics) {
      first.countDown();
      try {
        assertThat(open.await(2, TimeUnit.MINUTES)).isTrue();
      } catch (final InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void trainingIsSeenFromItsStartToItsEnd() throws Exception {
    final Recipe recipe = Recipe.read("pooled-49").withEpochs(3);
    final TrainingImages images =
        TrainingImages.prepare(
            recipe, Digits.bundledTraining(), Digits.bundledTest().slice(0, 100), 200);
    final CountDownLatch first = new CountDownLatch(1);
    final CountDownLatch open = new CountDownLatch(1);
    final WatchServer server = new WatchServer(0);
    try (Propagator engine = Engines.open(recipe.engine(), 2);
        LastSample sample = new LastSample(engine, recipe.engine())) {
      final TrainingView view =
          new TrainingView(
              "training", Map.of("Recipe", "a"), sample::figure, server::publish, System::nanoTime);
      final TrainingRun run =
          new TrainingRun(
              recipe,
              images,
              engine,
              new TrainingFolder(folder),
              new TrainingAudience(List.of(view, new Gate(first, open))),
              System::nanoTime);
      final CompletableFuture<List<EpochMetrics>> rows = CompletableFuture.supplyAsync(run::run);
      assertThat(first.await(2, TimeUnit.MINUTES)).isTrue();
      browser.open(server.address());
      browser.await("Number(document.documentElement.dataset.events) >= 1");
      assertThat(browser.one("h1").getText()).isEqualTo("training");
      assertThat(browser.number(ACCURACY + ".length")).isEqualTo(1);
      browser.open(server.address()); // closed and opened again
      browser.await("Number(document.documentElement.dataset.events) >= 1");
      browser.run("document.querySelector('.figure').figure.view(20, 60)");
      open.countDown();
      final List<EpochMetrics> metrics = rows.get(2, TimeUnit.MINUTES);
      view.phase("ended", 0);
      browser.await(ACCURACY + ".length === 3");
      for (int epoch = 0; epoch < 3; epoch++) {
        assertThat(browser.number(ACCURACY + "[" + epoch + "]"))
            .isCloseTo(100 * metrics.get(epoch).testAccuracy(), offset(1e-9));
      }
      assertThat(browser.run("return document.querySelector('.figure').dataset.view"))
          .isEqualTo("20 60");
      assertThat(browser.one(".facts").getText()).contains("Recipe a", "Now ended");
      final String twin =
          "[...document.querySelectorAll('.figure')].find((f) => f.figure.title.startsWith('The"
              + " sample')).figure.panels[1].curves[0].y.reduce((a, b) => Math.max(a, Math.abs(b)),"
              + " 0)";
      assertThat(browser.number(twin)).isZero(); // the equations over themselves
      server.close();
      browser.await("document.querySelector('[role=status]').textContent === 'ended'");
      assertThat(browser.complaints()).isEmpty();
      final Path report = folder.resolve("training.html");
      PageFile.write(report, "training", view.facts(), view.parts());
      browser.open(report.toUri());
      assertThat(browser.number(ACCURACY + "[2]"))
          .isCloseTo(100 * metrics.get(2).testAccuracy(), offset(1e-9));
    } finally {
      server.close();
    }
  }

  @Test
  void lostConnectionsAreSaid() throws Exception {
    final Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledServer.class.getName())
            .start();
    try {
      final URI address =
          URI.create(
              new BufferedReader(
                      new InputStreamReader(program.getInputStream(), StandardCharsets.US_ASCII))
                  .readLine());
      browser.open(address);
      browser.await("document.querySelector('[role=status]').textContent === 'live'");
      browser.await("document.querySelector('h1').textContent === 'soon gone'");
    } finally {
      program.destroyForcibly().waitFor();
    }
    browser.await(
        "document.querySelector('[role=status]').textContent.startsWith('connection lost')");
    assertThat(browser.one("h1").getText()).isEqualTo("soon gone");
  }
}
