package org.wuxingspice.ngspice.deck;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which lines a deck that is data may not have. Cards are let through by a list of those that
 * only describe a circuit or an analysis, so an unknown card is refused and no spelling of a
 * command gets by.
 */
final class DeckPolicy {

  private static final Pattern CARD = Pattern.compile("\\.[a-z_0-9]*");
  private static final Pattern WORD = Pattern.compile("[a-z_0-9]+");
  private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");
  private static final Pattern ACTING_MODELS =
      Pattern.compile(
          "\\b(d_process|d_cosim|process_file|process_params|sim_args)\\b|\\bsimulation\\s*=");
  private static final Pattern ACTING_OPTIONS =
      Pattern.compile(
          "\\b(ngdebug|ngbehavior|rawfile|sourcepath|spicepath|editor|program|shared_mode|interactive"
              + "|osdi_enabled|xspice_enabled|inputdir|wr_\\w*|hcopy\\w*|lpr\\w*)\\b");

  private static final Set<String> CARDS =
      Set.of(
          ".model",
          ".subckt",
          ".ends",
          ".eom",
          ".macro",
          ".param",
          ".params",
          ".csparam",
          ".func",
          ".global",
          ".include",
          ".incl",
          ".inc",
          ".lib",
          ".endl",
          ".end",
          ".title",
          ".tran",
          ".ac",
          ".dc",
          ".op",
          ".noise",
          ".tf",
          ".sens",
          ".pz",
          ".disto",
          ".pss",
          ".sp",
          ".four",
          ".save",
          ".print",
          ".plot",
          ".probe",
          ".ic",
          ".nodeset",
          ".options",
          ".option",
          ".opt",
          ".temp",
          ".width",
          ".backanno",
          ".measure",
          ".meas",
          ".if",
          ".elseif",
          ".else",
          ".endif");

  /**
   * Commands that would be strange names of devices; outside of a control block they do nothing.
   */
  private static final Set<String> COMMANDS =
      Set.of(
          "shell",
          "source",
          "write",
          "wrdata",
          "wrs2p",
          "wrnodev",
          "codemodel",
          "osdi",
          "system",
          "hardcopy",
          "snsave",
          "snload",
          "pre_osdi",
          "pre_codemodel",
          "pre_set");

  private boolean inOptions;

  /**
   * Looks at one line; lines of a file have to come in order.
   *
   * @param text the line
   * @param title whether it is the title, which is no card
   * @return why the line is refused
   */
  Optional<String> objection(final String text, final boolean title) {
    final String line = text.strip().toLowerCase(Locale.ROOT);
    if (CONTROL_CHARACTERS.matcher(text).find()) {
      return Optional.of("has a control character");
    }
    if (line.startsWith("*#") || line.startsWith("*ng_script")) {
      return Optional.of("would be run as commands");
    }
    if (title) {
      return line.startsWith(".") && !line.startsWith(".title")
          ? Optional.of("the first line is the title and must not be a card")
          : Optional.empty();
    }
    if (line.startsWith("*") || line.isEmpty()) {
      return Optional.empty();
    }
    if (line.indexOf('`') >= 0) { // output cards are words of commands
      return Optional.of("has a backtick, which may run a command");
    }
    return card(line);
  }

  private Optional<String> card(final String line) {
    if (ACTING_MODELS.matcher(line).find()) {
      return Optional.of("starts a program or loads one; trust the deck to allow it");
    }
    if (line.startsWith("+")) {
      return acting(line);
    }
    final Matcher card = CARD.matcher(line);
    if (!line.startsWith(".inc") && !line.startsWith(".lib")) { // whose lines may go on with a card
      inOptions = line.startsWith(".opt");
    }
    if (card.lookingAt()) {
      if (!CARDS.contains(card.group())) {
        return Optional.of(
            card.group()
                + " is not a card a deck that is data may have; trust the deck to allow it");
      }
    }
    final Optional<String> acting = acting(line);
    if (acting.isPresent()) {
      return acting;
    }
    final Matcher word = WORD.matcher(line);
    if (word.lookingAt() && COMMANDS.contains(word.group())) {
      return Optional.of("is a command, not a device; trust the deck to allow it");
    }
    return Optional.empty();
  }

  private Optional<String> acting(final String line) {
    return inOptions && ACTING_OPTIONS.matcher(line).find()
        ? Optional.of("sets an option that acts on files; trust the deck to allow it")
        : Optional.empty();
  }
}
