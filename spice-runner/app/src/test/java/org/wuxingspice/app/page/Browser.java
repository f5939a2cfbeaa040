package org.wuxingspice.app.page;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, as people have it with one. */
public final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;

  /** Starts it. */
  public Browser() {
    final LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    final ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium"));
    options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1300,1000");
    options.setCapability("goog:loggingPrefs", logs);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .build(),
            options);
    driver.manage().timeouts().scriptTimeout(PATIENCE);
  }

  private static File program(final String name) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + ": install chromium-driver"))
        .toFile();
  }

  /**
   * Opens a page and waits until it is built.
   *
   * @param page its address
   */
  public void open(final URI page) {
    driver.manage().logs().get(LogType.BROWSER);
    driver.get(page.toString());
    await("document.documentElement.dataset.ready === 'true'");
  }

  /**
   * Waits until an expression of the page is true.
   *
   * @param expression looked at every 20 ms for a minute at most
   */
  public void await(final String expression) {
    driver.executeAsyncScript(
        "const done = arguments[0]; const look = () => "
            + expression
            + " ? done() : setTimeout(look, 20); look();");
  }

  /**
   * {@return what a script returns}
   *
   * @param script body of a function
   * @param arguments of the function
   */
  public Object run(final String script, final Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /**
   * {@return the number that an expression of the page is}
   *
   * @param script the expression
   */
  public double number(final String script) {
    return ((Number) run("return " + script)).doubleValue();
  }

  /**
   * {@return the first element that a selector names}
   *
   * @param selector of style sheets
   */
  public WebElement one(final String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /**
   * {@return all elements that a selector names}
   *
   * @param selector of style sheets
   */
  public List<WebElement> all(final String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** {@return what a pointer and keys can do} */
  public Actions pointer() {
    return new Actions(driver);
  }

  /** {@return what pages and policies complained of since the last page was opened} */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
