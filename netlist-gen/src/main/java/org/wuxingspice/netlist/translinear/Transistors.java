package org.wuxingspice.netlist.translinear;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.ModelReference;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.BipolarProcess;

/** The transistors that cells are made of; an area counts unit transistors side by side. */
final class Transistors {

  private static final String NPN = "npntransistor";

  private static final String PNP = "pnptransistor";

  private Transistors() {}

  static List<Statement> models(final BipolarProcess process) {
    return List.of(model(NPN, "npn", process.npn()), model(PNP, "pnp", process.pnp()));
  }

  private static Statement model(
      final String name, final String kind, final Map<String, Double> parameters) {
    final Map<String, Value> values = new TreeMap<>();
    parameters.forEach((parameter, value) -> values.put(parameter, Value.of(value)));
    return new Definition.Model(name, kind, values);
  }

  static Statement npn(
      final String name, final String collector, final String base, final String emitter) {
    return transistor(NPN, name, Optional.empty(), collector, base, emitter);
  }

  static Statement npn(
      final String name,
      final String collector,
      final String base,
      final String emitter,
      final Value area) {
    return transistor(NPN, name, Optional.of(area), collector, base, emitter);
  }

  static Statement pnp(
      final String name, final String collector, final String base, final String emitter) {
    return transistor(PNP, name, Optional.empty(), collector, base, emitter);
  }

  static Statement pnp(
      final String name,
      final String collector,
      final String base,
      final String emitter,
      final Value area) {
    return transistor(PNP, name, Optional.of(area), collector, base, emitter);
  }

  private static Statement transistor(
      final String model, final String name, final Optional<Value> area, final String... nodes) {
    return new Semiconductor.Bipolar(
        name, List.of(nodes), new ModelReference(model, area, false, List.of(), Map.of()));
  }
}
