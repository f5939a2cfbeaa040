package org.wuxingspice.ngspice.deck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.netlist.source.FileAccess;
import org.wuxingspice.netlist.source.Refusal;
import org.wuxingspice.netlist.source.Source;
import org.wuxingspice.netlist.source.SourceLine;

/**
 * What the simulator reads of a deck, line by line: the cards as they were understood, without
 * remarks and included files, so that nothing reaches it that was not looked at. Of a trusted deck,
 * control blocks and remarks stay as they are, but for commands that would end the simulator.
 */
final class DeckText {

  private static final int LONGEST_TITLE = 200;

  /** Commands that end the simulator. */
  private static final Set<String> LEAVE = Set.of("quit", "exit");

  private final Source source;
  private final FileAccess access;
  private final boolean trusted;
  private final List<String> lines;
  private final Set<Path> found = new LinkedHashSet<>();
  private Optional<Rejection> refusal;

  DeckText(final Source source, final FileAccess access, final Deck.Trust trust) {
    this.source = source;
    this.access = access;
    this.trusted = trust == Deck.Trust.TRUSTED;
    this.lines = new ArrayList<>(Collections.nCopies(source.lines().size(), CardText.NOTHING));
    try {
      if (!trusted) {
        new DeckPolicy(source).check();
      }
      refusal = source.refusal().map(DeckText::rejection);
      write();
    } catch (final Objection e) {
      refusal = Optional.of(Rejection.of(e.reason(), e.getMessage(), source.lines().get(e.line())));
    }
  }

  List<String> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** Files that models read. */
  Set<Path> files() {
    return found;
  }

  Optional<Rejection> refusal() {
    return refusal;
  }

  private static Rejection rejection(final Refusal refusal) {
    final RejectionReason reason =
        switch (refusal.reason()) {
          case AMBIGUOUS, CONTROL_CHARACTER, INCLUDE_OUTSIDE -> RejectionReason.FORBIDDEN;
          case NOT_READABLE, NO_END, ENCODING, NO_SECTION -> RejectionReason.MISSING_INCLUDE;
          case TOO_LARGE -> RejectionReason.TOO_LARGE;
          case SYNTAX, INCLUDE_TOO_DEEP -> RejectionReason.SYNTAX;
        };
    return Rejection.of(reason, refusal.explanation(), refusal.line());
  }

  private void write() throws Objection {
    if (!lines.isEmpty()) {
      lines.set(0, title(source.lines().get(0).text().strip()));
    }
    boolean control = false;
    for (final Card card : source.cards()) {
      final String keyword = card.keyword();
      control |= keyword.startsWith(".control");
      if (control) {
        lines.set(card.lines().get(0), LEAVE.contains(keyword) ? CardText.NOTHING : card.text());
      } else if (!card.isRemark()) {
        write(card, keyword);
      } else if (trusted) {
        lines.set(card.lines().get(0), card.text());
      }
      if (!trusted && keyword.equals(".end")) {
        return; // ngspice reads no further
      }
      control &= !keyword.startsWith(".endc");
    }
  }

  /** ngspice cuts a long title in two lines, and takes two backslashes for a line that goes on. */
  private static String title(final String line) {
    int end = Math.min(LONGEST_TITLE, line.length());
    while (end > 0 && line.charAt(end - 1) == '\\') {
      end--;
    }
    return line.substring(0, end);
  }

  /**
   * Leaves out {@code .csparam} cards of a deck that is data: they define names for commands, which
   * such a deck has none of, and would outlive it.
   */
  private void write(final Card card, final String keyword) throws Objection {
    if (!trusted && keyword.equals(".csparam")) {
      return;
    }
    for (int i = 0; i < card.lines().size(); i++) {
      lines.set(card.lines().get(i), i == 0 ? card.part(0) : "+ " + card.part(i));
    }
    if (keyword.equals(".model")) {
      final List<ModelCard.FileName> files = new ModelCard(card).files();
      if (!files.isEmpty()) {
        CardText.put(lines, card, withFilesFound(card, files));
      }
    }
  }

  /** Code models read files by name; the simulator runs elsewhere, so the names become absolute. */
  private String withFilesFound(final Card card, final List<ModelCard.FileName> files)
      throws Objection {
    final StringBuilder text = new StringBuilder();
    int done = 0;
    for (final ModelCard.FileName file : files) {
      text.append(card.text(), done, file.parameter().end());
      final Path path = found(card, file);
      found.add(path);
      text.append("=\"").append(path).append('"');
      done = file.value().end();
    }
    return text.append(card.text().substring(done)).toString();
  }

  private Path found(final Card card, final ModelCard.FileName file) throws Objection {
    final int line = card.lineAt(file.value().start());
    final SourceLine from = source.lines().get(line);
    try {
      return access.find(file.name(), from.file().map(path -> path.toAbsolutePath().getParent()));
    } catch (final FileAccess.Denied e) {
      throw new Objection(
          rejection(new Refusal(e.reason(), e.getMessage(), from)).reason(), line, e.getMessage());
    }
  }
}
