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
