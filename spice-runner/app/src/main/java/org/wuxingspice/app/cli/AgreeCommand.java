package org.wuxingspice.app.cli;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.export.MarkdownTable;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.ngspice.agree.Agreement;
import org.wuxingspice.ngspice.agree.DeckAgreement;
import org.wuxingspice.ngspice.agree.DeckFolder;
import org.wuxingspice.ngspice.batch.NgspiceProgram;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Simulator;
import picocli.CommandLine;

/** The command {@code wuxing agree}. */
@CommandLine.Command(
    name = "agree",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Runs every deck of a folder through wuxing run and through the ngspice program, and compares"
          + " all vectors.",
      "Differences are in units of the solver's tolerance: reltol times the vector's peak, plus"
          + " vntol or abstol. Transients are compared at the program's time points."
    },
    footer = {
      "",
      "Example:",
      "  wuxing agree circuits --timeout 30 --out agreement.md",
      "",
      "Exit codes: 0 all decks that both can run agree, 1 some do not, 2 wrong use."
    })
final class AgreeCommand implements Callable<Integer> {

  private static final String HEAD =
      "| deck | verdict | plots | vectors | worst / tolerance | where, or why not |";
  private static final int LONGEST_NOTE = 110;

  @CommandLine.Parameters(paramLabel = "FOLDER", description = "looked through with subfolders")
  private Path folder;

  @CommandLine.Option(
      names = "--timeout",
      converter = PositiveNumber.class,
      description = "seconds for each run of each deck")
  private double timeout = 60;

  @CommandLine.Option(names = "--out", description = "Markdown file for the table")
  private @Nullable Path out;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    final List<Path> decks = DeckFolder.decks(folder);
    if (decks.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), folder + " has no file with an analysis");
    }
    final List<String> table = new ArrayList<>(List.of(HEAD, "|---|---|---|---|---|---|"));
    table.forEach(System.out::println);
    final Map<DeckAgreement.Verdict, Integer> counts = new EnumMap<>(DeckAgreement.Verdict.class);
    final NgspiceInstallation installation = NgspiceInstallation.find();
    final Duration limit = Duration.ofMillis(Math.round(timeout * 1000));
    try (Simulator simulator = WorkerPool.start(installation, 1)) {
      final Agreement agreement = new Agreement(simulator, new NgspiceProgram(installation), limit);
      for (final Path deck : decks) {
        final DeckAgreement found = agreement.of(deck);
        counts.merge(found.verdict(), 1, Integer::sum);
        table.add(row(folder.relativize(deck).toString(), found));
        System.out.println(table.get(table.size() - 1));
      }
    }
    final String sum =
        decks.size()
            + " decks: "
            + counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + word(entry.getKey()))
                .collect(Collectors.joining(", "));
    System.out.println(sum);
    if (out != null) {
      table.add("");
      table.add(sum);
      AtomicFile.write(out, table);
    }
    System.out.println("next: wuxing run DECK shows what one of them gives");
    final boolean good =
        !counts.containsKey(DeckAgreement.Verdict.DIFFERS)
            && !counts.containsKey(DeckAgreement.Verdict.ONLY_NGSPICE);
    return good ? 0 : 1;
  }

  private static String word(final DeckAgreement.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String row(final String name, final DeckAgreement found) {
    final String where = (found.worstVector() + " " + found.note()).strip();
    final String note = where.replace(folder + File.separator, "");
    return MarkdownTable.line(
        List.of(
            name,
            word(found.verdict()),
            Integer.toString(found.plots()),
            Integer.toString(found.vectors()),
            Double.isNaN(found.worst()) ? "" : String.format(Locale.ROOT, "%.2g", found.worst()),
            VisibleText.shortened(note, LONGEST_NOTE)));
  }
}
