package org.wuxingspice.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed release, unpacked into an empty folder and run as a user would, without Maven. */
class ReleaseIT {

  private static final String NAME = System.getProperty("release.name");
  private static final Path TARGET = Path.of(System.getProperty("basedir"), "target");

  @TempDir private static Path folder;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    final Path archive = TARGET.resolve(NAME + ".tar.gz");
    assertThat(run(folder, "tar", "xzf", archive.toString())).isEmpty();
  }

  @Test
  void programRuns() throws IOException, InterruptedException {
    assertThat(wuxing("--version")).isEqualTo(NAME.replaceFirst("-", " ") + "\n");
    assertThat(wuxing("run", "docs/examples/rc.cir")).contains("tran: ", "v(out)");
    assertThat(wuxing("emit", "--network", "3,4,2", "--level", "behavioral"))
        .contains(".tran ")
        .endsWith(".end\n");
    assertThat(wuxing("notebook", "--help")).contains("--execute");
  }

  @Test
  void startsHaveTheirArchive() throws IOException, InterruptedException {
    wuxing("--version");
    try (Stream<Path> archives = Files.list(folder.resolve(NAME).resolve("cache"))) {
      assertThat(archives).singleElement().satisfies(file -> assertThat(file).isNotEmptyFile());
    }
  }

  @Test
  void programsOfOthersCompileAgainstIt() throws IOException, InterruptedException {
    final Path example = TARGET.resolveSibling("src/it/library/src/main/java/Example.java");
    assertThat(
            run(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder.resolve(NAME).resolve("lib/wuxing.jar").toString(),
                example.toString()))
        .endsWith("\n2 V\n");
  }

  /** The program that the documentation shows, as it stands there. */
  @Test
  void documentedProgramRuns() throws IOException, InterruptedException {
    final String page = Files.readString(Path.of("../../docs/library.md"));
    final String code = page.substring(page.indexOf("```java\n") + 8);
    final Path program =
        Files.writeString(folder.resolve("Digits.java"), code.substring(0, code.indexOf("```")));
    assertThat(
            run(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder.resolve(NAME).resolve("lib/wuxing.jar").toString(),
                program.toString()))
        .startsWith("test images right: 0.");
    assertThat(folder.resolve("digits/model.json")).isNotEmptyFile();
  }

  @Test
  void zipHoldsTheSameFiles() throws IOException {
    try (ZipFile zip = new ZipFile(TARGET.resolve(NAME + ".zip").toFile());
        Stream<Path> files = Files.walk(folder.resolve(NAME))) {
      final List<String> zipped =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .sorted()
              .toList();
      final List<String> unpacked =
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .filter(file -> !file.startsWith(NAME + "/cache/"))
              .sorted()
              .toList();
      assertThat(zipped)
          .contains(NAME + "/wuxing", NAME + "/LICENSE", NAME + "/CHANGELOG.md")
          .isEqualTo(unpacked);
    }
  }

  private static String wuxing(final String... arguments) throws IOException, InterruptedException {
    final List<String> command = new ArrayList<>(List.of("./wuxing"));
    command.addAll(List.of(arguments));
    return run(folder.resolve(NAME), command.toArray(String[]::new));
  }

  /** The output of a program that has to end well; on its path Maven is one that fails. */
  private static String run(final Path current, final String... command)
      throws IOException, InterruptedException {
    final Path programs = Files.createDirectories(folder.resolve("programs"));
    if (Files.notExists(programs.resolve("mvn"))) {
      Files.writeString(programs.resolve("mvn"), "#!/bin/sh\nexit 9\n");
      assertThat(programs.resolve("mvn").toFile().setExecutable(true)).isTrue();
    }
    final Path errors = folder.resolve("errors");
    final ProcessBuilder builder =
        new ProcessBuilder(command).directory(current.toFile()).redirectError(errors.toFile());
    builder.environment().merge("PATH", "", (path, none) -> programs + ":" + path);
    final Process process = builder.start();
    process.getOutputStream().close();
    final String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return output;
  }
}
