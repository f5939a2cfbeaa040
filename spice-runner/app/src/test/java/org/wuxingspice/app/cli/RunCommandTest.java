package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.ngspice.rawfile.RawFile;

/** What {@code wuxing run} prints, writes and returns, with ngspice itself. */
class RunCommandTest {

  private static final String RC =
      """
      step into a low pass
      v1 in 0 dc 0 ac 1 pulse(0 1 0 1n 1n 1 2)
      r1 in out 1k
      c1 out 0 100n
      .tran 1u 100u 0 1u
      .end
      """;

  @TempDir Path folder;

  private Path deck;
  private String printed;
  private String errors;

  @BeforeEach
  void deck() throws IOException {
    deck = Files.writeString(folder.resolve("rc.cir"), RC);
  }

  private int run(final String... arguments) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final StringWriter err = new StringWriter();
    final PrintStream old = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      return Wuxing.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    } finally {
      System.setOut(old);
      printed = out.toString(StandardCharsets.UTF_8);
      errors = err.toString();
    }
  }

  /** 1 - exp(-1) at one time constant. */
  @Test
  void aDeckRunsItsOwnAnalysisAndLeavesFiles() {
    final Path raw = folder.resolve("x.raw");
    final Path csv = folder.resolve("x.csv");
    assertThat(
            run(
                "run",
                deck.toString(),
                "--probe",
                "V(out)",
                "--out",
                raw.toString(),
                "--out",
                csv.toString()))
        .as(errors)
        .isZero();
    assertThat(printed).contains("step into a low pass", "v(out)", "632.1", "next: open");
    assertThat(csv).isNotEmptyFile();
    try (RawFile file = RawFile.open(raw)) {
      assertThat(file.plots().get(0).header().variables()).hasSize(2);
      final double[] out = file.plots().get(0).real(1);
      // trapezoidal steps of 1 us against 100 us leave 4e-6
      assertThat(out[out.length - 1]).isCloseTo(1 - Math.exp(-1), within(2e-5));
    }
  }

  @Test
  void alterationsTakeScaleLettersAndJsonIsOneObject() throws IOException {
    assertThat(run("run", deck.toString(), "--alter", "r1=0.5k", "--json")).as(errors).isZero();
    final JsonNode result = new JsonMapper().readTree(printed);
    assertThat(printed.strip()).hasLineCount(1);
    assertThat(result.path("outcome").asText()).isEqualTo("Completed");
    assertThat(result.at("/plots/0/vectors").path("v(out)").path("final").asDouble())
        .isCloseTo(1 - Math.exp(-2), within(2e-5));
  }

  @Test
  void theNgspiceProgramSaysTheSame() throws IOException {
    final String probe = "/plots/0/vectors";
    final String[] engines = {"worker", "process"};
    final double[] ends = new double[2];
    for (int e = 0; e < 2; e++) {
      assertThat(run("run", deck.toString(), "--alter", "r1=3k", "--json", "--engine", engines[e]))
          .as(errors)
          .isZero();
      ends[e] =
          new JsonMapper().readTree(printed).at(probe).path("v(out)").path("final").asDouble();
    }
    assertThat(ends[0]).isEqualTo(ends[1]).isBetween(0.28, 0.29);
  }

  @Test
  void pointsComeLive() throws IOException {
    assertThat(run("run", deck.toString(), "--probe", "v(out)", "--live")).as(errors).isZero();
    final List<String> points = printed.lines().filter(line -> line.startsWith("{")).toList();
    assertThat(points).hasSizeGreaterThan(100);
    final JsonNode last = new JsonMapper().readTree(points.get(points.size() - 1));
    assertThat(last.path("time").asDouble()).isCloseTo(1e-4, within(1e-16));
    assertThat(last.path("v(out)").asDouble()).isBetween(0.63, 0.64);
    assertThat(run("run", deck.toString(), "--probe", "v(out)", "--live=csv")).isZero();
    assertThat(printed).startsWith("time,v(out)\n0.0,0.0\n");
  }

  @Test
  void aRefusedDeckIsNamedWithItsLine() throws IOException {
    final Path bad = Files.writeString(folder.resolve("bad.cir"), RC.replace("1k", "{nothing}"));
    assertThat(run("run", bad.toString())).isEqualTo(2);
    assertThat(errors.strip()).hasLineCount(1).contains("bad.cir", "UNDEFINED_PARAMETER");
    final Path evil =
        Files.writeString(
            folder.resolve("evil.cir"), RC.replace(".end", ".control\nshell id\n.endc\n.end"));
    assertThat(run("run", evil.toString(), "--json")).isEqualTo(2);
    assertThat(errors).contains("evil.cir:6: FORBIDDEN '.control'");
    final JsonNode result = new JsonMapper().readTree(printed);
    assertThat(result.path("line").asInt()).isEqualTo(6);
    assertThat(result.path("reason").asText()).isEqualTo("FORBIDDEN");
  }

  @Test
  void whatDoesNotConvergeOrEndFails() throws IOException {
    final Path runaway =
        Files.writeString(
            folder.resolve("runaway.cir"),
            "t\nb1 0 a I=1e-3*v(a)*v(a)\nc1 a 0 1u ic=1\nr1 a 0 1e9\n.tran 1u 10m uic\n.end\n");
    assertThat(run("run", runaway.toString(), "--out", folder.resolve("r.csv").toString()))
        .isEqualTo(1);
    assertThat(errors).contains("runaway.cir", "converge");
    assertThat(folder.resolve("r.csv")).doesNotExist();
    final Path endless =
        Files.writeString(folder.resolve("endless.cir"), RC.replace("100u 0 1u", "20 0 1u"));
    assertThat(run("run", endless.toString(), "--timeout", "1")).isEqualTo(1);
    assertThat(errors).contains("--timeout");
  }

  @Test
  void sweepsAndMonteCarloReportAndLeaveEveryRun() throws IOException {
    final Path csv = folder.resolve("runs.csv");
    final Path png = folder.resolve("runs.png");
    assertThat(
            run(
                "run",
                deck.toString(),
                "--monte-carlo",
                "20",
                "--seed",
                "3",
                "--vary",
                "r1=5%",
                "--measure",
                "end: final v(out)",
                "--limit",
                "end=0.6:0.65",
                "--out",
                csv.toString(),
                "--out",
                png.toString()))
        .as(errors)
        .isZero();
    assertThat(printed).contains("20 runs, 0 failed", "end: mean", "yield");
    assertThat(Files.readAllLines(csv)).hasSize(21).first().isEqualTo("run,r1,end,failure");
    assertThat(png).isNotEmptyFile();
    assertThat(
            run(
                "run",
                deck.toString(),
                "--sweep",
                "r1=1k,100meg",
                "--measure",
                "delay: cross v(out) 0.5"))
        .isEqualTo(1);
    assertThat(printed).contains("2 runs, 1 failed", "run 1 (r1=1.0E8): 'delay' has no value");
  }

  @Test
  void wrongUseIsSaidInOneLine() {
    final String name = deck.toString();
    for (final String[] arguments :
        new String[][] {
          {"run", folder.resolve("none.cir").toString()},
          {"run", name, "--out", "x.pdf"},
          {"run", name, "--alter", "r1"},
          {"run", name, "--alter", "r1=big"},
          {"run", name, "--alter", "r1;quit=1"},
          {"run", name, "--timeout", "0"},
          {"run", name, "--monte-carlo", "5"},
          {"run", name, "--vary", "r1=5%", "--measure", "max v(out)"},
          {"run", name, "--sweep", "r1=1,2"},
          {"run", name, "--sweep", "r1=1,2", "--measure", "max v(out)", "--limit", "x=1:2"},
          {"run", name, "--sweep", "r1=1,2", "--measure", "max v(out)", "--out", "x.raw"},
          {"run", name, "--sweep", "r1=1,2", "--measure", "max v(out)", "--live"},
          {"run", name, "--probe", "v(out);shell"},
          {"run", name, "--probe", "v(nowhere)"},
        }) {
      assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
      assertThat(errors.strip()).as(String.join(" ", arguments)).hasLineCount(1);
    }
  }

  @Test
  void whatADeckLacksIsSaidPlainly() throws IOException {
    final Path file = folder.resolve("odd.cir");
    Files.writeString(file, "");
    assertThat(run("run", file.toString())).isEqualTo(2);
    assertThat(errors).contains("EMPTY_RESULT", "the deck is empty");
    Files.writeString(file, "no analysis\nv1 a 0 1\nr1 a 0 1k\n.end\n");
    assertThat(run("run", file.toString())).isEqualTo(2);
    assertThat(errors).contains("EMPTY_RESULT", "add a card");
    for (final String analysis : List.of(".op", ".ac dec 5 1 10", ".tran 1u 1m")) {
      Files.writeString(file, "t\nv1 a 0 1\nr1 a 0 1k\n" + analysis + "\n.end\n");
      assertThat(run("run", file.toString(), "--probe", "v(nowhere)")).isEqualTo(2);
      assertThat(errors).as(analysis).contains("NO_SUCH_VECTOR", "v(nowhere)");
    }
  }

  /** A deck is data, also where it is quoted. */
  @Test
  void quotedLinesLeaveTheTerminalAlone() throws IOException {
    final Path file = folder.resolve("odd.cir");
    Files.writeString(file, "\u001b[2J" + "x".repeat(5000) + "\nv1 a 0 1\n.op\n.end\n");
    assertThat(run("run", file.toString())).isEqualTo(2);
    assertThat(errors).contains("FORBIDDEN").doesNotContain("\u001b").hasSizeLessThan(1000);
  }

  /** As {@code wuxing run --live | head} does. */
  @Test
  void anEndlessSimulationEndsWithTheReaderOfItsPoints() throws IOException {
    Files.writeString(
        deck, "endless\nv1 a 0 sin(0 1 1meg)\nr1 a b 1k\nc1 b 0 1n\n.tran 1n 20m 0 1n\n.end\n");
    final OutputStream closing =
        new OutputStream() {
          private int written;

          @Override
          public void write(final int value) throws IOException {
            if (++written > 1000) {
              throw new IOException("Broken pipe");
            }
          }
        };
    final StringWriter err = new StringWriter();
    final PrintStream old = System.out;
    System.setOut(new PrintStream(closing, true, StandardCharsets.UTF_8));
    try {
      final int code =
          Wuxing.commandLine()
              .setErr(new PrintWriter(err, true))
              .execute("run", deck.toString(), "--live=csv", "--timeout", "30");
      assertThat(code).isEqualTo(1);
    } finally {
      System.setOut(old);
    }
    assertThat(err.toString()).contains("nobody reads");
  }

  @Test
  void aStudyWithoutValuesSaysSo() throws IOException {
    final String[] arguments = {
      "run", deck.toString(), "--sweep", "r99=1k,2k", "--measure", "max v(out)"
    };
    assertThat(run(arguments)).isEqualTo(1);
    assertThat(printed).contains("max v(out): no value in any run").doesNotContain("NaN");
    final String[] asJson = Arrays.copyOf(arguments, arguments.length + 1);
    asJson[arguments.length] = "--json";
    assertThat(run(asJson)).isEqualTo(1);
    assertThat(new JsonMapper().readTree(printed).at("/measures/max v(out)/mean").isNull())
        .isTrue();
  }

  /** The first line is the title, be it empty. */
  @Test
  void standardInputKeepsAnEmptyTitle() throws IOException {
    final InputStream old = System.in;
    System.setIn(
        new ByteArrayInputStream(
            "\nv1 a 0 1\nr1 a 0 1k\n.op\n.end\n".getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(run("run", "-", "--probe", "v(a)")).as(errors).isZero();
    } finally {
      System.setIn(old);
    }
    assertThat(printed).contains("1.0000 V");
  }

  /** A file where a folder has to be, and a folder that nobody may make anything in. */
  @Test
  void filesThatCannotBeWrittenAreSaidInPlainWords() {
    for (final String place : List.of(deck + "/x.csv", "/proc/none/x.csv")) {
      assertThat(run("run", deck.toString(), "--out", place)).isEqualTo(1);
      assertThat(errors).contains(place + ": cannot be written (").doesNotContain("Exception");
      assertThat(errors).containsAnyOf("exists and is no folder", "does not exist", "no rights");
    }
  }

  /** What shards leave is put together to the table of all runs, byte for byte. */
  @Test
  void shardsOfAStudyAreItsTable() throws IOException {
    final List<String> study =
        List.of(
            "run",
            deck.toString(),
            "--sweep",
            "c1=50n,100n,150n",
            "--monte-carlo",
            "3",
            "--vary",
            "r1=5%",
            "--measure",
            "final v(out)");
    final Path whole = folder.resolve("whole.csv");
    assertThat(run(with(study, "--out", whole.toString()))).isZero();
    final List<String> parts = new ArrayList<>(List.of("merge"));
    for (int number = 4; number >= 1; number--) {
      final String part = folder.resolve("part-" + number + ".csv").toString();
      assertThat(run(with(study, "--shard", number + "/4", "--out", part))).isZero();
      parts.add(part);
    }
    final Path merged = folder.resolve("merged.csv");
    assertThat(run(with(parts, "--out", merged.toString()))).as(errors).isZero();
    assertThat(printed).contains("9 runs of 4 shards");
    assertThat(merged).hasSameBinaryContentAs(whole);
    // of the same deck with another seed
    assertThat(run(with(study, "--seed", "2", "--shard", "1/4", "--out", parts.get(4)))).isZero();
    assertThat(run(with(parts, "--out", merged.toString()))).isEqualTo(2);
    assertThat(errors).contains("part-").contains("is of other work than");
    assertThat(run(with(study, "--shard", "1/10", "--out", whole.toString()))).isEqualTo(2);
    assertThat(errors).contains("only 9 runs");
    assertThat(run(with(study, "--shard", "1/2"))).isEqualTo(2);
    assertThat(errors).contains("needs --out FILE.csv");
  }

  private static String[] with(final List<String> arguments, final String... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
  }
}
