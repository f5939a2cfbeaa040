import org.wuxingspice.model.dynamics.Direction;
import org.wuxingspice.model.network.Initialization;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulator.NgspiceInstallation;
import org.wuxingspice.ngspice.simulator.Outcome;
import org.wuxingspice.ngspice.simulator.Request;
import org.wuxingspice.ngspice.simulator.Simulator;
import org.wuxingspice.ngspice.simulator.WorkerPool;

/** Emits a network's circuit and simulates a deck. */
public class Example {
  public static void main(final String[] arguments) {
    Topology topology = Topologies.adders(new int[] {4, 3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 1);
    Network network = Network.of(topology, Initialization.uniform(topology, 0.5, true, 1));
    Technology technology = Technology.integrated();
    System.out.println(
        NetworkCompiler.compile(network, Direction.FORWARD, Level.OPAMP, technology).lines().size()
            + " lines");
    Deck deck = Deck.of("divider", "v1 in 0 3", "r1 in out 1k", "r2 out 0 2k", ".op");
    try (Simulator simulator = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      Outcome outcome = simulator.run(Request.of(deck));
      System.out.println(((Outcome.Completed) outcome).plots().get(0).last("v(out)") + " V");
    }
  }
}
