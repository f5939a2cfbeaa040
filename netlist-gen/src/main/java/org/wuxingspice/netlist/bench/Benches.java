package org.wuxingspice.netlist.bench;

import java.util.ArrayList;
import java.util.List;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.netlist.technology.Multiplier;
import org.wuxingspice.netlist.technology.OpAmp;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/** The benches of all cells. */
public final class Benches {

  private Benches() {}

  /** {@return all of them, with distinct names} */
  public static List<Bench> all() {
    final Technology integrated = Technology.integrated();
    final OpAmp board = OpAmp.tl074();
    final OpAmp fast = OpAmp.fastCmos();
    final List<Bench> benches = new ArrayList<>();
    benches.add(AmplifierBenches.openLoop("opamp-tl074-gain", board, 15));
    benches.add(AmplifierBenches.step("opamp-tl074-step", board, 15));
    benches.add(AmplifierBenches.transfer("opamp-tl074-transfer", board, 15));
    benches.add(AmplifierBenches.openLoop("opamp-cmos-gain", fast, 2.5));
    benches.add(AmplifierBenches.step("opamp-cmos-step", fast, 2.5));
    benches.add(AmplifierBenches.transfer("opamp-cmos-transfer", fast, 2.5));
    benches.add(AmplifierBenches.inverter(integrated));
    benches.add(MultiplierBenches.plane(Multiplier.ad633()));
    benches.add(MultiplierBenches.bandwidth(Multiplier.ad633()));
    benches.add(MultiplierBenches.step(Multiplier.ad633()));
    benches.add(MultiplierBenches.gilbert());
    benches.add(NetworkCellBenches.integrator(integrated));
    benches.add(NetworkCellBenches.deviation(integrated));
    for (final SynapseKind kind : SynapseKind.values()) {
      benches.add(NetworkCellBenches.synapse(integrated.withSynapses(kind)));
    }
    benches.addAll(MemristorBenches.all());
    final TranslinearDesign bipolar = TranslinearDesign.bipolar();
    benches.add(TranslinearBenches.mirror(bipolar));
    benches.add(TranslinearBenches.link(bipolar));
    benches.add(TranslinearBenches.gainLink(bipolar.withEmitter(1)));
    for (final Direction direction : Direction.values()) {
      benches.add(TranslinearBenches.neuron(bipolar, direction, 1));
    }
    return List.copyOf(benches);
  }
}
