package org.wuxingspice.ngspice.deck;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.netlist.source.FileAccess;
import org.wuxingspice.netlist.source.Limits;
import org.wuxingspice.netlist.source.Source;
import org.wuxingspice.netlist.source.SourceLine;
import org.wuxingspice.netlist.source.SourceReader;

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

  private static final Function<Deck, Map<String, String>> PARAMETERS = Deck::findParameters;
  private static final Function<Deck, Set<String>> DEVICES = Deck::findDevices;
  private static final Function<Deck, List<String>> FLAT_DEVICES = Deck::findFlatDevices;
  private static final Function<Deck, Set<String>> MODELS = Deck::findModels;
  private static final Function<Deck, List<String>> LASTING = Deck::findLasting;
  private static final Function<Deck, RandomParts> RANDOM_PARTS = Deck::findRandomParts;
  private static final Function<Deck, OptionalLong> SEED = Deck::findSeed;
  private static final Function<Deck, Boolean> ACTS = Deck::findActs;

  private final Source source;
  private final Trust trust;
  private final List<String> texts;
  private final Set<Path> files;
  private final Optional<Rejection> refusal;
  private final Function<String, Optional<String>> objects;
  private final Map<Function<Deck, ?>, Object> answers = new ConcurrentHashMap<>();

  private Deck(
      final Source source,
      final Trust trust,
      final List<String> texts,
      final Set<Path> files,
      final Optional<Rejection> refusal,
      final Function<String, Optional<String>> objects) {
    this.source = source;
    this.trust = trust;
    this.texts = texts;
    this.files = Set.copyOf(files);
    this.refusal = refusal;
    this.objects = objects;
  }

  private static Deck of(final Source source, final FileAccess access, final Trust trust) {
    final DeckText text = new DeckText(source, access, trust);
    return new Deck(
        source, trust, text.lines(), text.files(), text.refusal(), device -> Optional.empty());
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
    final FileAccess access = access(folder, trust);
    return of(
        new SourceReader(access, Limits.DEFAULT)
            .read(SourceLine.numbered(lines, Optional.empty()), folder),
        access,
        trust);
  }

  /**
   * {@return a deck from text that may include nothing}
   *
   * @param text lines with any line ends, title first
   */
  public static Deck ofText(final String text) {
    return of(Arrays.asList(text.split("\r?\n", -1)));
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
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link
   *     org.wuxingspice.netlist.source.SourceReason} when the file itself cannot be read
   */
  public static Deck read(final Path file, final Trust trust) {
    final FileAccess access = access(Optional.ofNullable(file.toAbsolutePath().getParent()), trust);
    return of(new SourceReader(access, Limits.DEFAULT).read(file), access, trust);
  }

  /**
   * Reads a deck from a stream, which may be endless.
   *
   * @param in its lines, title first
   * @param folder as for {@link #of(List, Optional, Trust)}
   * @param trust what the deck may do
   * @return the deck; {@link #refusal} tells whether it may be simulated
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link
   *     org.wuxingspice.netlist.source.SourceReason} when the stream cannot be read, or is too
   *     large
   */
  public static Deck read(final InputStream in, final Optional<Path> folder, final Trust trust) {
    final FileAccess access = access(folder, trust);
    return of(new SourceReader(access, Limits.DEFAULT).read(in, "the deck"), access, trust);
  }

  private static FileAccess access(final Optional<Path> folder, final Trust trust) {
    return trust == Trust.TRUSTED
        ? FileAccess.anywhere(folder.stream().toList())
        : FileAccess.inside(folder.stream().toList());
  }

  /**
   * {@return the same deck with names for its devices}
   *
   * @param names gives, for a device's name in lower case, the part of a network it stands for
   */
  public Deck withObjects(final Function<String, Optional<String>> names) {
    return new Deck(source, trust, texts, files, refusal, Objects.requireNonNull(names, "names"));
  }

  /** {@return the lines as written, title first, with those of included files in place} */
  public List<SourceLine> lines() {
    return source.lines();
  }

  /** {@return the cards, without remarks} */
  public Stream<Card> cards() {
    return source.cards().stream().filter(card -> !card.isRemark());
  }

  /** {@return the cards outside of all subcircuits} */
  public Stream<Card> topLevel() {
    return cards().filter(card -> card.depth() == 0);
  }

  /**
   * {@return what follows from the deck alone, worked out once for all its runs}
   *
   * @param question always the same object for the same question
   * @param <T> what is asked for, unmodifiable
   */
  @SuppressWarnings("unchecked") // what a question was answered with is of its type
  public <T> T answer(final Function<Deck, T> question) {
    final Object known = answers.get(question);
    if (known != null) {
      return (T) known;
    }
    final T answer = question.apply(this);
    answers.put(question, answer);
    return answer;
  }

  /** {@return the title} */
  public String title() {
    return source.title();
  }

  /**
   * The parameters that {@code .param} cards of the top level define.
   *
   * @return values as written, by name in lower case
   */
  public Map<String, String> parameters() {
    return answer(PARAMETERS);
  }

  /**
   * What a simulator is to read, without remarks and included files.
   *
   * @param values of parameters by name in lower case; names that {@link #parameters()} lacks
   *     change nothing
   * @return as many lines as {@link #lines()}, each in its place
   */
  public List<String> linesWith(final Map<String, Double> values) {
    if (values.isEmpty()) {
      return texts;
    }
    final List<String> changed = new ArrayList<>(texts);
    topLevel()
        .forEach(
            card ->
                ParameterCards.with(card, values)
                    .ifPresent(text -> CardText.put(changed, card, text)));
    return changed;
  }

  /**
   * {@return whether the deck's top level has a device}
   *
   * @param name in lower case
   */
  public boolean hasDevice(final String name) {
    return answer(DEVICES).contains(name);
  }

  /**
   * {@return the devices, those of instances as ngspice calls them ({@code r.x1.r1}), in lower
   * case}
   */
  public List<String> devices() {
    return answer(FLAT_DEVICES);
  }

  /** {@return the models outside of subcircuits, in lower case} */
  public List<String> models() {
    return models(topLevel());
  }

  private static List<String> models(final Stream<Card> cards) {
    return cards
        .filter(card -> card.keyword().equals(".model"))
        .flatMap(card -> card.words().stream().skip(1).limit(1))
        .map(Card.Word::lower)
        .distinct()
        .toList();
  }

  /**
   * {@return whether the deck has a model}
   *
   * @param name in lower case, in a subcircuit with its instance as {@code x1:dm}
   */
  public boolean hasModel(final String name) {
    return answer(MODELS).contains(name.substring(name.lastIndexOf(':') + 1)) && !hasDevice(name);
  }

  /** {@return why the deck must not be simulated; empty when it may be} */
  public Optional<Rejection> refusal() {
    return refusal;
  }

  /** {@return whether the deck may run commands and use any file} */
  public boolean isTrusted() {
    return trust == Trust.TRUSTED;
  }

  /** {@return the files that models of the deck read when it is simulated, as absolute paths} */
  public Set<Path> files() {
    return files;
  }

  /** {@return the cards that may change a simulator beyond this deck, in their order} */
  public List<String> lasting() {
    return answer(LASTING);
  }

  /** {@return when a simulator draws random numbers for this deck} */
  public Randomness randomness() {
    return randomness(Set.of());
  }

  /**
   * {@return when a simulator draws random numbers for this deck}
   *
   * @param driven names of the sources, lower case, whose values come from elsewhere
   */
  public Randomness randomness(final Set<String> driven) {
    return answer(RANDOM_PARTS).without(driven);
  }

  /** {@return the seed that the deck's options have, when it is a whole positive number} */
  public OptionalLong seed() {
    return answer(SEED);
  }

  /** {@return whether the deck has a control block; it runs whenever the deck is loaded} */
  public boolean acts() {
    return answer(ACTS);
  }

  /**
   * {@return the part of a network that a device stands for}
   *
   * @param device name in lower case
   */
  public Optional<String> object(final String device) {
    return objects.apply(device);
  }

  private Map<String, String> findParameters() {
    return Collections.unmodifiableMap(ParameterCards.defined(topLevel()));
  }

  private Set<String> findDevices() {
    return topLevel()
        .map(Card::keyword)
        .filter(word -> Character.isLetter(word.charAt(0)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<String> findFlatDevices() {
    return FlatNames.devices(cards().toList());
  }

  private Set<String> findModels() {
    return Set.copyOf(models(cards()));
  }

  private List<String> findLasting() {
    return cards()
        .filter(card -> card.keyword().startsWith(".opt"))
        .map(card -> card.text().toLowerCase(Locale.ROOT))
        .toList();
  }

  private RandomParts findRandomParts() {
    return RandomParts.of(cards());
  }

  private OptionalLong findSeed() {
    return RandomParts.seed(cards());
  }

  private boolean findActs() {
    return cards().anyMatch(card -> card.keyword().startsWith(".control"));
  }
}
