package org.wuxingspice.loop.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wuxingspice.model.device.AccessTransistor;
import org.wuxingspice.model.device.Device;
import org.wuxingspice.model.device.DeviceBank;
import org.wuxingspice.model.device.EquationDevice;
import org.wuxingspice.model.device.Pulse;
import org.wuxingspice.model.device.Sky130Reram;
import org.wuxingspice.netlist.bench.PulseTrain;
import org.wuxingspice.netlist.cells.ReramCell;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Output;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.format.NetlistWriter;

/** A device while it is written, as a netlist: the pulses that a write took, in ngspice. */
public final class DeviceDeck {

  private DeviceDeck() {}

  /**
   * A write of a nominal device to a quarter above the middle of its range.
   *
   * @param settings device and pulses
   * @return netlist
   * @throws org.wuxingspice.model.failure.WuxingException {@link WritingReason#BAD_SETTING} for a
   *     device without a cell
   */
  public static String of(final WritingSettings settings) {
    if (!(settings.preset().device() instanceof EquationDevice device
        && device.memristor() instanceof Sky130Reram reram)) {
      throw WritingReason.BAD_SETTING.failure(
          "--deck: device " + settings.preset().name() + " has no netlist; sky130 has one");
    }
    final EquationDevice nominal =
        new EquationDevice(
            reram, device.access(), device.readVolts(), 0, 0, 0, device.seed(), device.source());
    final List<Pulse> pulses = new ArrayList<>();
    final DeviceBank bank = new DeviceBank(nominal, 1);
    final double target = nominal.lowest() + 0.75 * (nominal.highest() - nominal.lowest());
    settings.preset().writing().write(bank, recording(nominal.pulser(), pulses), 0, target);
    final PulseTrain train = new PulseTrain(pulses);
    final Optional<AccessTransistor> access = nominal.access();
    final List<Statement> statements =
        new ArrayList<>(
            train.circuit(ReramCell.of(reram), access, nominal.initial(0)).statements());
    statements.add(train.analysis());
    statements.add(
        new Output.Measure("tran", "state", "find v(x) at=" + train.end(pulses.size() - 1)));
    final String title =
        String.format(
            Locale.ROOT,
            "SKY130 ReRAM written to %.4g S; the equations in Java end at v(x) = %.5f",
            target,
            bank.state(0));
    return String.join("\n", NetlistWriter.lines(new Circuit(title, statements))) + "\n";
  }

  private static Device.Pulser recording(final Device.Pulser pulser, final List<Pulse> pulses) {
    return new Device.Pulser() {
      @Override
      public double apply(
          final long device, final double state, final long count, final Pulse pulse) {
        pulses.add(pulse);
        return pulser.apply(device, state, count, pulse);
      }

      @Override
      public double energy() {
        return pulser.energy();
      }
    };
  }
}
