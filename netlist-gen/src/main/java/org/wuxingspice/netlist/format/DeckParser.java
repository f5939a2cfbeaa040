package org.wuxingspice.netlist.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.netlist.source.Source;

/** Turns the lines of one netlist into statements, blocks within blocks. */
final class DeckParser {

  /** A subcircuit that is being read. */
  private record Block(String place, String header, List<Statement> body) {}

  private static final Set<String> CELL_ENDS = Set.of(".ends", ".eom");
  private static final int DEEPEST = 200;

  private final ReaderSettings settings;
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final Source source;
  private static final Pattern DEFINING = Pattern.compile("\\.(?:para\\w*|subckt|macro)");
  private static final Pattern DEFINED = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\s*=(?!=)");

  private final DeviceParser devices;

  /** Refuses a source that could not be read as a whole. */
  DeckParser(final ReaderSettings settings, final Source source) {
    this.settings = settings;
    this.source = source;
    source
        .refusal()
        .ifPresent(
            refusal -> {
              throw refusal.failure();
            });
    devices = new DeviceParser(models(source.cards()), parameters(source.cards()));
  }

  Circuit parse() {
    final List<Card> all = source.cards();
    final List<Statement> top = new ArrayList<>();
    blocks.push(new Block("", "", top));
    int i = 0;
    while (i < all.size() && !all.get(i).keyword().equals(".end")) {
      i = isControl(all.get(i)) ? control(all, i) : statement(all, i);
    }
    if (blocks.size() > 1) {
      throw FormatReason.UNBALANCED.failure(
          blocks.peek().place() + ": this subcircuit is not closed by .ends");
    }
    return new Circuit(source.title(), top);
  }

  /** By its beginning, as ngspice finds it. */
  private static boolean isControl(final Card card) {
    return card.keyword().startsWith(".control");
  }

  private String place(final Card card) {
    return source.line(card).place();
  }

  /** What parameter cards and the heads of subcircuits define anywhere. */
  private static Set<String> parameters(final List<Card> lines) {
    final Set<String> parameters = new HashSet<>();
    for (final Card line : lines) {
      if (DEFINING.matcher(line.keyword()).matches()) {
        final Matcher name = DEFINED.matcher(line.text());
        while (name.find()) {
          parameters.add(name.group(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return parameters;
  }

  private static Set<String> models(final List<Card> lines) {
    final Set<String> models = new HashSet<>();
    for (final Card line : lines) {
      if (line.keyword().equals(".model")) {
        final String name = line.words().size() < 2 ? "" : line.words().get(1).lower();
        models.add(name);
        models.add(name.replaceFirst("\\.\\d+$", ""));
      }
    }
    return models;
  }

  private int statement(final List<Card> all, final int i) {
    final Card line = all.get(i);
    try {
      if (line.isRemark()) {
        add(new Directive.Comment(line.text().substring(1)));
      } else if (line.keyword().equals(".subckt") || line.keyword().equals(".macro")) {
        if (blocks.size() > DEEPEST) {
          throw FormatReason.TOO_LARGE.failure("subcircuits more than " + DEEPEST + " deep");
        }
        blocks.push(new Block(place(line), line.rest(), new ArrayList<>()));
      } else if (CELL_ENDS.contains(line.keyword())) {
        close();
      } else {
        add(modelled(line));
      }
    } catch (final WuxingException e) {
      throw new WuxingException(e.reason(), place(line) + ": " + e.getMessage(), e);
    }
    return i + 1;
  }

  private void add(final Statement statement) {
    blocks.peek().body().add(statement);
  }

  private Statement modelled(final Card line) {
    try {
      return line.text().startsWith(".") ? DirectiveParser.parse(line) : devices.parse(line.text());
    } catch (final WuxingException e) {
      if (settings.rawLines() && e.reason() == FormatReason.NOT_MODELLED) {
        return new Directive.RawLine(line.text());
      }
      throw e;
    }
  }

  private void close() {
    if (blocks.size() == 1) {
      throw FormatReason.UNBALANCED.failure("this .ends closes no subcircuit");
    }
    final Block block = blocks.pop();
    final Tokenizer words = new Tokenizer(block.header());
    final String name = words.word("subcircuit's name");
    final List<String> ports = new ArrayList<>();
    while (words.more() && !words.nextIsAssignment() && !words.take("params:")) {
      if (!words.take("(") && !words.take(")")) {
        ports.add(words.word("port"));
      }
    }
    add(new Definition.Subcircuit(name, ports, words.assignments(), block.body()));
  }

  private int control(final List<Card> all, final int from) {
    final String place = place(all.get(from));
    if (settings.controls() == ReaderSettings.Controls.REFUSE) {
      throw FormatReason.CONTROL_REFUSED.failure(
          place
              + ": a .control block holds commands that a simulator would execute; remove it, or "
              + "allow it if the netlist is trusted");
    }
    final List<String> commands = new ArrayList<>();
    int i = from + 1;
    while (i < all.size() && !all.get(i).keyword().startsWith(".endc")) {
      commands.add(all.get(i++).text());
    }
    if (i == all.size()) {
      throw FormatReason.UNBALANCED.failure(place + ": this .control is not closed by .endc");
    }
    if (settings.controls() == ReaderSettings.Controls.KEEP) {
      add(new Directive.Control(commands));
    }
    return i + 1;
  }
}
