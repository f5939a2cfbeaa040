package org.wuxingspice.loop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Pointer;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jfree.chart.JFreeChart;
import org.wuxingspice.model.learning.Trainer;
import picocli.CommandLine;

/** Breaks the rules of the architecture, which have to find it; nobody implements it. */
public interface RuleBreaker {

  /**
   * Knows what a library must not know.
   *
   * @param mapper of documents
   * @param memory of native code
   * @param content of a page
   * @param chart a picture
   * @param trainer of a second training loop
   * @param line of commands
   */
  void know(
      ObjectMapper mapper,
      Pointer memory,
      DomContent content,
      JFreeChart chart,
      Trainer trainer,
      CommandLine line);

  /**
   * {@return an open file}
   *
   * @param file that may be a pipe
   */
  static InputStream open(final Path file) throws IOException {
    return Files.newInputStream(file);
  }

  /** {@return a time, after waiting that nobody can interrupt} */
  static long now() {
    new Semaphore(1).acquireUninterruptibly();
    return System.nanoTime() + CompletableFuture.completedFuture(1L).join();
  }
}
