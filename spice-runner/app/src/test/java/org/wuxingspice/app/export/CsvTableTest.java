package org.wuxingspice.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {

  /** Spreadsheets compute cells that begin with one of these signs. */
  @Test
  void formulasBecomeTexts() {
    assertThat(CsvTable.line(List.of("=1+1", "+cmd|' /C calc'!A0", "-v(out)", "@SUM(1+1)", "\t=1")))
        .isEqualTo("'=1+1,'+cmd|' /C calc'!A0,'-v(out),'@SUM(1+1),' =1");
  }

  @Test
  void numbersAndParametersOfDevicesStayAsTheyAre() {
    final List<String> cells =
        List.of("-1.5E-9", "+3", "-Infinity", "NaN", "@m.x1.m1[gm]", "v(out)", "i(v1)");
    assertThat(CsvTable.line(cells)).isEqualTo(String.join(",", cells));
  }

  @Test
  void namesThatActOnATerminalAreMadeSafe() {
    assertThat(CsvTable.line(List.of("v(\u001b[2J)", "v(\u202Ea)", "v(a,b)")))
        .isEqualTo("v(\uFFFD[2J),v(\uFFFDa),\"v(a,b)\"");
  }
}
