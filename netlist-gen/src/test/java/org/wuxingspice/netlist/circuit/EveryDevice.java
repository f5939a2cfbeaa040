package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One device of every kind. */
public final class EveryDevice {

  private static final ModelReference MODEL =
      new ModelReference(
          "mod",
          Optional.of(Value.of(2)),
          false,
          List.of(Value.of(0.7)),
          Map.of("w", Value.expression("2*a")));

  private EveryDevice() {}

  /** All kinds, each with every optional part. */
  public static Stream<Device> kinds() {
    final Value formula = Value.expression("3*a");
    return Stream.of(
        new Passive.Resistor("r1", "a", "b", Value.of(4700), Map.of("tc", Value.of(1))),
        new Passive.Capacitor("c1", "a", "b", Value.of(2e-9), Value.of(1)),
        new Passive.Inductor("l1", "a", "b", Value.of(3e-6), Optional.of(formula), Map.of()),
        new Passive.Modelled("r2", "a", "b", Optional.of(Value.of(50)), "poly", Map.of()),
        new Passive.Coupling("k1", List.of("l1", "l2"), Value.of(0.9)),
        new Source.Voltage("v1", "a", "0", Stimulus.smallSignal(Value.of(5), formula)),
        new Source.Current(
            "i1", "a", "0", Stimulus.of(Waveform.piecewiseLinear(new double[] {0}, new double[1]))),
        new ControlledSource.Vcvs("e1", "a", "b", "c", "d", Value.of(10)),
        new ControlledSource.Vccs("g1", "a", "b", "c", "d", Value.of(2e-3)),
        new ControlledSource.Cccs("f1", "a", "b", "v1", Value.of(7)),
        new ControlledSource.Ccvs("h1", "a", "b", "v1", Value.of(8)),
        new ControlledSource.Polynomial(
            "g2", "a", "b", List.of("c", "d"), List.of(Value.ZERO, Value.of(0.5))),
        new ControlledSource.Polynomial("h2", "a", "b", List.of("v1"), List.of(Value.of(9))),
        new ControlledSource.Behavioral("b1", "a", "b", false, "!(v(c) > k) ? i(v1) : 2.0"),
        new Semiconductor.Diode("d1", List.of("a", "b"), MODEL),
        new Semiconductor.Bipolar("q1", List.of("a", "b", "c"), MODEL),
        new Semiconductor.Mosfet("m1", List.of("a", "b", "c", "d"), MODEL),
        new Semiconductor.JunctionFet("j1", List.of("a", "b", "c"), MODEL),
        new Switch.ByVoltage("s1", "a", "b", "c", "d", "sw1", Optional.of(true)),
        new Switch.ByCurrent("w1", "a", "b", "v1", "sw2", Optional.empty()),
        new TransmissionLine("t1", List.of("a", "b", "c", "d"), Map.of("z0", Value.of(50))),
        new CodeModel(
            "a1",
            List.of(
                new CodeModel.Connection(
                    false, List.of(new CodeModel.Port("vd", true, List.of("a", "b")))),
                new CodeModel.Connection(
                    true, List.of(new CodeModel.Port("vnam", false, List.of("v1"))))),
            "gain"),
        new Instance("x1", List.of("a", "b"), "cell", Map.of("k", Value.of(2))));
  }
}
