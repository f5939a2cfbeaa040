package org.wuxingspice.spice.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from ngspice's messages why it refused a netlist, and where. */
final class NetlistRefusal {

  private static final Pattern LINE =
      Pattern.compile("(?i)(?:error on line|netlist line no\\.)\\s*:?\\s*(\\d+)");

  private static final Map<Pattern, RejectionReason> REASONS = reasons();

  private NetlistRefusal() {}

  private static Map<Pattern, RejectionReason> reasons() {
    final Map<Pattern, RejectionReason> reasons = new LinkedHashMap<>();
    reasons.put(Pattern.compile("(?i)unknown subckt"), RejectionReason.UNKNOWN_SUBCIRCUIT);
    reasons.put(Pattern.compile("(?i)undefined parameter"), RejectionReason.UNDEFINED_PARAMETER);
    reasons.put(Pattern.compile("(?i)could not find include"), RejectionReason.MISSING_INCLUDE);
    reasons.put(
        Pattern.compile("(?i)model .*(not found|unable to find)|unable to find .*model"),
        RejectionReason.UNKNOWN_MODEL);
    reasons.put(Pattern.compile("(?i)error on line|not parsed"), RejectionReason.SYNTAX);
    return reasons;
  }

  static Outcome.Rejected classify(final Netlist netlist, final List<String> messages) {
    int line = 0;
    for (final String message : messages) {
      final Matcher matcher = LINE.matcher(message);
      if (line == 0 && matcher.find()) {
        line = Integer.parseInt(matcher.group(1));
      }
    }
    final String text =
        line >= 1 && line <= netlist.lines().size() ? netlist.lines().get(line - 1) : "";
    for (final Map.Entry<Pattern, RejectionReason> entry : REASONS.entrySet()) {
      if (messages.stream().anyMatch(message -> entry.getKey().matcher(message).find())) {
        return new Outcome.Rejected(line, text, entry.getValue(), messages);
      }
    }
    return new Outcome.Rejected(line, text, RejectionReason.OTHER, messages);
  }
}
