package org.wuxingspice.app.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.CompileOptions;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.compile.StateReadout;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Waveforms of a pass in columns by name: {@code t} in time units; {@code E0}, {@code E1}, ... of
 * every element in units of E; of a circuit also {@code s} in seconds and {@code v(e0)}, ..., the
 * voltages of the nodes that carry the elements. Elements that were simulated apart have instants
 * of their own; the table then has {@value #EVEN} even ones, with straight lines between points.
 */
public final class ElementTable {

  private static final int EVEN = 2001;

  private final Map<String, double[]> columns = new LinkedHashMap<>();
  private final double[] instants;

  /**
   * Begins a table.
   *
   * @param first trajectory, whose instants the table takes when its elements share them
   */
  public ElementTable(final Trajectory first) {
    instants = instants(first);
    columns.put("t", instants);
  }

  private static double[] instants(final Trajectory trajectory) {
    final double[] first = trajectory.time()[0];
    for (final double[] other : trajectory.time()) {
      if (other != first) {
        final double end = first[first.length - 1];
        return IntStream.range(0, EVEN).mapToDouble(i -> end * i / (EVEN - 1)).toArray();
      }
    }
    return first;
  }

  /**
   * Adds the values of all elements.
   *
   * @param trajectory of a pass
   * @param suffix of the columns' names
   * @return this table
   */
  public ElementTable with(final Trajectory trajectory, final String suffix) {
    for (int e = 0; e < trajectory.values().length; e++) {
      columns.put("E" + e + suffix, values(trajectory, e, 1));
    }
    return this;
  }

  /**
   * Adds what a circuit's values are in volts and seconds.
   *
   * @param trajectory of a pass in the circuit
   * @param network that was run
   * @param direction of the pass
   * @param level of detail
   * @param technology of the circuit
   * @return this table
   */
  public ElementTable withVolts(
      final Trajectory trajectory,
      final Network network,
      final Direction direction,
      final Level level,
      final Technology technology) {
    columns.put(
        "s",
        IntStream.range(0, instants.length)
            .mapToDouble(i -> technology.seconds(instants[i]))
            .toArray());
    final List<StateReadout> states =
        NetworkCompiler.compile(network, direction, level, technology, CompileOptions.DEFAULT)
            .states();
    for (int e = 0; e < states.size(); e++) {
      columns.put(states.get(e).vector(), values(trajectory, e, 1 / states.get(e).unitsPerVolt()));
    }
    return this;
  }

  private double[] values(final Trajectory trajectory, final int element, final double factor) {
    final double[] values = new double[instants.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = factor * trajectory.at(element, instants[i]);
    }
    return values;
  }

  /**
   * Refuses other files than {@link #write} can write.
   *
   * @param file to be written
   * @throws org.wuxingspice.model.failure.WuxingException {@link ExportReason#UNKNOWN_KIND}
   */
  public static void checkEnding(final Path file) {
    if (!isArchive(file) && !file.toString().endsWith(".csv")) {
      throw ExportReason.UNKNOWN_KIND.failure(file + ": waveforms are written as .csv or .npz");
    }
  }

  private static boolean isArchive(final Path file) {
    return file.toString().endsWith(".npz");
  }

  /**
   * Writes the table.
   *
   * @param file ending in {@code .csv} or {@code .npz}
   */
  public void write(final Path file) {
    checkEnding(file);
    AtomicFile.write(file, isArchive(file) ? this::archive : this::text);
  }

  private void archive(final OutputStream out) throws IOException {
    NumpyArchive.write(columns, out);
  }

  private void text(final OutputStream out) throws IOException {
    final Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(CsvTable.line(new ArrayList<>(columns.keySet())) + "\n");
    for (int i = 0; i < instants.length; i++) {
      final StringBuilder row = new StringBuilder();
      for (final double[] column : columns.values()) {
        row.append(row.isEmpty() ? "" : ",").append(column[i]);
      }
      writer.write(row.append('\n').toString());
    }
    writer.flush();
  }
}
