package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.Scope;
import org.wuxingspice.netlist.flat.FlatCircuit;
import org.wuxingspice.netlist.flat.Flattener;
import org.wuxingspice.netlist.format.NetlistReader;
import org.wuxingspice.netlist.format.ReaderSettings;
import org.wuxingspice.netlist.technology.Technology;

/**
 * The text of a behavioral netlist, read back, is the linearised equation: C⁻¹·∂i/∂v at the fixed
 * point is the Jacobian of equations 3.1 and 3.2, and the currents there vanish.
 */
class EquivalenceTest {

  private static final Technology TECHNOLOGY = Technology.integrated();

  @Property(tries = 25)
  void stateMatrixIsTheJacobian(
      @ForAll final Direction direction, @ForAll @IntRange(min = 0, max = 100_000) final int seed) {
    final Network network = TestNetworks.random(seed);
    final List<String> text =
        NetworkCompiler.compile(network, direction, Level.BEHAVIORAL, TECHNOLOGY).lines();
    final FlatCircuit circuit =
        Flattener.flatten(new NetlistReader(ReaderSettings.STRICT).read("netlist", text));
    final double[] rest = FixedPoint.solve(network.parameters(), direction);
    final Map<String, Double> volts = new HashMap<>();
    for (int e = 0; e < rest.length; e++) {
      volts.put("e" + e, TECHNOLOGY.volts(rest[e]));
    }
    for (final Device device : circuit.devices()) {
      if (device instanceof Source.Voltage v) {
        volts.put(v.plus(), number(v.stimulus().dc().orElseThrow()));
      }
    }
    final double[][] expected = jacobian(network, direction, rest);
    final double[] still = slopes(circuit, volts, rest.length);
    for (int column = 0; column < rest.length; column++) {
      final double[] more = moved(circuit, volts, column, rest.length, 1e-3);
      final double[] less = moved(circuit, volts, column, rest.length, -1e-3);
      for (int row = 0; row < rest.length; row++) {
        // central differences are exact for products of two voltages, up to rounding
        assertThat((more[row] - less[row]) / 2e-3)
            .as("d(dE" + row + "/dt)/dE" + column)
            .isCloseTo(expected[row][column], within(1e-9));
      }
    }
    for (final double slope : still) {
      assertThat(slope).isCloseTo(0, within(1e-9));
    }
  }

  /** dE/dt with one element moved, units of E per time unit. */
  private static double[] moved(
      final FlatCircuit circuit,
      final Map<String, Double> volts,
      final int element,
      final int elements,
      final double units) {
    final Map<String, Double> changed = new HashMap<>(volts);
    changed.merge("e" + element, TECHNOLOGY.volts(units), Double::sum);
    return slopes(circuit, changed, elements);
  }

  /** dE/dt from the currents into each node and its capacitance. */
  private static double[] slopes(
      final FlatCircuit circuit, final Map<String, Double> volts, final int elements) {
    final Function<String, Double> v = node -> node.equals("0") ? 0.0 : volts.get(node);
    final Map<String, Double> current = new HashMap<>();
    final Map<String, Double> capacitance = new HashMap<>();
    for (final Device device : circuit.devices()) {
      if (device instanceof Passive.Capacitor c) {
        assertThat(c.b()).isEqualTo("0");
        capacitance.merge(c.a(), number(c.farads()), Double::sum);
      } else if (device instanceof Passive.Resistor r) {
        flow(current, r.a(), r.b(), (v.apply(r.a()) - v.apply(r.b())) / number(r.ohms()));
      } else if (device instanceof ControlledSource.Vccs g) {
        flow(
            current,
            g.from(),
            g.to(),
            number(g.siemens()) * (v.apply(g.controlPlus()) - v.apply(g.controlMinus())));
      } else if (device instanceof ControlledSource.Behavioral b) {
        flow(
            current,
            b.from(),
            b.to(),
            b.multiplicity().map(EquivalenceTest::number).orElse(1.0)
                * b.formula().evaluate(voltages(v)));
      } else if (device instanceof Semiconductor.Diode d) {
        // the limiter is off: far from both of its ends
        assertThat(v.apply(d.nodes().get(1)) - v.apply(d.nodes().get(0)))
            .isBetween(TECHNOLOGY.volts(0.2), TECHNOLOGY.volts(9.8));
      } else if (device instanceof Source.Current i) {
        flow(current, i.plus(), i.minus(), number(i.stimulus().dc().orElseThrow()));
      } else {
        assertThat(device).isInstanceOf(Source.Voltage.class);
      }
    }
    final double[] slopes = new double[elements];
    for (int e = 0; e < elements; e++) {
      slopes[e] =
          current.get("e" + e)
              / capacitance.get("e" + e)
              * TECHNOLOGY.secondsPerUnit()
              / TECHNOLOGY.voltsPerUnit();
    }
    return slopes;
  }

  private static void flow(
      final Map<String, Double> current, final String from, final String to, final double amperes) {
    current.merge(from, -amperes, Double::sum);
    current.merge(to, amperes, Double::sum);
  }

  private static double number(final Value value) {
    return value.evaluate(Scope.EMPTY);
  }

  private static Scope voltages(final Function<String, Double> v) {
    return new Scope() {
      @Override
      public double parameter(final String name) {
        throw Scope.unknown("parameter", name);
      }

      @Override
      public double voltage(final String node) {
        return v.apply(node.toLowerCase(Locale.ROOT));
      }
    };
  }

  /** The derivative of equations 3.1 and 3.2, written out from the paper. */
  private static double[][] jacobian(
      final Network network, final Direction direction, final double[] rest) {
    final Topology topology = network.topology();
    final int n = topology.elementCount();
    final double[][] a = new double[n][n];
    for (int e = 0; e < n; e++) {
      final int i = e % ELEMENTS;
      final int first = e - i;
      final boolean forward = direction == Direction.FORWARD;
      final int generator = first + (i + (forward ? 4 : 1)) % ELEMENTS;
      final int restrainer = first + (i + (forward ? 3 : 2)) % ELEMENTS;
      final double k1 = network.parameters().k1(forward ? e : generator);
      final double k3 = network.parameters().k3(forward ? e : restrainer);
      a[e][generator] += k1;
      a[e][e] -= network.parameters().k2(e) + k3 * rest[restrainer];
      a[e][restrainer] -= k3 * rest[e];
    }
    for (int k = 0; k < topology.linkCount(); k++) {
      final int from = direction == Direction.FORWARD ? topology.source(k) : topology.target(k);
      final int to = direction == Direction.FORWARD ? topology.target(k) : topology.source(k);
      a[to][from] += network.coefficient(k);
    }
    return a;
  }
}
