package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.LabelledImages;

/**
 * The folder in which a reader tries the examples of a text, with the program in it as {@code
 * ./wuxing} and on the path. The program is one process, which {@link #close} ends.
 */
final class ExampleFolder implements AutoCloseable {

  private static final int TRAINING = 64;
  private static final int TEST = 16;

  /** Of the model that stands for those that readers have trained, recipe pooled-49. */
  private static final int INPUTS = 49;

  private static final int OUTPUTS = 10;

  /** Hands its arguments over and gives what comes back. */
  private static final String SCRIPT =
      """
      #!/bin/bash
      job="$(mktemp -d)"
      exec 3<>"/dev/tcp/127.0.0.1/$EXAMPLE_PORT"
      printf '%s\\0' "$job" "$@" '' >&3
      read -r code <&3
      cat "$job/out"
      cat "$job/errors" >&2
      rm -r "$job"
      exit "$code"
      """;

  private final Path folder;
  private final Path programs;
  private final Path root;
  private final Process program;
  private final String port;

  private ExampleFolder(
      final Path folder, final Path programs, final Path root, final Process program)
      throws IOException {
    this.folder = folder;
    this.programs = programs;
    this.root = root;
    this.program = program;
    this.port =
        new BufferedReader(
                new InputStreamReader(program.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
  }

  static ExampleFolder start(final Path scratch, final Path root) throws Exception {
    final Path folder = Files.createDirectory(scratch.resolve("work"));
    final Path programs = Files.createDirectory(scratch.resolve("programs"));
    executable(programs.resolve("wuxing"), SCRIPT);
    executable(programs.resolve("your-program"), "#!/bin/bash\ncat >/dev/null\n");
    executable(programs.resolve("mvn"), "#!/bin/bash\n");
    final Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ExampleProgram.class.getName())
            .directory(folder.toFile())
            .redirectError(scratch.resolve("program-errors.txt").toFile())
            .start();
    final ExampleFolder made = new ExampleFolder(folder, programs, root, program);
    made.empty();
    final CommandRun trained =
        made.run("wuxing train --recipe pooled-49 --data data/mnist --epochs 1 --out ../fixture");
    assertThat(trained.code()).as(trained.errors()).isZero();
    return made;
  }

  private static void executable(final Path file, final String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** As the reader of another text finds it. */
  void empty() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
    Files.createSymbolicLink(folder.resolve("wuxing"), programs.resolve("wuxing"));
    copyDocs();
    for (final String images : List.of("data/mnist", "DIR")) {
      writeImages(Files.createDirectories(folder.resolve(images)));
    }
    for (final String drives : List.of("drives.json", "d.json")) {
      Files.writeString(folder.resolve(drives), drives(INPUTS));
    }
    Files.writeString(folder.resolve("errors.json"), drives(OUTPUTS));
    final Path rc = root.resolve("docs/examples/rc.cir");
    for (final String decks :
        List.of(
            "",
            "circuits",
            "ngspice-39.3/tests",
            "ngspice-39.3/examples",
            "ngspice-39.3+ds",
            "examples-plain")) {
      Files.copy(rc, Files.createDirectories(folder.resolve(decks)).resolve("rc.cir"));
    }
  }

  private static String drives(final int channels) {
    return "[" + Collections.nCopies(channels, 0.05) + "]";
  }

  private void copyDocs() throws IOException {
    final Path examples = Files.createDirectories(folder.resolve("docs/examples"));
    try (Stream<Path> files = Files.list(root.resolve("docs/examples"))) {
      for (final Path file : files.toList()) {
        Files.copy(file, examples.resolve(file.getFileName()));
      }
    }
  }

  /** 64 training and 16 test images that come with the program, as IDX files. */
  static void writeImages(final Path target) throws IOException {
    writeIdx(target, "train", Digits.bundledTraining().slice(0, TRAINING));
    writeIdx(target, "t10k", Digits.bundledTest().slice(0, TEST));
  }

  private static void writeIdx(final Path target, final String part, final LabelledImages images)
      throws IOException {
    final ByteBuffer pixels = ByteBuffer.allocate(16 + images.count() * images.pixelCount());
    pixels.putInt(2051).putInt(images.count()).putInt(images.rows()).putInt(images.columns());
    final ByteBuffer labels = ByteBuffer.allocate(8 + images.count());
    labels.putInt(2049).putInt(images.count());
    for (int image = 0; image < images.count(); image++) {
      labels.put((byte) images.label(image));
      for (int pixel = 0; pixel < images.pixelCount(); pixel++) {
        pixels.put((byte) Math.round(255 * images.pixel(image, pixel)));
      }
    }
    Files.write(target.resolve(part + "-images-idx3-ubyte"), pixels.array());
    Files.write(target.resolve(part + "-labels-idx1-ubyte"), labels.array());
  }

  /** Runs a script as bash does; a script ends at the first command that fails. */
  CommandRun run(final String script) throws IOException, InterruptedException {
    final Path out = folder.resolveSibling("out.txt");
    final Path errors = folder.resolveSibling("errors.txt");
    final ProcessBuilder shell =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile());
    shell.environment().put("EXAMPLE_PORT", port);
    shell.environment().put("HOME", folder.toString());
    shell.environment().merge("PATH", programs.toString(), (old, mine) -> mine + ":" + old);
    final int code = shell.start().waitFor();
    return new CommandRun(code, Files.readString(out), Files.readString(errors));
  }

  /** The commands of the program in a script, without its name. */
  static Stream<String> commands(final String script) {
    return script
        .replaceAll("\\\\\\n\\s*", "")
        .lines()
        .flatMap(line -> Stream.of(line.split("&&|\\||>| #")))
        .map(String::strip)
        .filter(command -> command.matches("(\\./)?wuxing .*"))
        .map(command -> command.replaceFirst("(\\./)?wuxing ", ""));
  }

  @Override
  public void close() throws IOException {
    program.getOutputStream().close();
    program.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
