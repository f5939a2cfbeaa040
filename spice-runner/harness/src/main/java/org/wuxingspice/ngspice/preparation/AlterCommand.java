package org.wuxingspice.ngspice.preparation;

import org.wuxingspice.ngspice.deck.Deck;

/** The begin of the command that gives a device, a parameter of one, or a model another value. */
public final class AlterCommand {

  private static final String OF_DEVICE = "alter ";
  private static final String OF_MODEL = "altermod ";

  private AlterCommand() {}

  /**
   * {@return the command up to the equals sign}
   *
   * @param deck whose models are known by name
   * @param name such as {@code r1}, {@code @v1[dc]}, {@code @dm[is]}
   */
  public static String of(final Deck deck, final String name) {
    final int bracket = name.indexOf('[');
    final boolean model =
        name.startsWith("@") && bracket > 0 && deck.hasModel(name.substring(1, bracket));
    return (model ? OF_MODEL : OF_DEVICE) + name;
  }

  /**
   * {@return the name that a command is for}
   *
   * @param command as {@link #of} gives it
   */
  public static String name(final String command) {
    return command.substring(command.indexOf(' ') + 1);
  }
}
