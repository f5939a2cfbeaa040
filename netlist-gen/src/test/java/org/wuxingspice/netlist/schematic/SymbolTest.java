package org.wuxingspice.netlist.schematic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wuxingspice.netlist.circuit.CodeModel;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.EveryDevice;

class SymbolTest {

  /** What a reader of a drawing needs to know of each device. */
  @Test
  void everyDeviceSaysWhatItIsWorth() {
    final Map<String, String> captions =
        EveryDevice.kinds().collect(Collectors.toMap(Device::name, d -> Symbol.of(d).caption()));
    assertThat(captions)
        .containsEntry("r1", "4.7k")
        .containsEntry("c1", "2n")
        .containsEntry("l1", "3µ")
        .containsEntry("r2", "50, poly")
        .containsEntry("k1", "900m")
        .containsEntry("v1", "5")
        .containsEntry("i1", "~")
        .containsEntry("e1", "10")
        .containsEntry("g1", "2m")
        .containsEntry("f1", "7·i(v1)")
        .containsEntry("h1", "8·i(v1)")
        .containsEntry("g2", "poly(1) 0, 500m")
        .containsEntry("h2", "poly(1) 9")
        .containsEntry("b1", "v = !(v(c)>k) ? i(v1) : 2")
        .containsEntry("s1", "sw1")
        .containsEntry("w1", "sw2, i(v1)")
        .containsEntry("t1", "z0=50")
        .containsEntry("a1", "gain")
        .containsEntry("x1", "cell k=2");
    for (final String transistor : List.of("d1", "q1", "m1", "j1")) {
      assertThat(captions).containsEntry(transistor, "mod");
    }
    assertThat(captions).hasSize((int) EveryDevice.kinds().count());
  }

  @Test
  void polynomialsAreMarkedByWhatTheyGive() {
    final Map<String, String> marks =
        EveryDevice.kinds().collect(Collectors.toMap(Device::name, d -> Symbol.of(d).mark()));
    assertThat(marks).containsEntry("g2", "I").containsEntry("h2", "V");
  }

  @Test
  void negatedConditionsControlTheirSource() {
    assertThat(
            DeviceSymbol.controls(
                new ControlledSource.Behavioral("b1", "a", "0", true, "!(v(c) > 1) * v(d,e)")))
        .containsExactlyInAnyOrder("c", "d", "e");
  }

  @Test
  void allNodesOfACodeModelCarryCurrent() {
    final Device device =
        new CodeModel(
            "a1",
            List.of(
                new CodeModel.Connection(
                    false, List.of(new CodeModel.Port("vd", false, List.of("a", "b")))),
                new CodeModel.Connection(
                    false, List.of(new CodeModel.Port("v", false, List.of("c"))))),
            "gain");
    assertThat(DeviceSymbol.mainNodes(device)).isEqualTo(3);
    assertThat(DeviceSymbol.controls(device)).isEmpty();
  }
}
