package org.wuxingspice.netlist.circuit;

import java.util.Optional;

/**
 * What an independent source gives, in volt or ampere.
 *
 * @param dc value in operating points and sweeps
 * @param ac small signal of frequency sweeps
 * @param waveform value over time
 */
public record Stimulus(Optional<Value> dc, Optional<Ac> ac, Optional<Waveform> waveform) {

  /**
   * A small signal.
   *
   * @param magnitude volt or ampere
   * @param phase degrees
   */
  public record Ac(Value magnitude, Value phase) {}

  /**
   * {@return a constant}
   *
   * @param value volt or ampere
   */
  public static Stimulus constant(final Value value) {
    return new Stimulus(Optional.of(value), Optional.empty(), Optional.empty());
  }

  /**
   * {@return a waveform}
   *
   * @param waveform value over time
   */
  public static Stimulus of(final Waveform waveform) {
    return new Stimulus(Optional.empty(), Optional.empty(), Optional.of(waveform));
  }

  /**
   * {@return a constant and a small signal of phase 0}
   *
   * @param dc volt or ampere
   * @param magnitude volt or ampere
   */
  public static Stimulus smallSignal(final Value dc, final Value magnitude) {
    return new Stimulus(
        Optional.of(dc), Optional.of(new Ac(magnitude, Value.ZERO)), Optional.empty());
  }

  Stimulus map(final DeviceMapping m) {
    return new Stimulus(
        dc.map(m::value),
        ac.map(a -> new Ac(m.value(a.magnitude()), m.value(a.phase()))),
        waveform.map(w -> new Waveform(w.shape(), m.values(w.arguments()), m.values(w.options()))));
  }
}
