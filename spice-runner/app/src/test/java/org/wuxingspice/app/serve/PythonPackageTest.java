package org.wuxingspice.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of the Python package, which drive the program as its users do. */
class PythonPackageTest {

  private static final Path PACKAGE = Path.of("../python").toAbsolutePath().normalize();

  @TempDir private Path folder;

  /** Debian's Python before others: the suite installs numpy for it. */
  private String python() throws Exception {
    for (final String candidate : new String[] {"/usr/bin/python3", "python3"}) {
      final ProcessBuilder probe =
          new ProcessBuilder(candidate, "-c", "import numpy")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("probe").toFile());
      if ((!candidate.startsWith("/") || new File(candidate).canExecute())
          && probe.start().waitFor() == 0) {
        return candidate;
      }
    }
    throw new AssertionError("no python3 with numpy: install python3-numpy");
  }

  @Test
  void pythonsOwnTestsPass() throws Exception {
    final Path report = folder.resolve("report");
    final ProcessBuilder builder =
        new ProcessBuilder(python(), "-B", "-m", "unittest", "-v")
            .directory(PACKAGE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(report.toFile());
    builder
        .environment()
        .put(
            "WUXING",
            Path.of(System.getProperty("java.home"), "bin", "java")
                + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "
                + System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path"))
                + " org.wuxingspice.app.cli.Wuxing");
    final Process tests = builder.start();
    assertThat(tests.waitFor(5, TimeUnit.MINUTES)).isTrue();
    final String said = Files.readString(report, StandardCharsets.UTF_8);
    assertThat(tests.exitValue()).as(said).isZero();
    assertThat(said).contains("test_product_of_integrals_is_the_gradient", "OK");
  }
}
