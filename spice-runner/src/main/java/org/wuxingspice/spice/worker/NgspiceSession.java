package org.wuxingspice.spice.worker;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;
import org.wuxingspice.spice.ngspice.NgspiceLibrary;

/**
 * libngspice inside the worker process, used by its main thread alone. Return codes of the library
 * say little, so every verdict rests on messages, plots and data.
 */
final class NgspiceSession {

  private static final int KEPT_MESSAGES = 60;
  private static final int LONGEST_COMMAND = 900;
  private static final int RUNS_BETWEEN_CLEARING = 10;
  private static final double END_TOLERANCE = 1e-9;

  private static final Pattern LOAD_FAILED =
      Pattern.compile(
          "(?i)error|circuit not parsed|unknown subckt|undefined parameter|could not find include"
              + "|cannot recover");
  private static final Pattern ABSENT = Pattern.compile("(?i)no such (device|parameter)");

  private final NgspiceLibrary library;
  private final NgspiceLibrary.SendChar output;
  private final NgspiceLibrary.SendStat status;
  private final NgspiceLibrary.ControlledExit exit;
  private final ConcurrentLinkedDeque<String> messages = new ConcurrentLinkedDeque<>();
  private int loaded;
  private int current = -1;
  private int runs;
  private List<String> probed = List.of();

  NgspiceSession(final String path) {
    library = Native.load(path, NgspiceLibrary.class);
    output =
        (line, id, user) -> {
          messages.add(line.replaceFirst("^(stdout|stderr) ", ""));
          return 0;
        };
    status = (text, id, user) -> 0;
    exit =
        (code, immediate, quit, id, user) -> {
          messages.add("Error: ngspice asked to be ended");
          return 0;
        };
    library.ngSpice_Init(output, status, exit, null, null, null, Pointer.NULL);
    command("set noaskquit");
    command("set nomoremode");
    command("unset interactive");
    messages.clear();
  }

  boolean load(final List<String> lines) {
    final int code = library.ngSpice_Circ(new StringArray(terminated(lines)));
    final boolean failed =
        code != 0 || messages.stream().anyMatch(line -> LOAD_FAILED.matcher(line).find());
    if (!failed) {
      current = loaded++;
      probed = List.of();
    }
    return !failed;
  }

  private static String[] terminated(final List<String> lines) {
    return lines.toArray(new String[0]);
  }

  void run(
      final int circuit,
      final List<String> names,
      final List<Double> values,
      final String analysis,
      final double end,
      final List<String> probes,
      final DataOutputStream answer)
      throws IOException {
    select(circuit);
    for (int i = 0; i < names.size(); i++) {
      command("alter " + names.get(i) + " = " + values.get(i));
      if (messages.stream().anyMatch(line -> ABSENT.matcher(line).find())) {
        fail(answer, Protocol.NO_SUCH_DEVICE, names.get(i));
        return;
      }
    }
    save(probes);
    final String before = library.ngSpice_CurPlot();
    final long begin = System.nanoTime();
    command(analysis);
    final long nanoseconds = System.nanoTime() - begin;
    answer(before, end, nanoseconds, probes, answer);
    command("destroy all");
    if (++runs % RUNS_BETWEEN_CLEARING == 0) {
      library.ngSpice_Command(null);
    }
  }

  /** Circuits are numbered from the newest, 1, to the oldest. */
  private void select(final int circuit) {
    if (circuit != current) {
      command("setcirc " + (loaded - circuit));
      current = circuit;
      probed = List.of();
    }
  }

  private void save(final List<String> probes) {
    if (probes.equals(probed)) {
      return;
    }
    command("delete all");
    StringBuilder line = new StringBuilder("save");
    for (final String probe : probes) {
      if (line.length() + probe.length() > LONGEST_COMMAND) {
        command(line.toString());
        line = new StringBuilder("save");
      }
      line.append(' ').append(probe);
    }
    command(line.toString());
    probed = probes;
  }

  private void answer(
      final String before,
      final double end,
      final long nanoseconds,
      final List<String> probes,
      final DataOutputStream answer)
      throws IOException {
    final String plot = library.ngSpice_CurPlot();
    final double[] time = plot.equals(before) ? null : vector("time");
    if (time == null || time.length == 0) {
      fail(answer, Protocol.EMPTY_RESULT, "");
      return;
    }
    final List<double[]> data = new ArrayList<>();
    boolean finite = true;
    for (final String probe : probes) {
      final double[] values = vector(probe);
      if (values == null || values.length != time.length) {
        fail(answer, Protocol.NO_SUCH_VECTOR, probe);
        return;
      }
      for (final double value : values) {
        finite &= Double.isFinite(value);
      }
      data.add(values);
    }
    if (!finite || time[time.length - 1] < end * (1 - END_TOLERANCE)) {
      fail(answer, Protocol.NOT_CONVERGED, Double.toString(time[time.length - 1]));
      return;
    }
    answer.writeInt(Protocol.COMPLETED);
    answer.writeLong(nanoseconds);
    answer.writeInt(time.length);
    write(answer, time);
    for (final double[] values : data) {
      write(answer, values);
    }
  }

  private static void write(final DataOutputStream answer, final double[] values)
      throws IOException {
    final java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(values.length * Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    answer.write(bytes.array());
  }

  private static void fail(final DataOutputStream answer, final int status, final String what)
      throws IOException {
    answer.writeInt(status);
    answer.writeUTF(what);
  }

  /** Copies a real vector of the current plot; null when there is none. */
  private double[] vector(final String name) {
    final Pointer info = library.ngGet_Vec_Info(name);
    if (info == null) {
      return null;
    }
    final Pointer data = info.getPointer(NgspiceLibrary.VECTOR_REAL);
    final int length = info.getInt(NgspiceLibrary.VECTOR_LENGTH);
    return data == null ? null : data.getDoubleArray(0, length);
  }

  private void command(final String text) {
    library.ngSpice_Command(text);
  }

  /** The last messages since the last call, oldest first. */
  List<String> takeMessages() {
    final List<String> all = new ArrayList<>(messages);
    messages.clear();
    return all.subList(Math.max(0, all.size() - KEPT_MESSAGES), all.size());
  }
}
