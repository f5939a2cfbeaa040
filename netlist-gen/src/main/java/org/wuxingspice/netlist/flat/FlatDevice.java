package org.wuxingspice.netlist.flat;

import java.util.List;
import java.util.Optional;
import org.wuxingspice.netlist.circuit.CodeModel;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.ModelReference;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.circuit.TransmissionLine;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;

/** Devices with flat names and numbers. */
final class FlatDevice {

  private final SubcircuitScope in;

  FlatDevice(final SubcircuitScope in) {
    this.in = in;
  }

  /**
   * A device as it is in the flat circuit.
   *
   * @param device any but an instance
   */
  Device of(final Device device) {
    if (device instanceof Passive passive) {
      return passive(passive);
    } else if (device instanceof Source.Voltage d) {
      return new Source.Voltage(name(d), node(d.plus()), node(d.minus()), stimulus(d.stimulus()));
    } else if (device instanceof Source.Current d) {
      return new Source.Current(name(d), node(d.plus()), node(d.minus()), stimulus(d.stimulus()));
    } else if (device instanceof ControlledSource source) {
      return controlled(source);
    } else if (device instanceof Semiconductor semiconductor) {
      return semiconductor(semiconductor);
    } else if (device instanceof Switch.ByVoltage d) {
      return new Switch.ByVoltage(
          name(d),
          node(d.a()),
          node(d.b()),
          node(d.controlPlus()),
          node(d.controlMinus()),
          in.model(d.model()),
          d.on());
    } else if (device instanceof Switch.ByCurrent d) {
      return new Switch.ByCurrent(
          name(d), node(d.a()), node(d.b()), in.device(d.sensor()), in.model(d.model()), d.on());
    } else if (device instanceof TransmissionLine d) {
      return new TransmissionLine(name(d), in.nodes(d.nodes()), in.values(d.parameters()));
    }
    return codeModel((CodeModel) device);
  }

  private Device passive(final Passive passive) {
    if (passive instanceof Passive.Resistor d) {
      return new Passive.Resistor(
          name(d), node(d.a()), node(d.b()), in.value(d.ohms()), in.values(d.parameters()));
    } else if (passive instanceof Passive.Capacitor d) {
      return new Passive.Capacitor(
          name(d),
          node(d.a()),
          node(d.b()),
          in.value(d.farads()),
          d.initial().map(in::value),
          in.values(d.parameters()));
    } else if (passive instanceof Passive.Inductor d) {
      return new Passive.Inductor(
          name(d),
          node(d.a()),
          node(d.b()),
          in.value(d.henries()),
          d.initial().map(in::value),
          in.values(d.parameters()));
    } else if (passive instanceof Passive.Modelled d) {
      return new Passive.Modelled(
          name(d),
          node(d.a()),
          node(d.b()),
          d.value().map(in::value),
          in.model(d.model()),
          in.values(d.parameters()));
    }
    final Passive.Coupling d = (Passive.Coupling) passive;
    return new Passive.Coupling(
        name(d), d.inductors().stream().map(in::device).toList(), in.value(d.coefficient()));
  }

  private Device controlled(final ControlledSource source) {
    if (source instanceof ControlledSource.Vcvs d) {
      return new ControlledSource.Vcvs(
          name(d),
          node(d.plus()),
          node(d.minus()),
          node(d.controlPlus()),
          node(d.controlMinus()),
          in.value(d.gain()));
    } else if (source instanceof ControlledSource.Vccs d) {
      return new ControlledSource.Vccs(
          name(d),
          node(d.from()),
          node(d.to()),
          node(d.controlPlus()),
          node(d.controlMinus()),
          in.value(d.siemens()));
    } else if (source instanceof ControlledSource.Cccs d) {
      return new ControlledSource.Cccs(
          name(d), node(d.from()), node(d.to()), in.device(d.sensor()), in.value(d.gain()));
    } else if (source instanceof ControlledSource.Ccvs d) {
      return new ControlledSource.Ccvs(
          name(d), node(d.plus()), node(d.minus()), in.device(d.sensor()), in.value(d.ohms()));
    } else if (source instanceof ControlledSource.Polynomial d) {
      final boolean voltages = d.nodes().size() > 2;
      return new ControlledSource.Polynomial(
          name(d),
          node(d.plus()),
          node(d.minus()),
          d.controls().stream().map(c -> voltages ? in.node(c) : in.device(c)).toList(),
          values(d.coefficients()));
    }
    final ControlledSource.Behavioral d = (ControlledSource.Behavioral) source;
    return new ControlledSource.Behavioral(
        name(d),
        node(d.from()),
        node(d.to()),
        d.current(),
        in.formula(d.formula()),
        d.multiplicity().map(in::value));
  }

  private Device semiconductor(final Semiconductor d) {
    final List<String> nodes = in.nodes(d.nodes());
    final ModelReference p = d.placement();
    final ModelReference placement =
        new ModelReference(
            in.model(p.model()),
            p.area().map(in::value),
            p.off(),
            values(p.initial()),
            in.values(p.parameters()));
    if (d instanceof Semiconductor.Diode) {
      return new Semiconductor.Diode(name(d), nodes, placement);
    } else if (d instanceof Semiconductor.Bipolar) {
      return new Semiconductor.Bipolar(name(d), nodes, placement);
    } else if (d instanceof Semiconductor.Mosfet) {
      return new Semiconductor.Mosfet(name(d), nodes, placement);
    }
    return new Semiconductor.JunctionFet(name(d), nodes, placement);
  }

  private Stimulus stimulus(final Stimulus s) {
    final Optional<Stimulus.Ac> ac =
        s.ac().map(a -> new Stimulus.Ac(in.value(a.magnitude()), in.value(a.phase())));
    return new Stimulus(
        s.dc().map(in::value),
        ac,
        s.waveform()
            .map(w -> new Waveform(w.shape(), values(w.arguments()), in.values(w.options()))));
  }

  private Device codeModel(final CodeModel d) {
    return new CodeModel(
        name(d),
        d.connections().stream()
            .map(
                c ->
                    new CodeModel.Connection(
                        c.array(), c.ports().stream().map(this::port).toList()))
            .toList(),
        in.model(d.model()));
  }

  private CodeModel.Port port(final CodeModel.Port port) {
    final boolean device = port.type().equals("vnam");
    return new CodeModel.Port(
        port.type(),
        port.inverted(),
        port.nodes().stream().map(n -> device ? in.device(n) : in.node(n)).toList());
  }

  private List<Value> values(final List<Value> values) {
    return values.stream().map(in::value).toList();
  }

  private String name(final Device device) {
    return in.device(device.name());
  }

  private String node(final String node) {
    return in.node(node);
  }
}
