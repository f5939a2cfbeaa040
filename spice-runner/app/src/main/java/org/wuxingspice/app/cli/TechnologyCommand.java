package org.wuxingspice.app.cli;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.files.JsonFile;
import picocli.CommandLine;

/** The command {@code wuxing technology}. */
@CommandLine.Command(
    name = "technology",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a set of parts that comes with the program, to be changed and used.",
      "docs/formats.md describes the fields."
    },
    footer = {
      "",
      "Examples:",
      "  wuxing technology integrated > mine.json",
      "  wuxing emit --network 3,4,2 --technology mine.json -o mine.cir"
    })
final class TechnologyCommand implements Runnable {

  @CommandLine.Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      completionCandidates = TechnologyNames.class,
      description = "one of ${COMPLETION-CANDIDATES}; without it they are listed")
  private @Nullable String name;

  @Override
  public void run() {
    if (name == null) {
      new TechnologyNames().forEach(System.out::println);
      return;
    }
    System.out.println(
        new String(JsonFile.bytes(CircuitSettings.technology(name)), StandardCharsets.UTF_8));
  }
}
