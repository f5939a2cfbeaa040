package org.wuxingspice.app.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wuxingspice.app.export.CsvTable;
import org.wuxingspice.app.export.ExportReason;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.ngspice.simulation.Listener;

/** Points on standard output as ngspice accepts them, a line each. */
final class LiveOutput implements Listener {

  /** How points are written. */
  enum Form {
    /** A JSON object per point. */
    JSON,
    /** A line of names at the beginning of each plot, then a line of values per point. */
    CSV
  }

  private final Form form;
  private final PrintStream out;
  private final Listener progress;
  private List<String> names = List.of();
  private boolean begun;

  LiveOutput(final Form form, final PrintStream out, final Listener progress) {
    this.form = form;
    this.out = out;
    this.progress = progress;
  }

  @Override
  public boolean wantsPoints() {
    return true;
  }

  @Override
  public void started() {
    if (begun) {
      out.println(
          form == Form.JSON ? "{\"restarted\":true}" : "# restarted: points so far are void");
    }
  }

  @Override
  public void progress(final String analysis, final double fraction) {
    progress.progress(analysis, fraction);
  }

  @Override
  public void plot(final List<String> variables) {
    names = List.copyOf(variables);
    begun = true;
    if (form == Form.CSV) {
      out.println(CsvTable.line(names));
    }
  }

  @Override
  public void point(final double[] values) {
    if (form == Form.CSV) {
      final List<String> cells = new ArrayList<>();
      for (final double value : values) {
        cells.add(Double.toString(value));
      }
      out.println(CsvTable.line(cells));
    } else {
      final Map<String, Double> point = new LinkedHashMap<>();
      for (int i = 0; i < values.length; i++) {
        point.put(names.get(i), values[i]);
      }
      out.println(JsonFile.line(point));
    }
    if (out.checkError()) {
      throw ExportReason.NO_READER.failure(
          "the points cannot be written: nobody reads them, or the disk is full; the simulation"
              + " was ended");
    }
  }
}
