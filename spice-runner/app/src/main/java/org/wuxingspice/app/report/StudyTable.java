package org.wuxingspice.app.report;

import java.util.ArrayList;
import java.util.List;
import org.wuxingspice.app.export.CsvTable;
import org.wuxingspice.app.page.PagePart;
import org.wuxingspice.ngspice.study.StudyResult;

/** All runs of a study as comma-separated values: parameters, measures, and why a run failed. */
public final class StudyTable {

  private StudyTable() {}

  /**
   * {@return the lines of the table, names first}
   *
   * @param result of the study
   */
  public static List<String> lines(final StudyResult result) {
    final List<String> lines = new ArrayList<>();
    final List<String> names = new ArrayList<>(List.of("run"));
    names.addAll(result.plan().parameters());
    result.measures().forEach(measure -> names.add(measure.name()));
    names.add("failure");
    lines.add(CsvTable.line(names));
    for (int r = 0; r < result.runs().size(); r++) {
      final List<String> cells =
          new ArrayList<>(List.of(Integer.toString(result.plan().first() + r)));
      result.plan().runs().get(r).forEach(value -> cells.add(Double.toString(value)));
      result.runs().get(r).values().forEach(value -> cells.add(Double.toString(value)));
      cells.add(result.runs().get(r).failure().orElse(""));
      lines.add(CsvTable.line(cells));
    }
    return lines;
  }

  /**
   * {@return the same for a page}
   *
   * @param result of the study
   */
  static PagePart.Table of(final StudyResult result) {
    final List<PagePart.Column> columns = new ArrayList<>(List.of(new PagePart.Column("run", "")));
    result
        .plan()
        .parameters()
        .forEach(name -> columns.add(new PagePart.Column(name, StudyChart.unit(name))));
    for (int m = 0; m < result.measures().size(); m++) {
      columns.add(new PagePart.Column(result.measures().get(m).name(), result.units().get(m)));
    }
    columns.add(new PagePart.Column("failure", ""));
    final List<List<Object>> rows = new ArrayList<>();
    for (int r = 0; r < result.runs().size(); r++) {
      final List<Object> cells = new ArrayList<>(List.of(result.plan().first() + r));
      cells.addAll(result.plan().runs().get(r));
      cells.addAll(result.runs().get(r).values());
      cells.add(result.runs().get(r).failure().orElse(""));
      rows.add(cells);
    }
    return new PagePart.Table("Runs", columns, rows);
  }
}
