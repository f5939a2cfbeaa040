package org.wuxingspice.ngspice.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;

/** Looks at everything the simulations rest on, and tries them. */
public final class Doctor {

  /** How grave a finding is. */
  public enum State {
    /** Found and in order. */
    GOOD,
    /** Missing or odd, but simulations run without it. */
    LIMITED,
    /** Missing or broken: simulations cannot run. */
    BROKEN
  }

  /**
   * One thing looked at.
   *
   * @param what the thing
   * @param state how it is
   * @param detail what was found, and for anything not good how to mend it
   */
  public record Finding(String what, State state, String detail) {}

  private static final Pattern CODE_MODEL = Pattern.compile("(?m)^\\s*codemodel\\s+(\\S+)");
  private static final List<String> NEWER =
      List.of(
          "ngSpice_LockRealloc",
          "ngSpice_nospinit",
          "ngSpice_nospiceinit",
          "ngSpice_Reset",
          "ngSpice_Raw_Evt");
  private static final Duration TRIAL_LIMIT = Duration.ofSeconds(30);
  private static final String REINSTALL = "; mend it: apt-get install --reinstall ngspice";

  private final List<Finding> findings = new ArrayList<>();

  private Doctor() {}

  /**
   * Looks at this computer's usual installation.
   *
   * @return what was found, in the order of the checks; a missing installation is a finding
   */
  public static List<Finding> examine() {
    final Doctor doctor = new Doctor();
    doctor.java();
    try {
      doctor.examine(NgspiceInstallation.find());
    } catch (final WuxingException e) {
      doctor.add("ngspice", State.BROKEN, e.getMessage());
    }
    doctor.fonts();
    return List.copyOf(doctor.findings);
  }

  /**
   * Looks at one installation of ngspice.
   *
   * @param installation the one
   * @return what was found, in the order of the checks
   */
  public static List<Finding> of(final NgspiceInstallation installation) {
    final Doctor doctor = new Doctor();
    doctor.examine(installation);
    return List.copyOf(doctor.findings);
  }

  private void add(final String what, final State state, final String detail) {
    findings.add(new Finding(what, state, detail));
  }

  private void java() {
    add("java", State.GOOD, Runtime.version() + " at " + System.getProperty("java.home"));
  }

  private void examine(final NgspiceInstallation installation) {
    add(
        "ngspice program",
        State.GOOD,
        installation.program()
            + ", version "
            + installation.version()
            + (installation.klu() ? ", with KLU for large circuits" : ""));
    final String library = installation.library().toString();
    add("libngspice", State.GOOD, library + newerFunctions(library));
    signalChaining(installation.signalChaining());
    codeModels(installation.scripts().resolve("spinit"));
    try (WorkerPool pool = WorkerPool.start(installation, 1)) {
      trial(pool, "trial run", State.BROKEN, "r1 a b 1k", "c1 b 0 1u");
      trial(
          pool,
          "trial run of a code model",
          State.LIMITED,
          "a1 a b amplifier",
          "r1 b 0 1k",
          ".model amplifier gain(gain=2)");
      confinement(pool.landlock());
    }
  }

  /** Reads the library's table of names as text: it must not be loaded into this process. */
  private static String newerFunctions(final String library) {
    final String content;
    try {
      content = Files.readString(Path.of(library), StandardCharsets.ISO_8859_1);
    } catch (final IOException e) {
      return ", whose functions cannot be read";
    }
    final List<String> absent =
        NEWER.stream().filter(name -> !content.contains("\0" + name + "\0")).toList();
    return absent.isEmpty()
        ? ", all functions"
        : ", without the newer " + String.join(", ", absent) + ", which are not needed";
  }

  private void signalChaining(final Optional<Path> library) {
    add(
        "libjsig",
        library.isPresent() ? State.GOOD : State.LIMITED,
        library
            .map(Path::toString)
            .orElse(
                "missing in "
                    + System.getProperty("java.home")
                    + "; the worker puts signal handlers back by itself; a complete JDK has it"));
  }

  private void codeModels(final Path spinit) {
    final String text;
    try {
      text = Files.readString(spinit, StandardCharsets.ISO_8859_1);
    } catch (final IOException e) {
      add(
          "spinit",
          State.LIMITED,
          spinit + " cannot be read; A devices and POLY sources will be refused" + REINSTALL);
      return;
    }
    add("spinit", State.GOOD, spinit.toString());
    final List<String> missing = new ArrayList<>();
    int found = 0;
    final Matcher matcher = CODE_MODEL.matcher(text);
    while (matcher.find()) {
      if (Files.isReadable(Path.of(matcher.group(1)))) {
        found++;
      } else {
        missing.add(matcher.group(1));
      }
    }
    if (missing.isEmpty() && found > 0) {
      add("code models", State.GOOD, found + " files");
    } else {
      add(
          "code models",
          State.LIMITED,
          (missing.isEmpty() ? "spinit loads none" : "missing: " + String.join(", ", missing))
              + "; A devices and POLY sources will be refused"
              + REINSTALL);
    }
  }

  private void confinement(final OptionalInt landlock) {
    final boolean whole = landlock.orElse(0) > 0;
    add(
        "confinement of decks",
        whole ? State.GOOD : State.LIMITED,
        whole
            ? "Landlock, version " + landlock.getAsInt() + ", and limits of memory and file size"
            : "this kernel has no Landlock, so decks that are not trusted are held by the checks of"
                + " their text alone; Linux 5.13 or later has it");
  }

  private void trial(
      final Simulator simulator, final String what, final State failing, final String... devices) {
    final List<String> lines = new ArrayList<>(List.of("trial", "v1 a 0 1"));
    lines.addAll(List.of(devices));
    lines.add(".end");
    final Request request =
        Request.of(Deck.of(lines), new Analysis.OperatingPoint()).within(TRIAL_LIMIT);
    try {
      final Outcome outcome = simulator.run(request);
      if (outcome instanceof Outcome.Completed) {
        add(what, State.GOOD, outcome.describe());
      } else {
        final List<String> messages = outcome.messages();
        add(
            what,
            failing,
            outcome.describe()
                + (messages.isEmpty() ? "" : "; it said: " + messages.get(messages.size() - 1))
                + REINSTALL);
      }
    } catch (final WuxingException e) {
      add(what, State.BROKEN, e.getMessage());
    }
  }

  private void fonts() {
    try {
      final int families =
          java.awt.GraphicsEnvironment.getLocalGraphicsEnvironment()
              .getAvailableFontFamilyNames()
              .length;
      add(
          "fonts",
          families > 0 ? State.GOOD : State.LIMITED,
          families > 0 ? families + " families" : fontsMissing("no font families"));
    } catch (final RuntimeException | LinkageError e) {
      add("fonts", State.LIMITED, fontsMissing(e.toString()));
    }
  }

  private static String fontsMissing(final String why) {
    return why + "; charts cannot be drawn; mend it: apt-get install fontconfig fonts-dejavu-core";
  }
}
