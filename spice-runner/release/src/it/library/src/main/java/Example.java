import java.util.List;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;

/** Emits a network's circuit and simulates a voltage divider. */
public class Example {
  public static void main(final String[] arguments) {
    Topology topology = Topologies.adders(new int[] {4, 2}, new int[] {0}, new int[] {4}, 1, 1);
    Network network = Network.of(topology, Initialization.uniform(topology, 0.5, true, 1));
    var circuit =
        NetworkCompiler.compile(network, Direction.FORWARD, Level.OPAMP, Technology.integrated());
    System.out.println(circuit.lines().get(0));
    Deck deck = Deck.of(List.of("divider", "v1 in 0 3", "r1 in out 1k", "r2 out 0 2k", ".op", ".end"));
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      if (pool.run(Request.ofCards(deck)) instanceof Outcome.Completed completed) {
        System.out.println(Math.round(completed.waveforms().vector("v(out)")[0]) + " V");
      }
    }
  }
}
