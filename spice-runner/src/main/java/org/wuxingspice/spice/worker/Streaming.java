package org.wuxingspice.spice.worker;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wuxingspice.spice.ngspice.NgspiceLibrary;
import org.wuxingspice.spice.ngspice.vecinfo;
import org.wuxingspice.spice.ngspice.vecinfoall;
import org.wuxingspice.spice.ngspice.vecvalues;
import org.wuxingspice.spice.ngspice.vecvaluesall;

/** Sends the points of the wanted vectors as ngspice accepts them. */
final class Streaming {

  private static final long FLUSH_NANOSECONDS = 20_000_000;
  private static final int INFO_COUNT = vecinfoall.offsetOf("veccount");
  private static final int INFO_VECTORS = vecinfoall.offsetOf("vecs");
  private static final int INFO_NAME = vecinfo.offsetOf("vecname");
  private static final int VALUES_VECTORS = vecvaluesall.offsetOf("vecsa");
  private static final int VALUE_REAL = vecvalues.offsetOf("creal");

  private final Answers answers;
  private final NgspiceLibrary.SendInitData begins = this::begin;
  private final NgspiceLibrary.SendData points = this::point;
  private boolean wanted;
  private List<String> probes = List.of();
  private int[] picked = new int[0];
  private long flushed;

  Streaming(final Answers answers) {
    this.answers = answers;
  }

  NgspiceLibrary.SendInitData begins() {
    return begins;
  }

  NgspiceLibrary.SendData points() {
    return points;
  }

  void want(final boolean want, final List<String> names) {
    wanted = want;
    probes = names;
  }

  private int begin(final Pointer plot, final int id, final Pointer user) {
    if (!wanted) {
      return 0;
    }
    final Pointer[] vectors =
        plot.getPointer(INFO_VECTORS).getPointerArray(0, plot.getInt(INFO_COUNT));
    final List<String> names = new ArrayList<>();
    for (final Pointer vector : vectors) {
      names.add(vector.getPointer(INFO_NAME).getString(0).toLowerCase(Locale.ROOT));
    }
    final List<Integer> order = new ArrayList<>();
    final List<String> sent = new ArrayList<>();
    for (int v = 0; v < names.size(); v++) {
      if (PlotReader.SCALES.contains(names.get(v))) {
        order.add(v);
        sent.add(names.get(v));
      }
    }
    for (int v = 0; v < names.size(); v++) {
      final String name = PlotReader.outsideNameOfRunning(names.get(v));
      if (!PlotReader.SCALES.contains(names.get(v))
          && (probes.isEmpty() || probes.contains(name) || probes.contains(names.get(v)))) {
        order.add(v);
        sent.add(name);
      }
    }
    picked = order.stream().mapToInt(Integer::intValue).toArray();
    return send(Protocol.BEGIN, () -> new Frame.Payload().texts(sent));
  }

  private int point(final Pointer values, final int count, final int id, final Pointer user) {
    if (!wanted) {
      return 0;
    }
    final Pointer vectors = values.getPointer(VALUES_VECTORS);
    final double[] point = new double[picked.length];
    for (int p = 0; p < point.length; p++) {
      point[p] =
          vectors
              .getPointer((long) picked[p] * com.sun.jna.Native.POINTER_SIZE)
              .getDouble(VALUE_REAL);
    }
    return send(Protocol.POINT, () -> new Frame.Payload().doubles(point));
  }

  /** A payload that can fail only as the channel can. */
  @FunctionalInterface
  private interface Content {
    Frame.Payload payload() throws IOException;
  }

  private int send(final int kind, final Content content) {
    try {
      answers.send(kind, content.payload());
      final long now = System.nanoTime();
      if (now - flushed > FLUSH_NANOSECONDS) {
        answers.flush();
        flushed = now;
      }
    } catch (final IOException e) {
      Runtime.getRuntime().halt(0); // nobody listens any more
    }
    return 0;
  }
}
