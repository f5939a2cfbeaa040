package org.wuxingspice.ngspice.deck;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wuxingspice.netlist.expression.MisspeltNumber;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.netlist.source.Source;
import org.wuxingspice.netlist.source.SourceLine;

/**
 * Says which cards a deck that is data may have: those of a list, as far as each is understood to
 * describe a circuit or an analysis and nothing else. ngspice finds its cards by their beginnings;
 * so a card that is not in the list to the last letter is refused, and no spelling of a command
 * gets by.
 */
final class DeckPolicy {

  private static final Set<String> CARDS =
      Words.of(
          """
          .model .subckt .ends .macro .eom .param .params .parameter .parameters .csparam .func
          .function .global .endl .end .title .tran .ac .dc .op .noise .tf .sens .pz .disto .pss .sp
          .four .save .print .plot .probe .ic .nodeset .options .option .opt .opts .temp .width
          .backanno .measure .meas .if .elseif .else .endif .prot .unprot
          """);

  /** Cards whose texts in quotes ngspice passes on to models, by their beginnings. */
  private static final Set<String> WITH_TEXTS = Set.of(".par", ".csp", ".sub", ".mac", ".mod");

  /**
   * Commands that would be strange names of devices; outside of a control block they do nothing.
   */
  private static final Set<String> COMMANDS =
      Words.of(
          """
          shell source write wrdata wrs2p wrnodev codemodel osdi system hardcopy snsave snload
          pre_osdi pre_codemodel pre_set
          """);

  /** Lines that begin so are remarks to ngspice, which says so. */
  private static final String IGNORED = "=[]?()&%$\"!:,";

  /** Devices whose line has a value or a model behind two nodes. */
  private static final String VALUED = "rcl";

  private static final int FIRST_VALUE = 3;

  private final Source source;

  DeckPolicy(final Source source) {
    this.source = source;
  }

  /**
   * Looks at the title and all cards.
   *
   * @throws Objection at the first that a deck of data may not have
   */
  void check() throws Objection {
    if (!source.lines().isEmpty()) {
      title(source.lines().get(0));
    }
    boolean ended = false;
    for (final Card card : source.cards()) {
      if (card.isRemark()) {
        remark(card);
      } else if (card.text().startsWith(".")) {
        card(card);
        ended |= card.keyword().equals(".end");
      } else if (!ended) {
        device(card);
      }
    }
    balance();
  }

  private static void title(final SourceLine line) throws Objection {
    final String text = line.text().strip().toLowerCase(Locale.ROOT);
    if (runs(text)) {
      throw new Objection(0, "would be run as commands");
    }
    if (text.startsWith(".") && !text.startsWith(".title")) {
      throw new Objection(0, "the first line is the title and must not be a card");
    }
  }

  private static boolean runs(final String remark) {
    return remark.startsWith("*#") || remark.startsWith("*ng_script");
  }

  private static void remark(final Card card) throws Objection {
    if (runs(card.text().toLowerCase(Locale.ROOT))) {
      throw Objection.to(card, 0, "would be run as commands");
    }
  }

  private static void card(final Card card) throws Objection {
    noBackticks(card);
    final String keyword = card.keyword();
    if (!CARDS.contains(keyword)) {
      throw Objection.to(card, 0, Remedy.of(keyword));
    }
    if (keyword.startsWith(".opt")) {
      OptionPolicy.check(card);
    } else if (keyword.equals(".model")) {
      new ModelCard(card).check();
    }
    if (WITH_TEXTS.contains(keyword.substring(0, Math.min(4, keyword.length())))) {
      plainTexts(card);
    }
  }

  private static void device(final Card card) throws Objection {
    noBackticks(card);
    final String keyword = card.keyword();
    final char first = keyword.charAt(0);
    if (first < 'a' || first > 'z') {
      if (IGNORED.indexOf(first) >= 0) {
        return;
      }
      throw Objection.to(
          card, 0, "begins neither with a point nor with a letter, as cards and devices do");
    }
    if (VALUED.indexOf(first) >= 0) {
      spelling(card);
    }
    if (COMMANDS.contains(keyword)) {
      throw Objection.to(card, 0, "is a command, not a device; trust the deck to allow it");
    }
    for (final Card.Word word : card.words(Card.SEPARATORS)) {
      if (word.lower().equals("ic.file")) {
        throw Objection.to(card, word.start(), "reads a file; trust the deck to allow it");
      }
    }
    if (first == 'x') {
      plainTexts(card);
    }
  }

  /** Numbers that ngspice would take for names of models, or for others than they look. */
  private static void spelling(final Card card) throws Objection {
    final List<Card.Word> words = card.words();
    for (final Card.Word word : words.subList(Math.min(FIRST_VALUE, words.size()), words.size())) {
      final String value = word.text().substring(word.text().lastIndexOf('=') + 1);
      final boolean list = word.text().indexOf('=') >= 0 && value.indexOf(',') >= 0;
      final Optional<String> meant = list ? Optional.empty() : MisspeltNumber.meant(value);
      if (meant.isPresent()) {
        throw new Objection(
            RejectionReason.SYNTAX,
            card.lineAt(word.start()),
            "'" + value + "' is no number to ngspice; write " + meant.get());
      }
    }
  }

  /** Every subcircuit is closed, and nothing else is. */
  private void balance() throws Objection {
    final Deque<Card> open = new ArrayDeque<>();
    for (final Card card : source.cards()) {
      final String keyword = card.keyword();
      if (keyword.equals(".subckt") || keyword.equals(".macro")) {
        open.push(card);
      } else if (keyword.equals(".ends") || keyword.equals(".eom")) {
        if (open.isEmpty()) {
          throw new Objection(
              RejectionReason.SYNTAX, card.lineAt(0), "closes no subcircuit; remove it");
        }
        open.pop();
      } else if (keyword.equals(".end")) {
        break;
      }
    }
    if (!open.isEmpty() && source.refusal().isEmpty()) {
      throw new Objection(RejectionReason.SYNTAX, open.peek().lineAt(0), "is not closed by .ends");
    }
  }

  private static void noBackticks(final Card card) throws Objection {
    final int at = card.text().indexOf('`'); // output cards are words of commands
    if (at >= 0) {
      throw Objection.to(card, at, "has a backtick, which may run a command");
    }
  }

  /** Texts in quotes may become parts of other cards, so none may be the name of a file. */
  private static void plainTexts(final Card card) throws Objection {
    final String text = card.text();
    int open = text.indexOf('"');
    while (open >= 0) {
      final int close = text.indexOf('"', open + 1);
      final String quoted = text.substring(open + 1, close < 0 ? text.length() : close);
      if (!ModelCard.isPlain(quoted) && !ModelCard.isFile(card, open)) {
        throw Objection.to(
            card,
            open,
            "has a text in quotes that could name a file or be a card; trust the deck to allow it");
      }
      open = close < 0 ? -1 : text.indexOf('"', close + 1);
    }
  }
}
