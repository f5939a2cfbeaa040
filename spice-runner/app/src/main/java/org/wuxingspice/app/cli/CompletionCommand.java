package org.wuxingspice.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code wuxing completion}. */
@CommandLine.Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a script that makes bash and zsh complete commands and options.",
    footer = {
      "",
      "Examples:",
      "  wuxing completion > ~/.wuxing-completion",
      "  source ~/.wuxing-completion               in ~/.bashrc or ~/.zshrc"
    })
final class CompletionCommand implements Runnable {

  @CommandLine.Spec private CommandSpec spec;

  @Override
  public void run() {
    final CommandLine all = Wuxing.commandLine();
    all.addSubcommand(new CommandLine(launched("test")));
    all.addSubcommand(
        new CommandLine(
            launched("notebook")
                .addOption(OptionSpec.builder("--install").build())
                .addOption(OptionSpec.builder("--execute").build())
                .addOption(OptionSpec.builder("--dir").arity("1").build())));
    spec.commandLine()
        .getOut()
        .printf(
            "%s%n# next: source this script, then type wuxing and the tab key%n",
            AutoComplete.bash("wuxing", all).stripTrailing());
  }

  /** A command that the launcher runs itself. */
  private static CommandSpec launched(final String name) {
    return CommandSpec.create().name(name).mixinStandardHelpOptions(true);
  }
}
