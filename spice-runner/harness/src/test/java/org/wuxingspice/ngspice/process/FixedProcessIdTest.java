package org.wuxingspice.ngspice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedProcessIdTest {

  @Test
  void aProgramIsToldTheChosenNumber(@TempDir final Path folder) throws Exception {
    for (final int id : new int[] {1, 70_000, Integer.MAX_VALUE}) {
      final Path library = folder.resolve(id + ".so");
      FixedProcessId.write(library, id);
      final ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", "echo $$");
      shell.environment().put("LD_PRELOAD", library.toString());
      final Process process = shell.redirectErrorStream(true).start();
      final String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(said.strip()).isEqualTo(Integer.toString(id));
    }
  }
}
