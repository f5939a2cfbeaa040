package org.wuxingspice.ngspice.deck;

import java.util.Set;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.source.Card;

/**
 * The options that a deck of data may set. ngspice makes a variable of every option, and variables
 * name files that it writes; so only options of a list pass: those of the solver, of the listings,
 * and those of other simulators that ngspice does not know.
 */
final class OptionPolicy {

  private static final Set<String> NUMERICS =
      Words.of(
          """
          abstol vntol reltol trtol chgtol pivtol pivrel gmin gshunt rshunt cshunt tnom temp itl1 itl2
          itl3 itl4 itl5 itl6 srcsteps gminsteps gminfactor oldlimit method maxord indverbosity xmu
          defm defl defw defad defas minbreak bypass trytocompact badmos3 keepopinfo copynodesets
          nodedamping absdv reldv noopac noopiter epsmin maxopalter maxevtiter noopalter ramptime
          convlimit convstep convabsstep autopartial dyngmin nostepsizelimit xtrtol scale scalm klu
          sparse newtrunc ltereltol lteabstol ltetrtol interp autostop savecurrents
          savecurrents_bsim3 savecurrents_bsim4 savecurrents_mos1 seed seedinfo rndseed num_threads
          notrnoise sqrnoise enable_noisy_r ng_nomodcheck no_auto_gnd auto_bridge diff_abstol
          diff_reltol diff_vntol cshunt_value polydegree polysteps nfreqs fourgridsize specwindow
          specwindoworder probe_alli_nox
          """);

  private static final Set<String> LISTINGS =
      Words.of(
          """
          acct noacct noinit noinitcond norefvalue list node nodes nomod nopage opts numdgt warn
          maxwarns brief width height nosort noprintscale filetype measdgt
          """);

  private static final Set<String> OTHER_SIMULATORS =
      Words.of(
          """
          post probe trans ingold artist psf runlvl accurate fast dccap captab measform unwrap co lvlcod
          lvltim delmax dvdt relq relv relmos relmin relvar absv absmos absvar absh relh cptime limpts
          limtim mu wl parhier modmonte csdf dcon converge cvtol gramp plotwinsize nomarker meminfo
          maxstep mindeltagmin ptrantau ptranmax topologycheck fastaccess solver threads srcstepmethod
          sstol thev_induc trytocompact flagloads baudrate numthreads advconv autoconverge nooutmsg
          noprbmsg nobias expand library skipbp stepgmin diskpos preorder unlimited brkdepsrc
          pseudotran ignoredigerr digfreq digdrvf digdrvz digerrdefault digerrlimit diginitstate
          digiolvl digmntymx digmntyscale digovrdrv digtymxscale cns nowarnlimit
          """);

  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.+*%-]+");

  private OptionPolicy() {}

  static void check(final Card card) throws Objection {
    final var words = card.words(Card.SEPARATORS);
    int braces = 0;
    for (final Card.Word word : words.subList(1, words.size())) {
      if (braces == 0 && !isValue(card.text(), word.start())) {
        name(card, word);
      } else if (braces == 0 && !isFormula(word) && !VALUE.matcher(word.text()).matches()) {
        throw Objection.to(
            card, word.start(), "the value '" + word.text() + "' is no number or word");
      }
      braces += count(word, '{') - count(word, '}');
    }
  }

  private static void name(final Card card, final Card.Word word) throws Objection {
    final String name = word.lower();
    if (!NUMERICS.contains(name) && !LISTINGS.contains(name) && !OTHER_SIMULATORS.contains(name)) {
      throw Objection.to(
          card,
          word.start(),
          "the option '"
              + word.text()
              + "' is not known to be harmless; trust the deck to allow it");
    }
  }

  private static boolean isFormula(final Card.Word word) {
    return word.text().startsWith("{");
  }

  private static int count(final Card.Word word, final char c) {
    return (int) word.text().chars().filter(other -> other == c).count();
  }

  /** Whether an equals sign stands before a word. */
  private static boolean isValue(final String text, final int start) {
    int i = start - 1;
    while (i >= 0 && " \t(,".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i >= 0 && text.charAt(i) == '=';
  }
}
