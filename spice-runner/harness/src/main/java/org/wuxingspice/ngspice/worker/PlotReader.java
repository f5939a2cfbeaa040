package org.wuxingspice.ngspice.worker;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.ngspice.binding.NgspiceLibrary;

/** Copies the vectors of plots out of ngspice and sends them, a frame per plot. */
final class PlotReader {

  /** Vectors that others are plotted over. */
  static final Set<String> SCALES =
      Set.of("time", "frequency", "v-sweep", "i-sweep", "temp-sweep", "res-sweep");

  private static final String BRANCH = "#branch";
  private static final int VOLTAGE = 3;

  /** Bytes of vectors that are sent together. */
  private static final int TOGETHER = 1 << 20;

  private final ResponseWriter answers;
  private final String plot;
  private final Map<String, String> exactNames = new HashMap<>();
  private final Set<String> outsideNames = new HashSet<>();
  private Frame.Payload payload = new Frame.Payload();
  private int vectors;

  private PlotReader(final String plot, final ResponseWriter answers) {
    this.plot = plot;
    this.answers = answers;
  }

  /** Names of all plots, oldest first. */
  static List<String> plots() {
    final List<String> plots = names(NgspiceLibrary.ngSpice_AllPlots());
    Collections.reverse(plots);
    return plots;
  }

  private static List<String> names(final @Nullable Pointer array) {
    return array == null ? new ArrayList<>() : new ArrayList<>(List.of(array.getStringArray(0)));
  }

  /**
   * The name under which raw files and probes know a branch current; those of code models end with
   * two numbers behind the word.
   */
  static String outsideName(final String name) {
    final int branch = name.indexOf(BRANCH);
    return branch > 0 ? "i(" + name.substring(0, branch) + ")" : name;
  }

  /** The outside name of a vector during a run, when no type tells voltages from others. */
  static String outsideNameOfRunning(final String name) {
    return name.contains("#") ? outsideName(name) : outsideName(name, VOLTAGE);
  }

  private static String outsideName(final String name, final int type) {
    if (type == VOLTAGE && !name.contains("(") && !name.startsWith("@") && !SCALES.contains(name)) {
      return "v(" + name + ")";
    }
    return outsideName(name);
  }

  /**
   * Sends a plot: its scale, then the probes it has, or everything.
   *
   * @param name of the plot
   * @param probes may be empty for everything
   */
  static void send(final String name, final List<Probe> probes, final ResponseWriter answers) {
    answers.send(Protocol.PLOT, new Frame.Payload().text(name));
    final PlotReader reader = new PlotReader(name, answers);
    reader.read(names(NgspiceLibrary.ngSpice_AllVecs(name)), probes);
    reader.sendVectors();
  }

  private void appended() {
    vectors++;
    if (payload.length() > TOGETHER) {
      sendVectors();
    }
  }

  private void sendVectors() {
    if (vectors > 0) {
      answers.send(Protocol.VECTORS, new Frame.Payload().number(vectors).all(payload));
      payload = new Frame.Payload();
      vectors = 0;
    }
  }

  private void read(final List<String> present, final List<Probe> probes) {
    for (final String exact : present) {
      final String name = exact.toLowerCase(Locale.ROOT);
      exactNames.putIfAbsent(name, exact);
      if (SCALES.contains(name)) {
        append(name, exact);
      }
    }
    if (probes.isEmpty()) {
      present.stream()
          .filter(exact -> !SCALES.contains(exact.toLowerCase(Locale.ROOT)))
          .forEach(exact -> append(exact.toLowerCase(Locale.ROOT), exact));
    }
    for (final Probe probe : probes) {
      if (probe.isGroup()) {
        append(present, probe.members());
      } else if (!SCALES.contains(probe.name())) {
        append(probe);
      }
    }
  }

  private void append(final List<String> present, final Predicate<String> wanted) {
    for (final String exact : present) {
      final String name = exact.toLowerCase(Locale.ROOT);
      final boolean meant =
          wanted.test(name)
              || Vector.find(plot, exact)
                  .filter(vector -> wanted.test(outsideName(name, vector.type())))
                  .isPresent();
      if (meant && !SCALES.contains(name)) {
        append(name, exact);
      }
    }
  }

  private void append(final String name, final String exact) {
    final Optional<Vector> vector = Vector.find(plot, exact);
    if (vector.isPresent()) {
      final String outside = outsideName(name, vector.get().type());
      final boolean further = isFurther(name, exactNames.keySet());
      vector.get().append(payload, further || !outsideNames.add(outside) ? name : outside);
      appended();
    }
  }

  /**
   * Whether a vector is another branch of a code model than the one that probes mean.
   *
   * @param name of the vector, lower case
   * @param present names of all vectors, lower case
   */
  static boolean isFurther(final String name, final Collection<String> present) {
    final int port = name.indexOf(BRANCH + "_");
    return port > 0
        && !name.endsWith(Probe.PORT)
        && present.contains(name.substring(0, port) + Probe.PORT);
  }

  private void append(final Probe probe) {
    final Optional<Vector> vector = find(probe.vectors().get(0));
    if (vector.isEmpty()) {
      return;
    }
    if (probe.vectors().size() == 1) {
      vector.get().append(payload, probe.name());
      appended();
      return;
    }
    final Optional<Vector> subtracted = find(probe.vectors().get(1));
    if (subtracted.isPresent()) {
      vector.get().appendDifference(payload, probe.name(), subtracted.get());
      appended();
    }
  }

  private Optional<Vector> find(final Probe.Vector wanted) {
    return wanted.find(
        name -> {
          final String exact = exactNames.get(name);
          return exact == null ? null : Vector.find(plot, exact).orElse(null);
        },
        Vector::negated);
  }
}
