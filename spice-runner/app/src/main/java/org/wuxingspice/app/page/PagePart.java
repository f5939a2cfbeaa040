package org.wuxingspice.app.page;

import java.util.List;
import org.wuxingspice.app.plot.LineFigure;

/** What stands on a page, from top to bottom. */
public sealed interface PagePart {

  /**
   * Lines over a common axis.
   *
   * @param figure the lines
   */
  record Lines(LineFigure figure) implements PagePart {}

  /**
   * Figures with the table of their runs beside them.
   *
   * @param figures whose axes are called as columns of the table
   * @param table of the runs
   */
  record Study(List<LineFigure> figures, Table table) implements PagePart {
    /** Keeps an unmodifiable copy of the list. */
    public Study {
      figures = List.copyOf(figures);
    }
  }

  /**
   * A drawing of a network that leads to its waveforms.
   *
   * @param title above it
   * @param reference what the waveforms are compared with
   * @param layers neurons of each layer
   * @param links the links
   * @param rms difference of every element, units of E
   * @param worst element, index through the network
   * @param waves waveforms that can be seen
   */
  record NetworkDrawing(
      String title,
      String reference,
      int[] layers,
      Links links,
      double[] rms,
      int worst,
      List<Wave> waves)
      implements PagePart {
    /** Keeps an unmodifiable copy of the list. */
    public NetworkDrawing {
      waves = List.copyOf(waves);
    }
  }

  /**
   * Links in columns.
   *
   * @param sources elements they start from
   * @param targets elements they lead to
   * @param coefficients of the links
   */
  record Links(double[] sources, double[] targets, double[] coefficients) {}

  /**
   * The waveforms of an element.
   *
   * @param element index through the network
   * @param time instants, time units
   * @param observed values of E
   * @param reference values of E at the same instants
   */
  record Wave(int element, double[] time, double[] observed, double[] reference) {}

  /**
   * Rows that readers can sort.
   *
   * @param title above it
   * @param columns from left to right
   * @param rows numbers or texts, as many as columns
   */
  record Table(String title, List<Column> columns, List<List<Object>> rows) {
    /** Keeps unmodifiable copies of the lists. */
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A column.
   *
   * @param name at its head
   * @param unit of its numbers
   */
  record Column(String name, String unit) {}
}
