package org.wuxingspice.ngspice.worker;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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
   * @param vector position of the vector, or {@link #NONE} for nothing
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
    if (probes.isEmpty()) {
      add(present, name -> true, complex);
    }
    for (final Probe probe : probes) {
      if (probe.isGroup()) {
        add(present, probe.members(), complex);
      } else {
        add(probe, present, complex);
      }
    }
    answers.send(Protocol.BEGIN, new Frame.Payload().texts(names));
    return 0;
  }

  private void add(
      final List<String> present, final Predicate<String> wanted, final boolean complex) {
    for (int v = 0; v < present.size(); v++) {
      final String name = present.get(v);
      final String outside = PlotReader.outsideNameOfRunning(name);
      if (!PlotReader.SCALES.contains(name) && (wanted.test(name) || wanted.test(outside))) {
        final boolean further = PlotReader.isFurther(name, present) || taken(outside);
        add(further ? name : outside, v, NONE, complex);
      }
    }
  }

  private boolean taken(final String name) {
    return names.contains(name) || names.contains("re(" + name + ")");
  }

  /** Where a vector is, and whether its negative is meant. */
  private record Place(int position, boolean negative) {}

  private void add(final Probe probe, final List<String> present, final boolean complex) {
    final List<Optional<Place>> places =
        probe.vectors().stream().map(vector -> find(vector, present)).toList();
    if (places.stream().anyMatch(Optional::isEmpty)) {
      return;
    }
    final Place first = places.get(0).orElseThrow();
    if (PlotReader.SCALES.contains(present.get(first.position()))) {
      return;
    }
    if (first.negative()) {
      add(probe.name(), NONE, first.position(), complex);
    } else {
      final int subtracted = places.size() > 1 ? places.get(1).orElseThrow().position() : NONE;
      add(probe.name(), first.position(), subtracted, complex);
    }
  }

  private static Optional<Place> find(final Probe.Vector vector, final List<String> present) {
    return vector.find(
        name -> present.contains(name) ? new Place(present.indexOf(name), false) : null,
        place -> new Place(place.position(), true));
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
      point[c] = column.vector() == NONE ? 0 : value(vectors, column.vector(), column.part());
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
