package org.wuxingspice.app.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Compatibility;
import org.wuxingspice.ngspice.simulation.Request;
import picocli.CommandLine;

/** What is simulated: the deck, what is changed in it, and how long it may take. */
final class DeckOptions {

  private static final String STANDARD_INPUT = "-";

  /** A hundred years in nanoseconds still fit a long. */
  private static final double LONGEST = 3e9;

  @CommandLine.Parameters(
      paramLabel = "DECK",
      description =
          "netlist file with its analyses (.tran .ac .dc .op ...), or - for standard input")
  private String deck;

  @CommandLine.Option(
      names = "--probe",
      paramLabel = "VECTOR",
      description =
          "vector to keep, such as v(out), v(a,b), i(r1), @m1[gm], db(v(out)), v(x1.*); repeatable;"
              + " default: all")
  private List<String> probes = List.of();

  @CommandLine.Option(
      names = "--alter",
      paramLabel = "NAME=VALUE",
      description =
          "value of a device, .param, model or of the circuit's temperature to change, such as"
              + " r1=2k, @v1[dc]=1.5, @dm[is]=1e-15, temp=85, r*=1k; repeatable")
  private List<String> alterations = List.of();

  @CommandLine.Option(
      names = "--timeout",
      converter = PositiveNumber.class,
      paramLabel = "SECONDS",
      description = "after which a simulation is ended; default: ${DEFAULT-VALUE}")
  private double timeout = Request.DEFAULT_LIMIT.toSeconds();

  private Duration spent = Duration.ZERO;

  @CommandLine.Option(
      names = "--trusted",
      description = "let the deck run commands and use any file; without it such decks are refused")
  private boolean trusted;

  @CommandLine.Option(
      names = "--compat",
      paramLabel = "DIALECT",
      description =
          "dialect of the deck and its models: lt (LTspice), ps (PSPICE), hs (HSPICE), or several"
              + " in one word, such as ltps")
  private @Nullable String dialect;

  /** As the deck was named, for messages. */
  String name() {
    return deck;
  }

  /**
   * Reads the deck, within the time limit.
   *
   * @param input standard input
   */
  Deck deck(final InputStream input) {
    final long begin = System.nanoTime();
    final Deck read = TimedReading.within(limit(), "the deck", () -> read(input));
    spent = Duration.ofNanos(System.nanoTime() - begin);
    return read;
  }

  private Duration limit() {
    return Duration.ofNanos((long) (Math.min(timeout, LONGEST) * 1e9));
  }

  private Deck read(final InputStream input) {
    final Deck.Trust trust = trusted ? Deck.Trust.TRUSTED : Deck.Trust.DATA_ONLY;
    if (!deck.equals(STANDARD_INPUT)) {
      return Deck.read(Path.of(deck), trust);
    }
    final Optional<Path> folder = trusted ? Optional.of(Path.of("")) : Optional.empty();
    return Deck.read(input, folder, trust);
  }

  /** The request for the deck's own analyses. */
  Request request(final Deck read, final CommandLine command) {
    final Request request = inDialect(Request.ofCards(read)).overriding(changes(command));
    return request
        .probing(probes.stream().flatMap(probe -> members(request, probe).stream()).toList())
        .within(limit().minus(spent));
  }

  private Request inDialect(final Request request) {
    return dialect == null
        ? request
        : request.under(request.conditions().in(Compatibility.parse(dialect)));
  }

  /** Currents and parameters of a group of devices are those of each; other groups stay groups. */
  private static List<String> members(final Request request, final String probe) {
    final String name = probe.strip().toLowerCase(Locale.ROOT);
    if (name.indexOf('*') < 0) {
      return List.of(name);
    } else if (name.startsWith("@")) {
      return request.members(name);
    } else if (name.startsWith("i(") && name.endsWith(")")) {
      return request.members(name.substring(2, name.length() - 1)).stream()
          .map(device -> "i(" + device + ")")
          .toList();
    }
    return List.of(name);
  }

  private Map<String, Double> changes(final CommandLine command) {
    final Map<String, Double> values = new LinkedHashMap<>();
    for (final String alteration : alterations) {
      final int equals = alteration.indexOf('=');
      try {
        if (equals < 1) {
          throw new CommandLine.ParameterException(
              command, "--alter '" + alteration + "': write NAME=VALUE, such as r1=2k");
        }
        values.put(
            alteration.substring(0, equals).strip(),
            SpiceNumber.parse(alteration.substring(equals + 1).strip()));
      } catch (final WuxingException e) {
        throw new CommandLine.ParameterException(
            command, "--alter '" + alteration + "': " + e.getMessage());
      }
    }
    return values;
  }
}
