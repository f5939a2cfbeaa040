package org.wuxingspice.ngspice.deck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.source.Card;

/** The names that devices have when all instances are expanded. */
final class FlatNames {

  private static final int MOST = 1_000_000;
  private static final int DEEPEST = 40;

  /** Where the parameters of an instance begin. */
  private static final Pattern PARAMETERS = Pattern.compile("(?i)\\s(?:params:|\\S+\\s*=).*");

  private final Map<String, List<Card>> subcircuits = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  private FlatNames() {}

  /** Names of all devices but instances, in lower case, those of the top level as written. */
  static List<String> devices(final List<Card> cards) {
    final FlatNames flat = new FlatNames();
    final List<Card> top = flat.collect(cards);
    flat.expand(top, List.of());
    return List.copyOf(flat.names);
  }

  private List<Card> collect(final List<Card> cards) {
    final List<Card> top = new ArrayList<>();
    final List<List<Card>> open = new ArrayList<>(List.of(top));
    for (final Card card : cards) {
      final String keyword = card.keyword();
      if (keyword.equals(".subckt") || keyword.equals(".macro")) {
        open.add(new ArrayList<>());
        if (card.words().size() > 1) {
          subcircuits.putIfAbsent(card.words().get(1).lower(), open.get(open.size() - 1));
        }
      } else if (keyword.equals(".ends") || keyword.equals(".eom")) {
        if (open.size() > 1) {
          open.remove(open.size() - 1);
        }
      } else if (keyword.equals(".end")) {
        break;
      } else if (!keyword.isEmpty() && Character.isLetter(keyword.charAt(0))) {
        open.get(open.size() - 1).add(card);
      }
    }
    return top;
  }

  private void expand(final List<Card> cards, final List<String> instances) {
    for (final Card card : cards) {
      if (names.size() >= MOST || instances.size() > DEEPEST) {
        return;
      }
      final String name = card.keyword();
      if (name.startsWith("x")) {
        final List<String> inside = new ArrayList<>(instances);
        inside.add(name);
        expand(subcircuits.getOrDefault(subcircuit(card), List.of()), inside);
      } else {
        names.add(new DevicePath(instances, name).text());
      }
    }
  }

  private static String subcircuit(final Card card) {
    final String[] words =
        PARAMETERS
            .matcher(card.text())
            .replaceFirst("")
            .strip()
            .toLowerCase(Locale.ROOT)
            .split("\\s+");
    return words[words.length - 1];
  }
}
