package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Objects;
import java.util.Optional;
import org.wuxingspice.model.dynamics.Hardware;
import org.wuxingspice.model.dynamics.Realization;
import org.wuxingspice.model.network.DirectedTopology;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.cells.Polarity;
import org.wuxingspice.netlist.cells.Rates;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Die.Device;
import org.wuxingspice.netlist.technology.OpAmp;
import org.wuxingspice.netlist.technology.Technology;

/**
 * The equations that an op-amp circuit on a die obeys, from the draws and the values of the devices
 * that its netlist has.
 *
 * <p>An integrator holds its virtual ground at o − E/A − τ·dE/dt with its offset o, the gain A and
 * τ = 1/(2π·GBW). All conductances into the virtual ground, N = K1 + K2 + Σ G·R, carry that
 * voltage: the noise gain. Kirchhoff's law gives, to first order in 1/A and τ and with the polarity
 * p,
 *
 * <p>(1 + 1/A + N·τ)·dE/dt = K1·E_g − (K2 + N/A)·E − K3·E·E_r + I + p·o·N
 *
 * <p>The capacitor begins with the voltage of the rest point and the limiter lies across it, so
 * that the node starts p·o higher and is held as much higher. The inverter of a neuron adds twice
 * its offset to what it inverts; a driver gives −D + (2 + B0)·o₁ on one line and D − (2 + B0)·o₁ +
 * 2·o₂ on the other. Currents of a {@link Trim} come on top of I. Left out: the poles of inverters
 * and drivers, second poles, slew rates, swings, output resistances and a multiplier's errors but
 * for that of its gain.
 */
public final class DieEquations implements Hardware {

  private final Technology technology;
  private final Die die;
  private final CompileOptions options;
  private final boolean trimmed;

  /**
   * Creates the equations of circuits.
   *
   * @param technology parts
   * @param options of the circuits: the die and what its parts are set to
   * @param trimmed whether constant currents make the undriven circuit rest where it was computed,
   *     whatever the options say of currents
   */
  public DieEquations(
      final Technology technology, final CompileOptions options, final boolean trimmed) {
    this.technology = Objects.requireNonNull(technology, "technology");
    this.die = options.die();
    this.options = options;
    this.trimmed = trimmed;
  }

  @Override
  public Optional<Realization> realize(final Network network, final Direction direction) {
    final CompileContext context = CompileContext.of(network, direction, technology, options);
    return Optional.of(new Ports(context).realization());
  }

  /** What comes together at the virtual grounds. */
  private final class Ports {
    private final CompileContext context;
    private final OpAmpValues values;
    private final DirectedTopology links;
    private final double[] rest;
    private final double[] coefficients;
    private final double[] load;
    private final double[] input;

    Ports(final CompileContext context) {
      this.context = context;
      this.values = new OpAmpValues(context);
      this.links = context.links();
      this.rest = context.fixedPoint();
      this.coefficients = new double[context.network().topology().linkCount()];
      this.load = new double[rest.length];
      this.input = new double[rest.length];
      addLinks();
      for (int channel = 0; channel < links.inputCount(); channel++) {
        load[links.inputElement(channel)] += context.conductance();
      }
    }

    private void addLinks() {
      final double resistance = technology.resistance();
      final double[][] errors = new double[rest.length][];
      for (int k = 0; k < coefficients.length; k++) {
        final int target = links.target(k);
        final int source = links.source(k);
        final int sign = -Polarity.of(target);
        final double[] siemens = values.transfer(k, context.network().coefficient(k));
        final double plus = siemens[0] * resistance;
        final double minus = siemens[1] * resistance;
        if (errors[source] == null) {
          errors[source] = lineErrors(source);
        }
        coefficients[k] = sign * (plus - minus);
        input[target] += sign * (plus * errors[source][0] + minus * errors[source][1]);
        load[target] += values.portGround().isPresent() ? plus + minus : 0;
      }
    }

    /** What the lines of an element are off by, the one that carries D first. */
    private double[] lineErrors(final int element) {
      final double driver = (2 + rest[element]) * offset(Device.DRIVER, element);
      final double mirror = 2 * offset(Device.MIRROR, element) - driver;
      return Polarity.of(element) > 0
          ? new double[] {mirror, driver}
          : new double[] {driver, mirror};
    }

    private double offset(final Device device, final long index) {
      return technology.units(context.offset(device, index));
    }

    Realization realization() {
      final int count = rest.length;
      final double[][] rates = new double[3][count];
      final double[] drive = new double[count];
      final double[] bias = new double[count];
      final double[] offset = new double[count];
      final OpAmp amplifier = technology.opAmp();
      final double[] currents =
          options
              .trim()
              .map(setting -> setting.currents(context.direction()))
              .orElseGet(() -> new double[count]);
      for (int e = 0; e < count; e++) {
        final Rates own = context.rates(e);
        final double k3 = own.k3() * (1 + technology.multiplier().errors().gain());
        final double noiseGain = own.k1() + own.k2() + restraintLoad(own.k3()) + load[e];
        final double tau =
            1
                / (2
                    * Math.PI
                    * amplifier.gainBandwidth()
                    * die.factor(Device.INTEGRATOR, e)
                    * technology.secondsPerUnit());
        final double speed = 1 / (1 + 1 / amplifier.openLoopGain() + noiseGain * tau);
        final double k2 = own.k2() + noiseGain / amplifier.openLoopGain();
        offset[e] = Polarity.of(e) * offset(Device.INTEGRATOR, e);
        input[e] = trimmed ? trim(e, own.k1(), k2, k3) : input(e, own, noiseGain * offset[e]);
        input[e] += trimmed ? 0 : currents[e];
        input[e] *= speed;
        rates[0][e] = speed * own.k1();
        rates[1][e] = speed * k2;
        rates[2][e] = speed * k3;
        bias[e] = speed;
        drive[e] = speed * (links.channel(e) < 0 ? 1 : context.conductance());
        scaleLinks(e, speed);
      }
      return new Realization(
          rates[0], rates[1], rates[2], coefficients, drive, bias, input, offset);
    }

    private void scaleLinks(final int element, final double speed) {
      for (int i = links.firstLinkInto(element); i < links.firstLinkInto(element + 1); i++) {
        coefficients[links.linkInto(i)] *= speed;
      }
    }

    /** A multiplier with a voltage output loads the virtual ground through its resistor. */
    private double restraintLoad(final double k3) {
      return technology.multiplier().currentOutput()
          ? 0
          : k3 * technology.multiplier().scale() / technology.voltsPerUnit();
    }

    private double input(final int element, final Rates own, final double lifted) {
      final int generator = generator(element);
      final int sign = Polarity.of(element);
      final double inverted =
          Polarity.of(generator) == sign
              ? 2 * sign * own.k1() * offset(Device.INVERTER, element / ELEMENTS)
              : 0;
      final double bias =
          sign * technology.units(technology.opAmp().biasCurrent() * technology.resistance());
      return input[element] + lifted - inverted + bias;
    }

    /** The input for which the rest that was computed is one. */
    private double trim(final int element, final double k1, final double k2, final double k3) {
      final int own = element % ELEMENTS;
      final int restrainer = element - own + context.direction().restrainer(own);
      return (k2 + k3 * rest[restrainer]) * rest[element] - k1 * rest[generator(element)];
    }

    private int generator(final int element) {
      final int own = element % ELEMENTS;
      return element - own + context.direction().generator(own);
    }
  }
}
