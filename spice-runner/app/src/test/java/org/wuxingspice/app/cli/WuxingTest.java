package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user sees: exit codes and one clear line for wrong use. */
class WuxingTest {

  @TempDir Path folder;

  static void assertWrongUse(final String message, final String... arguments) {
    final StringWriter errors = new StringWriter();
    final CommandLine command = Wuxing.commandLine().setErr(new PrintWriter(errors, true));
    assertThat(command.execute(arguments)).as(errors.toString()).isEqualTo(2);
    assertThat(errors.toString()).startsWith("wuxing: ").contains(message);
    assertThat(errors.toString().strip()).hasLineCount(1);
  }

  @Test
  void wrongUseIsSaidInOneLine() throws IOException {
    assertWrongUse("nowhere", "nowhere");
    assertWrongUse("--nothing", "demo", "--nothing");
    assertWrongUse("'x'", "demo", "--seed", "x");
    assertWrongUse("--epochs", "demo", "--epochs", "0");
    assertWrongUse("no such file", "demo", "--data", folder.toString());
    assertWrongUse("mnist and fashion-mnist", "data", "letters");
    final Path file = Files.createFile(folder.resolve("file"));
    assertWrongUse("is a file", "demo", "--out", file.toString());
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void wrongTrainingIsSaidInOneLine() throws IOException {
    final String out = folder.resolve("out").toString();
    assertWrongUse("--recipe", "train");
    assertWrongUse("model1, model2", "train", "--recipe", "model9", "--out", out);
    assertWrongUse("positive", "train", "--recipe", "model1", "--epochs", "0");
    assertWrongUse(
        "there are equilibrium", "train", "--recipe", "model1", "--engine", "x", "--out", out);
    assertWrongUse("no run to go on with", "train", "--recipe", "model1", "--resume", "--out", out);
    assertWrongUse("no such file", "evaluate", folder.resolve("m.json").toString());
    assertWrongUse("--inputs", "propagate", "pooled-49-trained");
    assertWrongUse("full MNIST", "reproduce", "fig2", "--out", out);
    assertWrongUse("fig9", "reproduce", "fig9");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void brokenImagesAreRefusedBeforeAnythingIsWritten() throws IOException {
    for (final String part : new String[] {"train", "t10k"}) {
      Files.write(folder.resolve(part + "-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1});
      Files.write(folder.resolve(part + "-images-idx3-ubyte"), new byte[] {0, 0, 8, 4});
    }
    final Path out = folder.resolve("out");
    assertWrongUse("ends early", "demo", "--data", folder.toString(), "--out", out.toString());
    Files.write(folder.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 5});
    assertWrongUse(
        "magic number 2052", "demo", "--data", folder.toString(), "--out", out.toString());
    assertThat(out).doesNotExist();
  }

  @Test
  void helpIsTheSameWithoutTheOptionsOfCommands() {
    assertThat(Wuxing.commandLine("--help").getUsageMessage())
        .isEqualTo(Wuxing.commandLine().getUsageMessage())
        .contains("demo ");
  }

  @Test
  void commandIsTheSameAloneAsAmongAll() {
    Wuxing.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) ->
                assertThat(Wuxing.commandLine(name).getSubcommands().get(name).getUsageMessage())
                    .isEqualTo(command.getUsageMessage()));
  }

  /** The word in question alone, its value, what was meant; nothing of parsers or of Java. */
  @Test
  void messagesNameTheWordInQuestion() throws IOException {
    assertWrongUse("no command 'evalute'; did you mean 'evaluate'? 'wuxing", "evalute", "x");
    assertWrongUse(
        "no option '--smaple'; did you mean '--sample'?",
        "propagate",
        "pooled-49-trained",
        "--smaple");
    assertWrongUse("wuxing: 'foo' is one word too many;", "doctor", "foo");
    assertWrongUse(
        "wuxing: --workers: '0' is not a positive integer", "run", "x", "--workers", "0");
    assertWrongUse("wuxing: --seed: 'x' is not an integer", "demo", "--seed", "x");
    assertWrongUse(
        "--level: 'opmap': did you mean 'opamp'?", "emit", "--network", "3,4,2", "--level=opmap");
    assertWrongUse("'pooled-49-traind': no such file", "evaluate", "pooled-49-traind");
    assertWrongUse("did you mean 'pooled-49-trained'?", "evaluate", "pooled-49-traind");
    assertWrongUse("did you mean 'model1-trained'?", "models", "model1-traind");
    assertWrongUse("did you mean 'mnist'?", "data", "mnst");
    final String spice = "--engine=spice";
    final String model = "pooled-49-trained";
    assertWrongUse("did you mean 'gbw'?", "evaluate", model, spice, "--circuit=gwb=1e7");
    assertWrongUse("--circuit gbw: need NAME=VALUE", "evaluate", model, spice, "--circuit=gbw");
    assertWrongUse(
        "circuit setting gbw = '-1': gain-bandwidth product",
        "evaluate",
        model,
        spice,
        "--circuit=gbw=-1");
    assertWrongUse(folder + ": is a folder, not a file", "evaluate", folder.toString());
    final Path text = Files.writeString(folder.resolve("text.json"), "hello");
    assertWrongUse("column 1: 'hello' is not JSON", "evaluate", text.toString());
    final Path bytes = Files.write(folder.resolve("bytes.json"), new byte[] {(byte) 0x84, 1, 2});
    assertWrongUse("this is no text in UTF-8", "evaluate", bytes.toString());
    assertWrongUse(
        "holds other files, such as ",
        "train",
        "--recipe",
        "pooled-49",
        "--out",
        folder.toString());
  }

  @Test
  void everyCommandExplainsItself() {
    final CommandLine wuxing = Wuxing.commandLine();
    assertThat(wuxing.getSubcommands()).containsKeys("demo", "data");
    wuxing
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(command.getCommandSpec().usageMessage().description())
                  .as(name)
                  .isNotEmpty();
              assertThat(command.getUsageMessage())
                  .as(name)
                  .contains("Example", "  wuxing " + name);
              // a wrapped example could not be copied
              assertThat(command.getCommandSpec().usageMessage().footer())
                  .as(name)
                  .filteredOn(line -> line.startsWith("  "))
                  .allMatch(
                      line ->
                          line.replace("%%", "%").length()
                              < CommandLine.Model.UsageMessageSpec.DEFAULT_USAGE_WIDTH);
            });
  }
}
