package org.wuxingspice.netlist.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wuxingspice.model.device.AccessTransistor;
import org.wuxingspice.model.device.Pulse;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.ModelReference;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;

/**
 * Pulses on a memristor: the top electrode at node p, the other end at node s, behind the access
 * transistor if there is one, whose gate is node g; the state is the voltage of node x.
 *
 * @param pulses in their order, a pause of ten edges before each
 */
public record PulseTrain(List<Pulse> pulses) {

  private static final int PAUSE = 10;
  private static final String MODEL = "access";

  /** Keeps an unmodifiable copy of the list. */
  public PulseTrain {
    pulses = List.copyOf(pulses);
  }

  private double start(final int pulse) {
    return IntStream.rangeClosed(0, pulse)
        .mapToDouble(i -> PAUSE * pulses.get(i).edge() + (i < pulse ? pulses.get(i).duration() : 0))
        .sum();
  }

  /**
   * {@return when a pulse is over, second}
   *
   * @param pulse index
   */
  public double end(final int pulse) {
    return start(pulse) + pulses.get(pulse).duration();
  }

  /**
   * {@return the memristor with its sources}
   *
   * @param cell with ports p, n and x and parameter x0
   * @param access transistor, if there is one
   * @param state x before the first pulse
   */
  public Circuit circuit(
      final Definition.Subcircuit cell,
      final Optional<AccessTransistor> access,
      final double state) {
    final List<Statement> statements = new ArrayList<>();
    statements.add(cell);
    final String bottom = access.isPresent() ? "m" : "s";
    statements.add(
        new Instance("x1", List.of("p", bottom, "x"), cell.name(), Map.of("x0", Value.of(state))));
    access.ifPresent(
        transistor -> {
          statements.add(
              new Definition.Model(
                  MODEL,
                  "nmos",
                  Map.of(
                      "level", Value.of(1),
                      "kp", Value.of(transistor.gain()),
                      "vto", Value.of(transistor.threshold()))));
          statements.add(
              new Semiconductor.Mosfet(
                  "m1",
                  List.of("m", "g", "s", "0"),
                  new ModelReference(
                      MODEL,
                      Optional.empty(),
                      false,
                      List.of(),
                      Map.of("l", Value.of(1e-6), "w", Value.of(1e-6)))));
          statements.add(source("vg", "g", Pulse::gate));
        });
    statements.add(new Directive.Options(Map.of("reltol", "1e-4")));
    statements.add(source("vp", "p", pulse -> Math.max(0, pulse.volts())));
    statements.add(source("vs", "s", pulse -> Math.max(0, -pulse.volts())));
    statements.add(new Passive.Resistor("rx", "x", "0", Value.of(1e12)));
    return new Circuit("pulses on a memristor", statements);
  }

  private Source.Voltage source(
      final String name,
      final String node,
      final java.util.function.ToDoubleFunction<Pulse> level) {
    final double[] times = new double[4 * pulses.size() + 1];
    final double[] values = new double[times.length];
    double time = 0;
    for (int i = 0; i < pulses.size(); i++) {
      final Pulse pulse = pulses.get(i);
      final boolean gate = name.equals("vg");
      // the gate is open before the pulse comes and until it is over
      time += PAUSE * pulse.edge();
      final double early = gate ? 3 * pulse.edge() : 0;
      times[4 * i + 1] = time - early;
      times[4 * i + 2] = time - early + pulse.edge();
      times[4 * i + 3] = time + pulse.edge() + pulse.seconds() + early;
      times[4 * i + 4] = times[4 * i + 3] + pulse.edge();
      values[4 * i + 2] = level.applyAsDouble(pulse);
      values[4 * i + 3] = values[4 * i + 2];
      time += pulse.duration();
    }
    return new Source.Voltage(
        name, node, "0", Stimulus.of(Waveform.piecewiseLinear(times, values)));
  }

  /** {@return a transient analysis of all pulses, with ten steps or more in each} */
  public Analysis analysis() {
    final int last = pulses.size() - 1;
    final double shortest = pulses.stream().mapToDouble(Pulse::seconds).min().orElse(1);
    final double step = shortest / 10;
    return new Analysis.Transient(step, end(last) + PAUSE * pulses.get(last).edge(), 0, step, true);
  }
}
