package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash itself completes with the script. */
class CompletionCommandTest {

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void writeScript() throws IOException {
    final StringWriter out = new StringWriter();
    assertThat(Wuxing.commandLine().setOut(new PrintWriter(out, true)).execute("completion"))
        .isZero();
    script = folder.resolve("completion");
    Files.writeString(script, out.toString());
  }

  /**
   * Completes the last word as the shell does: by the function registered for the command. The
   * builtin compopt works under the tab key alone and is replaced.
   */
  private List<String> completions(final String... words) throws Exception {
    final String array = String.join(" ", words) + (words[words.length - 1].isEmpty() ? "''" : "");
    final String program =
        "source "
            + script
            + "; compopt() { :; }; f=$(complete -p wuxing | sed 's/.*-F \\([^ ]*\\).*/\\1/'); COMP_WORDS=("
            + array
            + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); $f; printf '%s\\n' \"${COMPREPLY[@]}\"";
    final Process bash =
        new ProcessBuilder("bash", "--norc", "-c", program).redirectErrorStream(true).start();
    bash.getOutputStream().close();
    final String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(answer).isZero();
    return answer.lines().map(String::strip).toList();
  }

  @Test
  void commandsOptionsAndValuesComplete() throws Exception {
    assertThat(completions("wuxing", "d"))
        .containsExactlyInAnyOrder("demo", "data", "dies", "doctor");
    assertThat(completions("wuxing", "demo", "--pre")).containsExactly("--presentations");
    assertThat(completions("wuxing", "train", "--engine", "eq")).containsExactly("equilibrium");
    assertThat(completions("wuxing", "propagate", "--direction", "REV"))
        .containsExactly("REVERSED");
  }

  @Test
  void theLaunchersOwnCommandsComplete() throws Exception {
    assertThat(completions("wuxing", "not")).containsExactly("notebook");
    assertThat(completions("wuxing", "notebook", "--ex")).containsExactly("--execute");
    assertThat(completions("wuxing", "tes")).containsExactly("test");
  }
}
