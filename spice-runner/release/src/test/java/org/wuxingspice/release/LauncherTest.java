package org.wuxingspice.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a small clone of its own, with programs that record how they are called in place
 * of Maven, apt and the JDK.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {

  /** What the script uses of the system itself. */
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "env",
          "find",
          "flock",
          "grep",
          "head",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "setpriv",
          "sort",
          "touch");

  @TempDir private Path folder;
  private Path clone;
  private Path programs;
  private Path calls;

  @BeforeEach
  void makeClone() throws IOException {
    calls = folder.resolve("calls");
    clone = Files.createDirectories(folder.resolve("clone"));
    programs = Files.createDirectories(folder.resolve("programs"));
    Files.copy(
        Path.of(System.getProperty("basedir"), "../../wuxing"),
        clone.resolve("wuxing"),
        StandardCopyOption.COPY_ATTRIBUTES);
    for (final String file :
        List.of("pom.xml", ".mvn/jvm.config", "a/pom.xml", "a/src/main/java/p/A.java")) {
      write(clone.resolve(file), "");
      write(clone.resolve("group").resolve(file), "");
    }
    for (final String tool : TOOLS) {
      program(tool, "exec -a " + tool + " $(PATH=/usr/bin:/bin type -P " + tool + ") \"$@\"");
    }
    program("id", "echo 0");
    program("ngspice", "");
    program("sleep", record("sleep"));
    program("apt-get", record("apt-get"));
    program(
        "mvn",
        record("mvn")
            + "mkdir -p spice-runner/release/target/lib\n"
            + "touch spice-runner/release/target/lib/wuxing.jar\n");
    jdk("21.0.1+2", "java.base", java());
  }

  @Test
  void buildsOnceAndRunsTheProgram() throws Exception {
    final Run first = run("emit", "--network", "a b");
    assertThat(first.code).as(first.errors).isZero();
    assertThat(first.errors).isEqualTo("wuxing: building\nwuxing: preparing quick starts\n");
    assertThat(calls("mvn")).singleElement().asString().contains("package");
    assertThat(starts())
        .singleElement()
        .asString()
        .endsWith("org.wuxingspice.app.cli.Wuxing emit --network a b");
    assertThat(run("emit").errors).isEmpty();
    assertThat(calls("mvn")).hasSize(1);
  }

  @Test
  void buildsAgainAfterEveryKindOfChange() throws Exception {
    final Path source = clone.resolve("group/a/src/main/java/p/A.java");
    run("--version");
    final FileTime old = FileTime.fromMillis(0);
    write(source, "class A {}");
    Files.setLastModifiedTime(source, old);
    assertThat(run("--version").errors).as("edited, with an old time").contains("building");
    Files.move(source, source.resolveSibling("B.java"));
    assertThat(run("--version").errors).as("renamed").contains("building");
    Files.delete(source.resolveSibling("B.java"));
    assertThat(run("--version").errors).as("deleted").contains("building");
    Files.delete(clone.resolve("a/pom.xml"));
    write(clone.resolve("pom.xml"), "<project/>");
    assertThat(run("--version").errors).as("module removed").contains("building");
    assertThat(run("--version").errors).as("nothing changed").isEmpty();
  }

  @Test
  void archiveIsMadeOncePerMachineAndBuild() throws Exception {
    assertThat(run("run", "x.cir").errors).contains("preparing quick starts");
    assertThat(run("run", "y.cir").errors).isEmpty();
    assertThat(starts())
        .hasSize(2)
        .allMatch(call -> call.contains("-XX:SharedArchiveFile=" + clone + "/"))
        .allMatch(call -> call.contains("21.0.1+2.jsa"));
    jdk("21.0.2+1", "java.base", java());
    assertThat(run("run", "y.cir").errors).contains("preparing quick starts");
    assertThat(starts()).last().asString().contains("21.0.2+1.jsa");
    write(clone.resolve("pom.xml"), "<project/>");
    assertThat(run("run", "y.cir").errors).contains("building").contains("preparing quick starts");
  }

  @Test
  void archiveThatCannotBeMadeIsDoneWithout() throws Exception {
    jdk(
        "21.0.1+2",
        "java.base",
        "case \"$*\" in *-Xshare:dump*) exit 1 ;; esac\n" + record("java"));
    assertThat(run("--version").errors).contains("preparing quick starts");
    assertThat(run("--version").errors).isEmpty();
    assertThat(starts()).hasSize(2).noneMatch(call -> call.contains("SharedArchiveFile"));
  }

  @Test
  void changesDuringTheBuildAreBuiltNext() throws Exception {
    final Path source = clone.resolve("a/src/main/java/p/A.java");
    program(
        "mvn",
        record("mvn")
            + "mkdir -p spice-runner/release/target/lib\n"
            + "touch spice-runner/release/target/lib/wuxing.jar\necho >>"
            + source
            + "\n");
    assertThat(run("--version").errors).contains("building");
    assertThat(run("--version").errors).contains("building");
  }

  @Test
  void failedBuildIsSaidAndTriedAgain() throws Exception {
    program("mvn", "echo 'broken source' >&2\nexit 1");
    for (int i = 0; i < 2; i++) {
      final Run failed = run("--version");
      assertThat(failed.code).isEqualTo(1);
      assertThat(failed.errors).contains("broken source").contains("wuxing: the build failed");
    }
    assertThat(starts()).isEmpty();
  }

  @Test
  void secondBuildWaitsForTheFirst() throws Exception {
    final Path gate = folder.resolve("gate");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    program(
        "mvn",
        record("mvn")
            + "read -r line <"
            + gate
            + "\n"
            + "mkdir -p spice-runner/release/target/lib\n"
            + "touch spice-runner/release/target/lib/wuxing.jar\n");
    final Process first = start(clone, "--version");
    try (BufferedReader errors = first.errorReader()) {
      assertThat(errors.readLine()).isEqualTo("wuxing: building");
      final Process second = start(clone, "--help");
      try (BufferedReader waiting = second.errorReader()) {
        assertThat(waiting.readLine()).contains("waiting for another build");
        Files.writeString(gate, "go\n");
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(waiting.lines()).doesNotContain("wuxing: building");
      }
    }
    assertThat(calls("mvn")).hasSize(1);
    assertThat(starts()).hasSize(2);
  }

  @Test
  void nothingOfTheCurrentFolderIsRun() throws Exception {
    final Path here = Files.createDirectories(folder.resolve("here"));
    final Path intruder = folder.resolve("intruder");
    for (final String name :
        List.of("bin/javac", "bin/java", "javac", "java", "mvn", "ngspice", "readlink", "find")) {
      write(here.resolve(name), "#!/bin/sh\necho \"$0\" >>" + intruder + "\n");
      executable(here.resolve(name));
    }
    write(here.resolve("release"), "JAVA_VERSION=\"21\"\n");
    for (final String home : List.of("", ".", "jdk")) {
      final ProcessBuilder builder = builder(here, "--version");
      builder.environment().put("PATH", ":.::bin:" + programs + ":");
      builder.environment().put("JAVA_HOME", home);
      new Run(builder.start());
    }
    assertThat(intruder).doesNotExist();
  }

  @Test
  void oldJavaIsPassedOver() throws Exception {
    jdk("11.0.2+9", "java.base", record("old"));
    final Run run = run("--version"); // with what the machine has, which cannot read the jar
    assertThat(calls("old")).isEmpty();
    assertThat(run.errors).doesNotContain("command not found");
  }

  @Test
  void testsRunOnTheJdkAtHand() throws Exception {
    program("mvn", "echo \"mvn $JAVA_HOME $*\" >>" + calls + "\n");
    final Run run = run("test", "-Dtest=A");
    assertThat(run.code).as(run.errors).isZero();
    assertThat(calls("mvn")).singleElement().asString().endsWith(" verify -Pcluster -Dtest=A");
    program("mvn", "exit 3");
    assertThat(run("test").code).isEqualTo(3);
  }

  @Test
  void waitsForAnotherInstallation() throws Exception {
    Files.delete(programs.resolve("ngspice"));
    final Path tried = folder.resolve("tried");
    program(
        "apt-get",
        record("apt-get")
            + "[ -e "
            + tried
            + " ] || { touch "
            + tried
            + "\n"
            + "echo 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7' >&2\n"
            + "exit 100; }\n");
    final Run run = run("--version");
    assertThat(run.code).as(run.errors).isZero();
    assertThat(calls("apt-get"))
        .hasSize(3)
        .allMatch(call -> call.contains("DPkg::Lock::Timeout="))
        .last()
        .asString()
        .contains(" install ")
        .contains(" ngspice");
    assertThat(calls("sleep")).hasSize(1);
  }

  @Test
  void saysWhyPackagesAreMissing() throws Exception {
    Files.delete(programs.resolve("ngspice"));
    program("apt-get", "echo \"W: $6\" >&2\necho 'E: no route to the mirror' >&2\nexit 100");
    final Run run = run("--version");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.errors)
        .contains("apt-get update failed")
        .containsPattern("could not install .*ngspice.*: no route to the mirror");
    assertThat(calls("mvn")).isEmpty();
  }

  @Test
  void withoutTheRightsTheCommandIsShown() throws Exception {
    Files.delete(programs.resolve("ngspice"));
    program("id", "echo 1000");
    program("sudo", "exit 1");
    final Run run = run("--version");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.errors)
        .containsPattern("sudo apt-get update && sudo apt-get install -y .*ngspice");
    assertThat(calls("apt-get")).isEmpty();
  }

  @Test
  void lastLinesOfErrorsAreThereWhenItEnds() throws Exception {
    jdk(
        "21.0.1+2",
        "java.base jdk.incubator.vector",
        "cat\necho 'WARNING: Using incubator modules: jdk.incubator.vector' >&2\n"
            + "for ((i = 1; i <= 2000; i++)); do echo \"line $i\" >&2; done\nexit 3");
    run("--version");
    final Process process = start(clone, "train");
    process.outputWriter().append("to the program\n").close();
    final Run run = new Run(process);
    assertThat(run.code).isEqualTo(3);
    assertThat(run.output).isEqualTo("to the program\n");
    assertThat(run.errors).startsWith("line 1\n").endsWith("line 2000\n");
  }

  @Test
  void signalsReachTheProgram() throws Exception {
    run("--version");
    jdk(
        "21.0.1+2",
        "java.base jdk.incubator.vector",
        "trap 'echo stopped >&2; exit 7' TERM\necho ready\ncat <&0 >/dev/null 2>&1 & wait");
    final Process process = start(clone, "train");
    try (BufferedReader output = process.inputReader()) {
      assertThat(output.readLine()).isEqualTo("ready");
      process.toHandle().destroy(); // Process.destroy() would close the streams
      assertThat(process.waitFor()).isEqualTo(7);
      assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("stopped\n");
    }
  }

  private static void write(final Path file, final String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void executable(final Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A line of a script that notes the call. */
  private String record(final String name) {
    return "echo \"" + name + " $*\" >>" + calls + "\n";
  }

  private List<String> calls(final String name) throws IOException {
    return Files.exists(calls)
        ? Files.readAllLines(calls).stream().filter(call -> call.startsWith(name + " ")).toList()
        : List.of();
  }

  /** A virtual machine that notes its calls and writes the archive it is asked for. */
  private String java() {
    return record("java") + "case \"$*\" in *-Xshare:dump*) echo classes >archive ;; esac\n";
  }

  /** Starts of the program by the user, not by the preparation of the archive. */
  private List<String> starts() throws IOException {
    return calls("java").stream()
        .filter(call -> !call.contains("-Xshare:dump") && !call.contains("DumpLoadedClassList"))
        .toList();
  }

  private void program(final String name, final String script) throws IOException {
    write(programs.resolve(name), "#!/bin/bash\n" + script);
    executable(programs.resolve(name));
  }

  private void jdk(final String version, final String modules, final String script)
      throws IOException {
    final Path jdk = folder.resolve("jdk");
    write(jdk.resolve("bin/javac"), "");
    executable(jdk.resolve("bin/javac"));
    write(jdk.resolve("bin/java"), "#!/bin/bash\n" + script);
    executable(jdk.resolve("bin/java"));
    write(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_RUNTIME_VERSION=\""
            + version
            + "\"\nJAVA_VERSION=\"0\"\nMODULES=\""
            + modules
            + "\"\n");
  }

  private ProcessBuilder builder(final Path current, final String... arguments) {
    final ProcessBuilder builder = new ProcessBuilder(clone.resolve("wuxing").toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(current.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", programs.toString());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("WUXING_LIBNGSPICE", "/lib/libngspice.so");
    return builder;
  }

  private Process start(final Path current, final String... arguments) throws IOException {
    return builder(current, arguments).start();
  }

  private Run run(final String... arguments) throws IOException, InterruptedException {
    return new Run(start(folder, arguments));
  }

  /** How a run of the launcher ended. */
  private static final class Run {
    private final String output;
    private final String errors;
    private final int code;

    Run(final Process process) throws IOException, InterruptedException {
      process.getOutputStream().close();
      final StringBuilder text = new StringBuilder();
      final Thread reader =
          new Thread(
              () -> {
                try (BufferedReader lines = process.errorReader()) {
                  lines.lines().forEach(line -> text.append(line).append('\n'));
                } catch (final IOException e) {
                  text.append(e);
                }
              });
      reader.start();
      output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      code = process.exitValue();
      reader.join();
      errors = text.toString();
    }
  }
}
