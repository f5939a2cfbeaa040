package org.wuxingspice.ngspice.worker;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wuxingspice.ngspice.binding.NgspiceLibrary;
import org.wuxingspice.ngspice.binding.vecinfo;
import org.wuxingspice.ngspice.binding.vecinfoall;
import org.wuxingspice.ngspice.binding.vecvalues;
import org.wuxingspice.ngspice.binding.vecvaluesall;

/**
 * Sends the points of the wanted vectors as ngspice accepts them. Of complex vectors both parts are
 * sent, each under a name of its own; the scale is always real.
 */
final class Streaming {

  private static final int INFO_COUNT = vecinfoall.offsetOf("veccount");
  private static final int INFO_VECTORS = vecinfoall.offsetOf("vecs");
  private static final int INFO_NAME = vecinfo.offsetOf("vecname");
  private static final int INFO_REAL = vecinfo.offsetOf("is_real");
  private static final int VALUES_VECTORS = vecvaluesall.offsetOf("vecsa");
  private static final int VALUE_REAL = vecvalues.offsetOf("creal");
  private static final int VALUE_IMAGINARY = vecvalues.offsetOf("cimag");
  private static final int NONE = -1;

  /**
   * One number of a point.
   *
   * @param vector position of the vector
   * @param subtracted position of another one whose value is subtracted, or {@link #NONE}
   * @param part offset of the real or the imaginary part
   */
  private record Column(int vector, int subtracted, int part) {}

  private final ResponseWriter answers;
  private final NgspiceLibrary.SendInitData begins = this::begin;
  private final NgspiceLibrary.SendData points = this::point;
  private final List<String> names = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private boolean wanted;
  private List<Probe> probes = List.of();

  Streaming(final ResponseWriter answers) {
    this.answers = answers;
  }

  NgspiceLibrary.SendInitData begins() {
    return begins;
  }

  NgspiceLibrary.SendData points() {
    return points;
  }

  void want(final boolean want, final List<Probe> chosen) {
    wanted = want;
    probes = chosen;
  }

  private int begin(final Pointer plot, final int id, final Pointer user) {
    if (!wanted) {
      return 0;
    }
    names.clear();
    columns.clear();
    final Pointer[] vectors =
        plot.getPointer(INFO_VECTORS).getPointerArray(0, plot.getInt(INFO_COUNT));
    final List<String> present = new ArrayList<>();
    boolean complex = false;
    for (final Pointer vector : vectors) {
      present.add(vector.getPointer(INFO_NAME).getString(0).toLowerCase(Locale.ROOT));
      complex |= vector.getByte(INFO_REAL) == 0;
    }
    for (int v = 0; v < vectors.length; v++) {
      if (PlotReader.SCALES.contains(present.get(v))) {
        add(present.get(v), v, NONE, false);
      }
    }
    for (int v = 0; v < vectors.length && probes.isEmpty(); v++) {
      if (!PlotReader.SCALES.contains(present.get(v))) {
        final String name = present.get(v);
        final String outside = PlotReader.outsideNameOfRunning(name);
        final boolean further = PlotReader.isFurther(name, present) || taken(outside);
        add(further ? name : outside, v, NONE, complex);
      }
    }
    for (final Probe probe : probes) {
      add(probe, present, complex);
    }
    answers.send(Protocol.BEGIN, new Frame.Payload().texts(names));
    return 0;
  }

  private boolean taken(final String name) {
    return names.contains(name) || names.contains("re(" + name + ")");
  }

  private void add(final Probe probe, final List<String> present, final boolean complex) {
    final int vector = find(probe.vectors().get(0), present);
    final boolean difference = probe.vectors().size() > 1;
    final int subtracted = difference ? find(probe.vectors().get(1), present) : NONE;
    if (vector != NONE && !PlotReader.SCALES.contains(present.get(vector))) {
      if (!difference || subtracted != NONE) {
        add(probe.name(), vector, subtracted, complex);
      }
    }
  }

  private static int find(final Probe.Vector vector, final List<String> present) {
    return vector.names().stream()
        .mapToInt(present::indexOf)
        .filter(position -> position != NONE)
        .findFirst()
        .orElse(NONE);
  }

  private void add(
      final String name, final int vector, final int subtracted, final boolean complex) {
    names.add(complex ? "re(" + name + ")" : name);
    columns.add(new Column(vector, subtracted, VALUE_REAL));
    if (complex) {
      names.add("im(" + name + ")");
      columns.add(new Column(vector, subtracted, VALUE_IMAGINARY));
    }
  }

  private int point(final Pointer values, final int count, final int id, final Pointer user) {
    if (!wanted) {
      return 0;
    }
    final Pointer vectors = values.getPointer(VALUES_VECTORS);
    final double[] point = new double[columns.size()];
    for (int c = 0; c < point.length; c++) {
      final Column column = columns.get(c);
      point[c] = value(vectors, column.vector(), column.part());
      if (column.subtracted() != NONE) {
        point[c] -= value(vectors, column.subtracted(), column.part());
      }
    }
    answers.send(Protocol.POINT, new Frame.Payload().doubles(point));
    return 0;
  }

  private static double value(final Pointer vectors, final int position, final int part) {
    return vectors.getPointer((long) position * Native.POINTER_SIZE).getDouble(part);
  }
}
