package org.wuxingspice.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wuxingspice.app.report.Provenance;
import org.wuxingspice.ngspice.simulation.Shortage;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command {@code wuxing}. */
@CommandLine.Command(
    name = "wuxing",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Analog circuits of Wuxing neural networks: emit, simulate, train in the loop.",
    footer = {
      "",
      "  test       runs the whole test suite (done by the launcher)",
      "  notebook   opens the notebooks in Jupyter (done by the launcher)",
      "",
      "Exit codes: 0 good, 1 the job failed, 2 wrong use or something missing."
    })
public final class Wuxing implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          DoctorCommand.class,
          DemoCommand.class,
          TrainCommand.class,
          RecipeCommand.class,
          ModelsCommand.class,
          TechnologyCommand.class,
          EvaluateCommand.class,
          MergeCommand.class,
          CalibrateCommand.class,
          DiesCommand.class,
          WriteCommand.class,
          CompareCommand.class,
          EnergyCommand.class,
          PropagateCommand.class,
          ReproduceCommand.class,
          EmitCommand.class,
          ReadCommand.class,
          DataCommand.class,
          CellsCommand.class,
          FidelityCommand.class,
          RunCommand.class,
          AgreeCommand.class,
          ServeCommand.class,
          CompletionCommand.class);

  @CommandLine.Spec private CommandSpec spec;

  /**
   * Runs the program.
   *
   * @param arguments of the command line
   */
  public static void main(final String[] arguments) {
    System.setProperty("java.util.logging.SimpleFormatter.format", "wuxing: note: %5$s%n");
    System.setProperty("picocli.disable.closures", "true"); // which are searched for in all jars
    if (!Arrays.asList(arguments).contains("--show")) {
      System.setProperty("java.awt.headless", "true");
    }
    final StandardOutput output = StandardOutput.install();
    Interruption.install(arguments);
    final int code = output.exitCode(run(arguments));
    Interruption.end();
    if (code != 0 || !Arrays.asList(arguments).contains("--show")) {
      System.exit(code);
    }
  }

  private static int run(final String... arguments) {
    if (Arrays.equals(arguments, new String[] {"--version"})) { // which needs no parser
      System.out.println(Provenance.version());
      return 0;
    }
    try {
      return commandLine(arguments).execute(arguments);
    } catch (final OutOfMemoryError | LinkageError e) { // of memory, threads or files
      System.err.println("wuxing: " + Shortage.describe(e));
      return 1;
    }
  }

  /** {@return the program with all commands} */
  static CommandLine commandLine() {
    final CommandLine program = new CommandLine(new Wuxing());
    COMMANDS.forEach(program::addSubcommand);
    return withHandlers(program);
  }

  /**
   * The program as far as arguments need it, since most of the time of a start would go into the
   * options of other commands.
   *
   * @param arguments the first of them names the only command; when it names none, all commands are
   *     there with name and description alone
   */
  static CommandLine commandLine(final String... arguments) {
    final CommandLine program = new CommandLine(new Wuxing());
    final List<CommandSpec> others = new ArrayList<>();
    for (final Class<?> type : COMMANDS) {
      final CommandLine.Command command = type.getAnnotation(CommandLine.Command.class);
      if (arguments.length > 0 && arguments[0].equals(command.name())) {
        return withHandlers(program.addSubcommand(type));
      }
      others.add(CommandSpec.create().name(command.name()));
      others.get(others.size() - 1).usageMessage().description(command.description());
    }
    others.forEach(other -> program.addSubcommand(new CommandLine(other)));
    return withHandlers(program);
  }

  private static CommandLine withHandlers(final CommandLine program) {
    final FailureLine failures = new FailureLine();
    return program
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
