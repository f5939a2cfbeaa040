package org.wuxingspice.netlist.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wuxingspice.netlist.circuit.CodeModel;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.DeviceVisitor;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.ModelReference;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.circuit.TransmissionLine;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.expression.Expression;
import org.wuxingspice.netlist.expression.Operator;

/** The lines of devices. */
final class DeviceText implements DeviceVisitor<String> {

  /** Those that all simulators have. */
  private static final Set<Waveform.Shape> COMMON_WAVEFORMS =
      Set.of(
          Waveform.Shape.PULSE,
          Waveform.Shape.SIN,
          Waveform.Shape.EXP,
          Waveform.Shape.PWL,
          Waveform.Shape.SFFM);

  private final Dialect dialect;
  private final FormulaText formulas;

  DeviceText(final Dialect dialect) {
    this.dialect = dialect;
    this.formulas = new FormulaText(dialect);
  }

  String text(final Device device) {
    return device.name() + device.accept(this);
  }

  @Override
  public String resistor(final Passive.Resistor d) {
    return words(d.nodes()) + value(d.ohms()) + parameters(" ", d.parameters());
  }

  @Override
  public String capacitor(final Passive.Capacitor d) {
    return words(d.nodes())
        + value(d.farads())
        + initial(d.initial())
        + parameters(" ", d.parameters());
  }

  @Override
  public String inductor(final Passive.Inductor d) {
    return words(d.nodes())
        + value(d.henries())
        + initial(d.initial())
        + parameters(" ", d.parameters());
  }

  @Override
  public String modelled(final Passive.Modelled d) {
    return words(d.nodes())
        + d.value().map(this::value).orElse("")
        + word(d.model())
        + parameters(" ", d.parameters());
  }

  @Override
  public String coupling(final Passive.Coupling d) {
    return words(d.inductors()) + value(d.coefficient());
  }

  @Override
  public String voltage(final Source.Voltage d) {
    return words(d.nodes()) + stimulus(d.stimulus());
  }

  @Override
  public String current(final Source.Current d) {
    return words(d.nodes()) + stimulus(d.stimulus());
  }

  @Override
  public String vcvs(final ControlledSource.Vcvs d) {
    return words(d.nodes()) + value(d.gain());
  }

  @Override
  public String vccs(final ControlledSource.Vccs d) {
    return words(d.nodes()) + value(d.siemens());
  }

  @Override
  public String cccs(final ControlledSource.Cccs d) {
    return words(d.nodes()) + word(d.sensor()) + value(d.gain());
  }

  @Override
  public String ccvs(final ControlledSource.Ccvs d) {
    return words(d.nodes()) + word(d.sensor()) + value(d.ohms());
  }

  @Override
  public String polynomial(final ControlledSource.Polynomial d) {
    return words(List.of(d.plus(), d.minus()))
        + " poly("
        + d.dimension()
        + ")"
        + words(d.controls())
        + d.coefficients().stream().map(this::value).collect(Collectors.joining());
  }

  @Override
  public String semiconductor(final Semiconductor d) {
    return words(d.nodes()) + placement(d.placement());
  }

  @Override
  public String byVoltage(final Switch.ByVoltage d) {
    return words(d.nodes()) + word(d.model()) + state(d.on());
  }

  @Override
  public String byCurrent(final Switch.ByCurrent d) {
    return words(d.nodes()) + word(d.sensor()) + word(d.model()) + state(d.on());
  }

  @Override
  public String line(final TransmissionLine d) {
    return words(d.nodes()) + parameters(" ", d.parameters());
  }

  @Override
  public String instance(final Instance d) {
    return words(d.nodes())
        + word(d.subcircuit())
        + parameters(" " + dialect.instanceParameters(), d.parameters());
  }

  @Override
  public String codeModel(final CodeModel d) {
    if (dialect != Dialect.NGSPICE) {
      throw dialect.absent("code model device " + d.name());
    }
    return d.connections().stream().map(this::connection).collect(Collectors.joining())
        + word(d.model());
  }

  @Override
  public String behavioral(final ControlledSource.Behavioral d) {
    return words(d.nodes()) + formula(d);
  }

  private String formula(final ControlledSource.Behavioral d) {
    final boolean plain = Character.toLowerCase(d.name().charAt(0)) == 'b';
    final boolean suffixed = plain && dialect == Dialect.NGSPICE;
    final Expression formula =
        suffixed || d.multiplicity().isEmpty()
            ? d.formula()
            : new Expression.Operation(
                Operator.TIMES, expression(d.multiplicity().get()), d.formula());
    final String text = formulas.source(formula);
    final String quantity = !plain ? " value=" : d.current() ? " i=" : " v=";
    return quantity
        + (plain && dialect != Dialect.XYCE ? text : "{" + text + "}")
        + (suffixed ? d.multiplicity().map(m -> " m=" + bare(m)).orElse("") : "");
  }

  private static Expression expression(final Value value) {
    return value instanceof Value.Formula f
        ? f.expression()
        : new Expression.Literal(((Value.Constant) value).value());
  }

  private String stimulus(final Stimulus stimulus) {
    final StringBuilder text = new StringBuilder();
    stimulus.dc().ifPresent(dc -> text.append(constant(dc, stimulus.waveform().isPresent())));
    stimulus
        .ac()
        .ifPresent(
            ac ->
                text.append(" ac")
                    .append(value(ac.magnitude()))
                    .append(ac.phase().equals(Value.ZERO) ? "" : value(ac.phase())));
    stimulus.waveform().ifPresent(waveform -> text.append(' ').append(waveform(waveform)));
    return text.toString();
  }

  /** LTspice's sources have either a constant, which has no keyword, or a waveform. */
  private String constant(final Value dc, final boolean waveform) {
    if (dialect != Dialect.LTSPICE) {
      return " dc" + value(dc);
    } else if (waveform) {
      throw dialect.absent("a source with both a constant and a waveform");
    }
    return value(dc);
  }

  private String waveform(final Waveform waveform) {
    if (dialect != Dialect.NGSPICE
        && (!COMMON_WAVEFORMS.contains(waveform.shape()) || !waveform.options().isEmpty())) {
      throw dialect.absent(
          "waveform " + waveform.shape() + " with options " + waveform.options().keySet());
    }
    return waveform.arguments().stream()
            .map(this::bare)
            .collect(Collectors.joining(" ", shape(waveform.shape()) + "(", ")"))
        + parameters(" ", waveform.options());
  }

  private String shape(final Waveform.Shape shape) {
    return dialect == Dialect.LTSPICE && shape == Waveform.Shape.SIN
        ? "sine"
        : shape.name().toLowerCase(Locale.ROOT);
  }

  private String placement(final ModelReference placement) {
    final String initial =
        placement.initial().stream().map(this::bare).collect(Collectors.joining(","));
    return word(placement.model())
        + placement.area().map(this::value).orElse("")
        + (placement.off() ? " off" : "")
        + (initial.isEmpty() ? "" : " ic=" + initial)
        + parameters(" ", placement.parameters());
  }

  private static String state(final Optional<Boolean> on) {
    return on.map(closed -> closed ? " on" : " off").orElse("");
  }

  private String connection(final CodeModel.Connection connection) {
    final String ports =
        connection.ports().stream().map(DeviceText::port).collect(Collectors.joining(" "));
    return connection.array() ? " [" + ports + "]" : " " + ports;
  }

  private static String port(final CodeModel.Port port) {
    final String nodes = port.nodes().isEmpty() ? "null" : String.join(" ", port.nodes());
    return (port.inverted() ? "~" : "")
        + (port.type().isEmpty() && port.nodes().size() < 2
            ? nodes
            : (port.type().isEmpty() ? "" : "%" + port.type()) + "(" + nodes + ")");
  }

  /** A formula of a value, without braces. */
  String formula(final Expression expression) {
    return formulas.value(expression);
  }

  /** Parameters with what stands before them, or nothing when there are none. */
  String parameters(final String lead, final Map<String, Value> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + bare(entry.getValue()))
            .collect(Collectors.joining(" ", lead, ""));
  }

  private String initial(final Optional<Value> initial) {
    return initial.map(value -> " ic=" + bare(value)).orElse("");
  }

  private String value(final Value value) {
    return " " + bare(value);
  }

  /** A value without a space before it. */
  String bare(final Value value) {
    return value instanceof Value.Formula formula
        ? "{" + formulas.value(formula.expression()) + "}"
        : value.text();
  }

  private static String word(final String word) {
    return " " + word;
  }

  private static String words(final List<String> words) {
    return words.isEmpty() ? "" : " " + String.join(" ", words);
  }
}
