package org.wuxingspice.ngspice.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Structure;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The structures lie in memory as a C compiler lays them out from the header. */
@Timeout(60)
class StructureLayoutTest {

  private static final List<Class<? extends Structure>> STRUCTURES =
      List.of(
          vector_info.class,
          ngcomplex_t.class,
          vecvalues.class,
          vecvaluesall.class,
          vecinfo.class,
          vecinfoall.class);

  private static List<String> fields(final Class<? extends Structure> type) {
    return List.of(type.getAnnotation(Structure.FieldOrder.class).value());
  }

  private static String probe() {
    final StringBuilder program =
        new StringBuilder(
            """
            #define XSPICE
            #include <stdbool.h>
            #include <stddef.h>
            #include <stdio.h>
            #include <ngspice/sharedspice.h>
            int main(void) {
            """);
    for (final Class<? extends Structure> type : STRUCTURES) {
      final String name = type.getSimpleName();
      program.append("printf(\"%s %zu\\n\", \"" + name + "\", sizeof(" + name + "));\n");
      for (final String field : fields(type)) {
        program.append(
            "printf(\"%s %zu\\n\", \""
                + name
                + "."
                + field
                + "\", offsetof("
                + name
                + ", "
                + field
                + "));\n");
      }
    }
    return program.append("return 0; }\n").toString();
  }

  private static String run(final Path folder, final String... command)
      throws IOException, InterruptedException {
    final Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    final String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  @Test
  void offsetsAndSizesAreThoseOfTheCompiler(@TempDir final Path folder) throws Exception {
    Files.writeString(folder.resolve("probe.c"), probe());
    run(folder, "gcc", "-o", "probe", "probe.c");
    final Map<String, Integer> expected =
        run(folder, folder.resolve("probe").toString())
            .lines()
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(w -> w[0], w -> Integer.valueOf(w[1])));
    final Map<String, Integer> actual = new TreeMap<>();
    for (final Class<? extends Structure> type : STRUCTURES) {
      actual.put(type.getSimpleName(), Structure.newInstance(type).size());
      for (final String field : fields(type)) {
        actual.put(
            type.getSimpleName() + "." + field,
            (Integer) type.getMethod("offsetOf", String.class).invoke(null, field));
      }
    }
    assertThat(actual).isEqualTo(new TreeMap<>(expected));
  }

  @Test
  void everyBoundFunctionIsInTheHeader() throws IOException {
    final String header = Files.readString(Path.of("/usr/include/ngspice/sharedspice.h"));
    final List<String> bound =
        Arrays.stream(NgspiceLibrary.class.getDeclaredMethods())
            .filter(method -> Modifier.isNative(method.getModifiers()))
            .map(method -> method.getName())
            .toList();
    assertThat(bound).isNotEmpty().allSatisfy(name -> assertThat(header).contains(name + "("));
  }
}
