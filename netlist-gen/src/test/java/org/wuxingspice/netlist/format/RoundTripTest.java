package org.wuxingspice.netlist.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wuxingspice.netlist.circuit.Circuit;

class RoundTripTest {

  private static final NetlistReader READER =
      new NetlistReader(new ReaderSettings(List.of(), ReaderSettings.Controls.KEEP, true));

  @Provide
  Arbitrary<Circuit> circuits() {
    return Circuits.any();
  }

  @Property(tries = 200)
  void whatIsWrittenIsReadBack(@ForAll("circuits") final Circuit circuit) {
    final List<String> written = NetlistWriter.lines(circuit);
    final Circuit read = READER.read("written", written);
    assertThat(read).as("%s", written).isEqualTo(circuit);
    assertThat(NetlistWriter.lines(read)).isEqualTo(written);
  }

  @Property(tries = 200)
  void anyLinesAreReadOrRefusedWithAPlace(@ForAll final List<String> lines) {
    try {
      READER.read("noise", lines.stream().flatMap(String::lines).toList());
    } catch (final org.wuxingspice.model.failure.WuxingException e) {
      assertThat(e.getMessage()).startsWith("noise:").doesNotContain("\n");
    }
  }
}
