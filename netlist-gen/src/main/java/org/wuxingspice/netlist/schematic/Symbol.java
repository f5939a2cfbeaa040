package org.wuxingspice.netlist.schematic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wuxingspice.netlist.circuit.CodeModel;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.DeviceVisitor;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.circuit.TransmissionLine;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.SiFormat;

/**
 * How a device is drawn.
 *
 * @param shape of the symbol
 * @param mark letter inside it
 * @param caption what the device is worth; never empty
 */
record Symbol(Shape shape, String mark, String caption) {

  /** Outlines of symbols. */
  enum Shape {
    /** Narrow box without a mark. */
    RESISTOR,
    /** Two plates. */
    CAPACITOR,
    /** Circle. */
    SOURCE,
    /** Diamond. */
    CONTROLLED,
    /** Box. */
    BOX
  }

  static Symbol of(final Device device) {
    return device.accept(new Symbols());
  }

  /** A value as a reader of a drawing wants it. */
  static String text(final Value value) {
    return value instanceof Value.Constant constant
        ? SiFormat.compact(constant.value())
        : formula(value.text().replaceAll("^\\{|}$", ""));
  }

  /** A formula without the zeros of integers. */
  private static String formula(final String formula) {
    return formula.replaceAll("\\.0(?![0-9E])", "");
  }

  private static String list(final Map<String, Value> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static final class Symbols implements DeviceVisitor<Symbol> {

    private static Symbol box(final Device device, final String caption) {
      return new Symbol(Shape.BOX, device.name().substring(0, 1).toUpperCase(Locale.ROOT), caption);
    }

    private static Symbol source(final String mark, final Stimulus stimulus) {
      return new Symbol(Shape.SOURCE, mark, stimulus.dc().map(Symbol::text).orElse("~"));
    }

    private static Symbol voltage(final String caption) {
      return new Symbol(Shape.CONTROLLED, "V", caption);
    }

    private static Symbol current(final String caption) {
      return new Symbol(Shape.CONTROLLED, "I", caption);
    }

    private static String times(final Value factor, final String sensor) {
      return text(factor) + "·i(" + sensor + ")";
    }

    @Override
    public Symbol resistor(final Passive.Resistor d) {
      return new Symbol(Shape.RESISTOR, "", text(d.ohms()));
    }

    @Override
    public Symbol capacitor(final Passive.Capacitor d) {
      return new Symbol(Shape.CAPACITOR, "", text(d.farads()));
    }

    @Override
    public Symbol inductor(final Passive.Inductor d) {
      return box(d, text(d.henries()));
    }

    @Override
    public Symbol modelled(final Passive.Modelled d) {
      final Optional<String> value = d.value().map(Symbol::text);
      return box(d, value.map(text -> text + ", ").orElse("") + d.model());
    }

    @Override
    public Symbol coupling(final Passive.Coupling d) {
      return box(d, text(d.coefficient()));
    }

    @Override
    public Symbol voltage(final Source.Voltage d) {
      return source("V", d.stimulus());
    }

    @Override
    public Symbol current(final Source.Current d) {
      return source("I", d.stimulus());
    }

    @Override
    public Symbol vcvs(final ControlledSource.Vcvs d) {
      return voltage(text(d.gain()));
    }

    @Override
    public Symbol vccs(final ControlledSource.Vccs d) {
      return current(text(d.siemens()));
    }

    @Override
    public Symbol cccs(final ControlledSource.Cccs d) {
      return current(times(d.gain(), d.sensor()));
    }

    @Override
    public Symbol ccvs(final ControlledSource.Ccvs d) {
      return voltage(times(d.ohms(), d.sensor()));
    }

    @Override
    public Symbol polynomial(final ControlledSource.Polynomial d) {
      final String caption =
          d.coefficients().stream()
              .map(Symbol::text)
              .collect(Collectors.joining(", ", "poly(" + d.dimension() + ") ", ""));
      return "fFgG".indexOf(d.name().charAt(0)) >= 0 ? current(caption) : voltage(caption);
    }

    @Override
    public Symbol behavioral(final ControlledSource.Behavioral d) {
      final String formula = formula(d.formula().text());
      return d.current() ? current("i = " + formula) : voltage("v = " + formula);
    }

    @Override
    public Symbol semiconductor(final Semiconductor d) {
      return box(d, d.placement().model());
    }

    @Override
    public Symbol byVoltage(final Switch.ByVoltage d) {
      return box(d, d.model());
    }

    @Override
    public Symbol byCurrent(final Switch.ByCurrent d) {
      return box(d, d.model() + ", i(" + d.sensor() + ")");
    }

    @Override
    public Symbol line(final TransmissionLine d) {
      return box(d, d.parameters().isEmpty() ? "line" : list(d.parameters()));
    }

    @Override
    public Symbol codeModel(final CodeModel d) {
      return box(d, d.model());
    }

    @Override
    public Symbol instance(final Instance d) {
      return box(
          d,
          String.join(
              " ",
              d.parameters().isEmpty()
                  ? List.of(d.subcircuit())
                  : List.of(d.subcircuit(), list(d.parameters()))));
    }
  }
}
