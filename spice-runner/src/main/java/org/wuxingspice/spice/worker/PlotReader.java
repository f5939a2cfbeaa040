package org.wuxingspice.spice.worker;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wuxingspice.spice.ngspice.NgspiceLibrary;
import org.wuxingspice.spice.ngspice.vector_info;

/** Copies vectors out of ngspice and sends them, one frame each. */
final class PlotReader {

  /** Vectors that others are plotted over. */
  static final Set<String> SCALES =
      Set.of("time", "frequency", "v-sweep", "i-sweep", "temp-sweep", "res-sweep");

  private static final String BRANCH = "#branch";
  private static final int TYPE = vector_info.offsetOf("v_type");
  private static final int FLAGS = vector_info.offsetOf("v_flags");
  private static final int REAL = vector_info.offsetOf("v_realdata");
  private static final int COMPLEX = vector_info.offsetOf("v_compdata");
  private static final int LENGTH = vector_info.offsetOf("v_length");
  private static final int COMPLEX_FLAG = 2;
  private static final int VOLTAGE = 3;

  private PlotReader() {}

  /** Names of all plots, oldest first. */
  static List<String> plots() {
    final List<String> plots = names(NgspiceLibrary.ngSpice_AllPlots());
    Collections.reverse(plots);
    return plots;
  }

  private static List<String> names(final Pointer array) {
    return array == null ? new ArrayList<>() : new ArrayList<>(List.of(array.getStringArray(0)));
  }

  /** The name under which raw files and probes know a branch current. */
  static String outsideName(final String name) {
    if (name.endsWith(BRANCH)) {
      return "i(" + name.substring(0, name.length() - BRANCH.length()) + ")";
    }
    return name;
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

  /** Sends the current plot: its scale, then the probes it has, or everything. */
  static void send(final String plot, final List<String> probes, final Answers answers)
      throws IOException {
    final List<String> present = names(NgspiceLibrary.ngSpice_AllVecs(plot));
    final Set<String> wanted = new LinkedHashSet<>();
    present.stream()
        .filter(name -> SCALES.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(wanted::add);
    wanted.addAll(probes.isEmpty() ? present : probes);
    final List<Frame.Payload> vectors = new ArrayList<>();
    for (final String name : wanted) {
      final Pointer info = NgspiceLibrary.ngGet_Vec_Info(name);
      if (info != null && info.getInt(LENGTH) > 0) {
        vectors.add(vector(name, !probes.isEmpty(), info));
      }
    }
    answers.send(Protocol.PLOT, new Frame.Payload().text(plot).number(vectors.size()));
    for (final Frame.Payload vector : vectors) {
      answers.send(Protocol.VECTOR, vector);
    }
  }

  private static Frame.Payload vector(final String name, final boolean asAsked, final Pointer info)
      throws IOException {
    final int type = info.getInt(TYPE);
    final int length = info.getInt(LENGTH);
    final boolean complex = (info.getShort(FLAGS) & COMPLEX_FLAG) != 0;
    final Frame.Payload payload =
        new Frame.Payload()
            .text(asAsked ? name : outsideName(name.toLowerCase(Locale.ROOT), type))
            .number(type)
            .number(complex ? 1 : 0);
    if (!complex) {
      return payload.doubles(info.getPointer(REAL).getByteArray(0, length * Double.BYTES));
    }
    final double[] pairs = info.getPointer(COMPLEX).getDoubleArray(0, 2 * length);
    final double[] real = new double[length];
    final double[] imaginary = new double[length];
    for (int i = 0; i < length; i++) {
      real[i] = pairs[2 * i];
      imaginary[i] = pairs[2 * i + 1];
    }
    return payload.doubles(real).doubles(imaginary);
  }
}
