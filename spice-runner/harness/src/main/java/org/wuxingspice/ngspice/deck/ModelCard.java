package org.wuxingspice.ngspice.deck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.source.Card;

/** A model card, by what ngspice takes for its words: the type, and the files it names. */
final class ModelCard {

  /** Types of ngspice's devices, and of those that it makes of other simulators'. */
  private static final Set<String> DEVICES =
      Words.of(
          """
          r res c cap l ind d npn pnp njf pjf nmf pmf nmos pmos nsoi psoi nhfet phfet vdmos vdmosn
          vdmosp urc ltra txl cpl sw csw vswitch iswitch poly
          ugate utgate ueff ugff udly uio uwdth usuhd ubtg uadc udac
          """);

  /** Devices whose cards are found by the beginnings of their words. */
  private static final Set<String> NUMERICAL_DEVICES = Set.of("numd", "nbjt", "numos");

  private static final Set<String> CODE_MODELS =
      Words.of(
          """
          spice2poly climit divide d_dt gain hyst ilimit int limit mult multi_input_pwl oneshot pwl
          pwlts sine slew square summer s_xfer triangle delay xfer astate adc_bridge dac_bridge
          bidi_bridge d_and d_buffer d_dff d_dlatch d_fdiv d_genlut d_inverter d_jkff d_lut d_nand
          d_nor d_open_c d_open_e d_or d_osc d_pulldown d_pullup d_pwm d_ram d_srff d_srlatch d_tff
          d_tristate d_xnor d_xor aswitch capacitor inductor capacitoric inductoric cmeter lmeter core
          lcouple potentiometer zener memristor sidiode pswitch d_to_real real_delay real_gain
          real_to_v
          """);

  /** The parameter that names a file, by type. */
  private static final Map<String, String> READERS =
      Map.of(
          "filesource", "file",
          "table2d", "file",
          "table3d", "file",
          "d_source", "input_file",
          "d_state", "state_file");

  /** Types that start programs, load them, or open connections. */
  private static final Set<String> ACTING = Set.of("d_process", "d_cosim", "ndev");

  private static final List<String> NUMERICAL_FILES = List.of("infile", "rootfile");

  private static final Set<String> FILES =
      Words.of(
          """
          file input_file state_file process_file process_params simulation sim_args lib_args
          """);

  private static final Pattern WORD = Pattern.compile("[a-z_0-9]+");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_ .,:;+*()\\[\\]|&^<>!?%-]*");
  private static final Pattern FILE = Pattern.compile("[^\"'{}\\[\\]$`\\\\~*?\\p{Cntrl}]+");

  private final Card card;
  private final List<Card.Word> words;
  private final String type;

  ModelCard(final Card card) {
    this.card = card;
    this.words = card.words(Card.SEPARATORS);
    this.type = words.size() > 2 ? words.get(2).lower() : "";
  }

  /**
   * The name of a file in a model.
   *
   * @param parameter that names it
   * @param value as written, perhaps in quotes
   */
  record FileName(Card.Word parameter, Card.Word value) {
    String name() {
      final String text = value.text();
      final boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
      return quoted ? text.substring(1, text.length() - 1) : text;
    }
  }

  /** The files that the model reads. */
  List<FileName> files() {
    final List<FileName> files = new ArrayList<>();
    final String parameter = READERS.get(type);
    for (int i = 3; parameter != null && i + 1 < words.size(); i++) {
      if (words.get(i).lower().equals(parameter)) {
        files.add(new FileName(words.get(i), words.get(i + 1)));
      }
    }
    return files;
  }

  /** Whether the quote at an index of a card belongs to the name of a file that is looked up. */
  static boolean isFile(final Card card, final int index) {
    return card.keyword().equals(".model")
        && new ModelCard(card)
            .files().stream()
                .anyMatch(file -> index >= file.value().start() && index < file.value().end());
  }

  /** Whether a text in quotes can name no file outside of the simulator's own folder. */
  static boolean isPlain(final String quoted) {
    return PLAIN.matcher(quoted).matches();
  }

  /** Refuses types that are not known, and files that the type does not read. */
  void check() throws Objection {
    if (NUMERICAL_DEVICES.contains(type)) {
      numerical();
    } else if (!DEVICES.contains(type)
        && !CODE_MODELS.contains(type)
        && !READERS.containsKey(type)) {
      throw new Objection(
          ACTING.contains(type) || !WORD.matcher(type).matches()
              ? RejectionReason.FORBIDDEN
              : RejectionReason.UNKNOWN_MODEL,
          card.lineAt(words.size() > 2 ? words.get(2).start() : 0),
          "is a model of the type '"
              + type
              + "', which is not known to be harmless; trust the deck to allow it");
    }
    final List<FileName> files = files();
    for (int i = 3; i < words.size(); i++) {
      final Card.Word word = words.get(i);
      final boolean looked =
          files.stream().anyMatch(f -> f.parameter().equals(word) || f.value().equals(word));
      if (!looked && (FILES.contains(word.lower()) || isPath(word.text()))) {
        throw Objection.to(
            card,
            word.start(),
            "names a file or program with '" + word.text() + "'; trust the deck to allow it");
      }
    }
    for (final FileName file : files) {
      if (!FILE.matcher(file.name()).matches()) {
        throw Objection.to(card, file.value().start(), "does not name its file plainly");
      }
    }
  }

  /**
   * Each line is a card of the device simulator, an asterisk begins a remark, a second plus sign
   * continues a card, and names are known by their beginnings. In cards of meshes the letter r is a
   * ratio.
   */
  private void numerical() throws Objection {
    int line = -1;
    boolean mesh = false;
    boolean remark = false;
    for (final Card.Word word : words.subList(3, words.size())) {
      final String lower = word.lower();
      if (card.lineAt(word.start()) != line) {
        line = card.lineAt(word.start());
        remark = card.part(card.lines().indexOf(line)).startsWith("*");
        mesh = lower.startsWith("+") ? mesh : lower.matches("[xy]\\.m[a-z]*");
      }
      if (!mesh && !remark && NUMERICAL_FILES.stream().anyMatch(file -> file.startsWith(lower))) {
        throw Objection.to(
            card,
            word.start(),
            "'" + word.text() + "' names a file to read or write; trust the deck to allow it");
      }
    }
  }

  private static boolean isPath(final String word) {
    final String name = word.startsWith("\"") ? word.substring(1) : word;
    return (name.startsWith("/") && name.length() > 1)
        || name.startsWith("./")
        || name.startsWith("~")
        || name.contains("../");
  }
}
