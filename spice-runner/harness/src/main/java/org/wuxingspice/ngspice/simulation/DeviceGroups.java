package org.wuxingspice.ngspice.simulation;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.ngspice.deck.Deck;

/** Names with an asterisk that stands for any characters. */
final class DeviceGroups {

  private static final Pattern OF_PARAMETER = Pattern.compile("@([^\\[\\]]+)(\\[[^\\[\\]]+\\])");

  private DeviceGroups() {}

  /** {@return the members of a group, by way of the devices, else of the parameters, of a deck} */
  static List<String> members(final Deck deck, final String group) {
    final Matcher parameter = OF_PARAMETER.matcher(group);
    if (parameter.matches()) {
      final Predicate<String> called = called(parameter.group(1));
      return Stream.concat(deck.devices().stream(), deck.models().stream())
          .filter(called)
          .map(name -> "@" + name + parameter.group(2))
          .toList();
    }
    final List<String> devices = deck.devices().stream().filter(called(group)).toList();
    return devices.isEmpty()
        ? deck.parameters().keySet().stream().filter(called(group)).toList()
        : devices;
  }

  private static Predicate<String> called(final String group) {
    return Pattern.compile(Pattern.quote(group).replace("*", "\\E.*\\Q")).asMatchPredicate();
  }
}
