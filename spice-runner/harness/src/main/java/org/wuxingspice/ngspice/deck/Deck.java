package org.wuxingspice.ngspice.deck;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.format.NetlistWriter;

/**
 * A netlist with all files it includes, title line first. Compared by identity: requests with the
 * same instance share what a worker has loaded.
 *
 * <p>Included files are read when the deck is made, so what was checked is what is simulated. A
 * deck that must not be simulated can be made; its {@link #refusal()} says why, and every simulator
 * answers with it.
 */
public final class Deck {

  /** What a deck may do. */
  public enum Trust {
    /** A deck is data: no commands, no files outside its folder. */
    DATA_ONLY,
    /** The deck may run commands and read and write any file, with the rights of this program. */
    TRUSTED
  }

  private final List<DeckLine> lines;
  private final Optional<Rejection> refusal;
  private final boolean acts;
  private final Function<String, Optional<String>> objects;
  private volatile Map<String, String> parameters;
  private volatile Set<String> devices;

  private Deck(
      final List<DeckLine> lines,
      final Optional<Rejection> refusal,
      final boolean acts,
      final Function<String, Optional<String>> objects) {
    this.lines = List.copyOf(lines);
    this.refusal = refusal;
    this.acts = acts;
    this.objects = objects;
  }

  private static Deck of(final DeckReader reader) {
    return new Deck(reader.lines(), reader.refusal(), reader.acts(), device -> Optional.empty());
  }

  /**
   * {@return a deck of data from text that may include nothing}
   *
   * @param lines the lines, title first
   */
  public static Deck of(final List<String> lines) {
    return of(lines, Optional.empty(), Trust.DATA_ONLY);
  }

  /**
   * {@return a deck from text}
   *
   * @param lines the lines, title first
   * @param folder where included files are looked for; a deck that is data may include only files
   *     inside of it, or none when empty
   * @param trust what the deck may do
   */
  public static Deck of(final List<String> lines, final Optional<Path> folder, final Trust trust) {
    return of(DeckReader.ofText(lines, folder, trust));
  }

  /**
   * {@return a deck from text that may include nothing}
   *
   * @param text lines with any line ends, title first
   */
  public static Deck ofText(final String text) {
    return of(Arrays.asList(text.split("\r\n|\n|\r", -1)));
  }

  /**
   * {@return a deck of a circuit}
   *
   * @param circuit the circuit
   */
  public static Deck of(final Circuit circuit) {
    return of(NetlistWriter.lines(circuit));
  }

  /**
   * Reads a deck.
   *
   * @param file the deck; includes are looked for in its folder
   * @param trust what the deck may do
   * @return the deck with its included files in place; {@link #refusal} tells whether it may be
   *     simulated
   * @throws org.wuxingspice.model.failure.WuxingException {@link DeckReason#NOT_READABLE} when the
   *     file itself cannot be read
   */
  public static Deck read(final Path file, final Trust trust) {
    return of(DeckReader.ofFile(file, trust));
  }

  /**
   * {@return the same deck with names for its devices}
   *
   * @param names gives, for a device's name in lower case, the part of a network it stands for
   */
  public Deck withObjects(final Function<String, Optional<String>> names) {
    return new Deck(lines, refusal, acts, Objects.requireNonNull(names, "names"));
  }

  /** {@return the lines for the simulator, title first} */
  public List<DeckLine> lines() {
    return lines;
  }

  private List<String> texts() {
    return lines.stream().map(DeckLine::text).toList();
  }

  /**
   * The parameters that {@code .param} cards of the top level define.
   *
   * @return values as written, by name in lower case
   */
  public Map<String, String> parameters() {
    if (parameters == null) {
      parameters = Collections.unmodifiableMap(ParameterCards.defined(texts()));
    }
    return parameters;
  }

  /**
   * {@return the lines with other values of some parameters, each line in its place}
   *
   * @param values by name in lower case; names that {@link #parameters()} lacks change nothing
   */
  public List<String> linesWith(final Map<String, Double> values) {
    return values.isEmpty() ? texts() : ParameterCards.with(texts(), values);
  }

  /**
   * {@return whether the deck's top level has a device}
   *
   * @param name in lower case
   */
  public boolean hasDevice(final String name) {
    if (devices == null) {
      devices = Set.copyOf(TopLevel.devices(texts()));
    }
    return devices.contains(name);
  }

  /** {@return why the deck must not be simulated; empty when it may be} */
  public Optional<Rejection> refusal() {
    return refusal;
  }

  /** {@return whether the deck has a control block; it runs whenever the deck is loaded} */
  public boolean acts() {
    return acts;
  }

  /**
   * {@return the part of a network that a device stands for}
   *
   * @param device name in lower case
   */
  public Optional<String> object(final String device) {
    return objects.apply(device);
  }
}
