package org.wuxingspice.loop.writing;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.wuxingspice.model.device.Device;
import org.wuxingspice.model.device.DeviceBank;
import org.wuxingspice.model.device.DeviceReason;
import org.wuxingspice.model.device.ProgramVerify;
import org.wuxingspice.model.device.Pulse;
import org.wuxingspice.model.learning.Writer;
import org.wuxingspice.model.network.Network;

/**
 * Holds each coefficient in a device and its reference, c = (G − G_ref)·ohms, and changes it by
 * pulses. With verify, what updates ask for is kept as a number beside the device, and the device
 * is written when it is off by more than the tolerance. In open loop an update becomes a number of
 * equal pulses, rounded at random; nothing is kept but the device, and nothing is read.
 *
 * <p>A pair has its two devices on both sides of the middle of the range. Results do not depend on
 * the number of threads.
 */
public final class DeviceWriter implements Writer {

  /** Pulses in turn up and down that bring a device to its symmetry point. */
  private static final int SYMMETRY_PULSES = 400;

  /** Writes of a device that are given up before it counts as bad and is left alone. */
  private static final int PATIENCE = 2;

  /** Most pulses of one open-loop update; what lies beyond is lost, as on a chip. */
  private static final int MOST_PULSES = 31;

  private final WritingSettings settings;
  private final DeviceBank bank;
  private final int links;
  private final double middle;
  private final double ohms;
  private final double step;
  private final double[] references;
  private double[] wanted;
  private double[] updates = {0};

  /**
   * Makes new devices.
   *
   * @param settings how to write
   * @param links number of coefficients
   */
  public DeviceWriter(final WritingSettings settings, final int links) {
    this.settings = settings;
    this.links = links;
    final Device device = settings.preset().device();
    bank = new DeviceBank(device, isPair() ? 2 * links : links);
    middle = (device.lowest() + device.highest()) / 2;
    ohms = settings.largest() / (device.highest() - device.lowest()) * (isPair() ? 1 : 2);
    references = new double[isPair() ? 0 : links];
    wanted = new double[links];
    step = nominalStep();
  }

  private boolean isPair() {
    return settings.reference() == Reference.OWN;
  }

  /** {@return the devices} */
  public DeviceBank bank() {
    return bank;
  }

  /** {@return the number of coefficients} */
  public int links() {
    return links;
  }

  /**
   * {@return what a coefficient is more than it was to be; 0 where nothing says what it was to be}
   *
   * @param link index
   */
  public double error(final int link) {
    return settings.openLoop() && updates() > 0 ? 0 : coefficient(link) - wanted[link];
  }

  /** {@return the ohms that make a coefficient of a conductance} */
  public double ohms() {
    return ohms;
  }

  /** {@return the number of updates so far} */
  public long updates() {
    return (long) updates[0];
  }

  /**
   * {@return the conductance that the device of a coefficient is counted from, siemens}
   *
   * @param link index
   */
  private double reference(final int link) {
    return isPair() ? bank.conductance(2 * link + 1) : references[link];
  }

  private int device(final int link) {
    return isPair() ? 2 * link : link;
  }

  /**
   * {@return the coefficient that a link's devices amount to}
   *
   * @param link index
   */
  public double coefficient(final int link) {
    return (bank.conductance(device(link)) - reference(link)) * ohms;
  }

  private void setReferences() {
    if (settings.reference() == Reference.SHARED) {
      Arrays.fill(references, middle);
    } else if (settings.reference() == Reference.ZERO) {
      IntStream.range(0, links).parallel().forEach(k -> references[k] = symmetryPoint(k));
    }
  }

  /** Where pulses up and down by turns lead, as a fresh device shows it: always the same. */
  private double symmetryPoint(final int link) {
    final Device device = bank.device();
    final Device.Pulser pulser = device.pulser();
    double state = device.initial(link);
    double sum = 0;
    for (int i = 0; i < SYMMETRY_PULSES; i++) {
      state = pulser.apply(link, state, i, pulse(i % 2 == 0 ? 1 : -1));
      sum += i < SYMMETRY_PULSES / 2 ? 0 : device.conductance(link, state, 0);
    }
    return sum / (SYMMETRY_PULSES / 2);
  }

  /** The pulse of an open loop: halfway between the weakest and the strongest. */
  private Pulse pulse(final int sign) {
    final ProgramVerify writing = settings.preset().writing();
    return writing.middle(sign);
  }

  /** How far a pulse moves the nominal device's coefficient in the middle of its range. */
  private double nominalStep() {
    return settings.preset().device().nominalStep(pulse(1), pulse(-1)) * ohms;
  }

  @Override
  public Network begin(final Network network) {
    final double largest = (bank.device().highest() - bank.device().lowest()) / 2 * ohms;
    final double[] first = network.coefficients();
    for (int k = 0; k < links; k++) {
      if (Math.abs(first[k]) > largest * (isPair() ? 2 : 1)) {
        throw DeviceReason.BAD_TARGET.failure(
            "coefficient "
                + first[k]
                + " of link "
                + network.topology().link(k)
                + ": the devices reach "
                + (float) (largest * (isPair() ? 2 : 1)));
      }
    }
    setReferences();
    wanted = first;
    verify();
    return network.withCoefficients(held());
  }

  @Override
  public Network write(final Network present, final Network next) {
    updates[0]++;
    final double[] asked = next.coefficients();
    final double[] had = present.coefficients();
    if (settings.openLoop()) {
      IntStream.range(0, links).parallel().forEach(k -> push(k, asked[k] - had[k]));
    } else {
      for (int k = 0; k < links; k++) {
        wanted[k] += asked[k] - had[k];
      }
      verify();
    }
    return next.withCoefficients(held());
  }

  private double[] held() {
    return IntStream.range(0, links).mapToDouble(this::coefficient).toArray();
  }

  /** Writes the links whose coefficients are further off than their devices' tolerances. */
  private void verify() {
    final double range = bank.device().highest() - bank.device().lowest();
    final double allowed =
        settings.preset().writing().tolerance() * range * ohms * (isPair() ? 2 : 1);
    final double reach = settings.largest();
    IntStream.range(0, links)
        .parallel()
        .forEach(
            k -> {
              wanted[k] = Math.max(-reach, Math.min(reach, wanted[k]));
              if (Math.abs(wanted[k] - coefficient(k)) > allowed || updates() == 0) {
                write(k);
              }
            });
  }

  private void write(final int link) {
    final Device.Pulser pulser = bank.device().pulser();
    final ProgramVerify writing = settings.preset().writing();
    if (isPair() && bank.givenUp(2 * link + 1) < PATIENCE) {
      // the second device first: what it misses the first one makes up for
      writing.write(bank, pulser, 2 * link + 1, inRange(middle - wanted[link] / ohms / 2));
    }
    if (bank.givenUp(device(link)) < PATIENCE) {
      writing.write(bank, pulser, device(link), inRange(reference(link) + wanted[link] / ohms));
    }
  }

  private double inRange(final double siemens) {
    return Math.max(bank.device().lowest(), Math.min(bank.device().highest(), siemens));
  }

  private void push(final int link, final double change) {
    final long occasion = updates();
    final double exact = Math.min(MOST_PULSES, Math.abs(change) / step);
    final int whole = (int) exact;
    final SplittableRandom random =
        new SplittableRandom(occasion * 0x9E3779B97F4A7C15L ^ (link + 1L) * 0xC2B2AE3D27D4EB4FL);
    final int pulses = whole + (random.nextDouble() < exact - whole ? 1 : 0);
    if (pulses == 0) {
      return;
    }
    final Device.Pulser pulser = bank.device().pulser();
    final int sign = change > 0 ? 1 : -1;
    for (int i = 0; i < pulses; i++) {
      final boolean second = isPair() && random.nextBoolean();
      bank.pulse(pulser, device(link) + (second ? 1 : 0), pulse(second ? -sign : sign));
    }
  }

  @Override
  public double[][] memory() {
    final double[][] rows = Arrays.copyOf(bank.memory(), DeviceBank.rows() + 2);
    rows[DeviceBank.rows()] = wanted.clone();
    rows[DeviceBank.rows() + 1] = updates.clone();
    return rows;
  }

  @Override
  public void restore(final double[][] stored) {
    bank.restore(stored);
    wanted = stored[DeviceBank.rows()];
    updates = stored[DeviceBank.rows() + 1];
    setReferences();
  }
}
