package org.wuxingspice.netlist.technology;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the dimensionless network becomes a circuit. Volts, seconds, amperes and siemens are known
 * here and nowhere else; every conversion has its inverse.
 *
 * @param name of the set of parts
 * @param voltsPerUnit volts per unit of E, positive
 * @param resistance R of the integrators, ohm; R·C is the time unit
 * @param capacitance C of the integrators, farad
 * @param supply positive supply voltage, volt; the negative one is its opposite
 * @param opAmp every amplifier
 * @param multiplier every multiplier
 * @param memristance range of the memristors
 * @param synapseKind how coefficients are built
 * @param sensitivity to temperature and supply
 * @param transistors what a network of transistors alone is built of; then R is the resistance and
 *     one unit the voltage that a capacitor's logarithm and I_u amount to
 */
public record Technology(
    String name,
    double voltsPerUnit,
    double resistance,
    double capacitance,
    double supply,
    OpAmp opAmp,
    Multiplier multiplier,
    ConductanceRange memristance,
    SynapseKind synapseKind,
    Sensitivity sensitivity,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Optional<TranslinearDesign> transistors) {

  /**
   * Checks that every part can be built.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
   */
  public Technology {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(opAmp, "opAmp");
    Objects.requireNonNull(multiplier, "multiplier");
    Objects.requireNonNull(memristance, "memristance");
    Objects.requireNonNull(synapseKind, "synapseKind");
    Objects.requireNonNull(sensitivity, "sensitivity");
    Objects.requireNonNull(transistors, "transistors");
    if (transistors.isPresent() && synapseKind != SynapseKind.PAIR) {
      throw TechnologyReason.BAD_PART.failure(
          "synapses " + synapseKind + ": links of transistors have a pair of memristors");
    }
    TechnologyReason.positive("volts per unit", voltsPerUnit);
    TechnologyReason.positive("resistance", resistance);
    TechnologyReason.positive("capacitance", capacitance);
    TechnologyReason.positive("supply voltage", supply);
  }

  /**
   * {@return parts so good that they do not show: amplifiers of 180 dB and 100 GHz, memristors from
   * 1 GΩ to 100 Ω} Scaled as {@link #integrated()}.
   */
  public static Technology ideal() {
    return integrated()
        .with(
            "ideal",
            OpAmp.singlePole("ideal", 1e9, 100e9),
            Multiplier.gilbert(0.2, 0),
            new ConductanceRange(1e-9, 10e-3, 0),
            SynapseKind.PAIR);
  }

  /**
   * {@return an integrated circuit at ±2.5 V: 100 kΩ and 100 pF give a time unit of 10 µs; one unit
   * is 0.2 V, so that the range of E from 0 to 10 fits the swing and D stays below the thresholds
   * of the memristors; amplifiers as {@link OpAmp#fastCmos()} reduced to one pole, since signals
   * stay within slew rate and swing; memristors from 10 MΩ down to 25 kΩ, a range chosen for this
   * project}
   */
  public static Technology integrated() {
    return new Technology(
        "integrated",
        0.2,
        100e3,
        100e-12,
        2.5,
        OpAmp.fastCmos().reduced(),
        Multiplier.gilbert(0.2, 100e-6),
        new ConductanceRange(0.1e-6, 40e-6, 0),
        SynapseKind.PAIR,
        Sensitivity.integrated(),
        Optional.empty());
  }

  /**
   * {@return a board at ±15 V with TL074 amplifiers and AD633 multipliers, whose bandwidths of 3
   * MHz and 1 MHz need a slow time unit: 10 kΩ and 100 nF, 1 ms} Memristors from 1 MΩ down to 2.5
   * kΩ.
   */
  public static Technology board() {
    return new Technology(
        "board",
        1,
        10e3,
        100e-9,
        15,
        OpAmp.tl074().reduced(),
        Multiplier.ad633().reduced(),
        new ConductanceRange(1e-6, 400e-6, 0),
        SynapseKind.PAIR,
        Sensitivity.board(),
        Optional.empty());
  }

  /**
   * {@return bipolar transistors of {@link TranslinearDesign#bipolar()} and memristors from 10 MΩ
   * down to 25 kΩ; amplifiers and multipliers as {@link #integrated()} has them, which no circuit
   * of transistors uses}
   */
  public static Technology translinear() {
    final TranslinearDesign design = TranslinearDesign.bipolar();
    final double volts = design.logarithmicVoltage();
    return new Technology(
        "translinear",
        volts,
        volts / design.unitCurrent(),
        design.capacitance(),
        design.supply(),
        integrated().opAmp(),
        integrated().multiplier(),
        new ConductanceRange(0.1e-6, 40e-6, 0),
        SynapseKind.PAIR,
        new Sensitivity(0, integrated().sensitivity().memristor(), 0, 0),
        Optional.of(design));
  }

  /** {@return the presets} */
  public static List<Technology> presets() {
    return List.of(ideal(), integrated(), board(), translinear());
  }

  private Technology with(
      final String named,
      final OpAmp amplifier,
      final Multiplier product,
      final ConductanceRange range,
      final SynapseKind kind) {
    return new Technology(
        named,
        voltsPerUnit,
        resistance,
        capacitance,
        supply,
        amplifier,
        product,
        range,
        kind,
        sensitivity,
        transistors);
  }

  /**
   * {@return the same technology with another amplifier}
   *
   * @param changed amplifier
   */
  public Technology withOpAmp(final OpAmp changed) {
    return with(name, changed, multiplier, memristance, synapseKind);
  }

  /**
   * {@return the same technology with other memristors}
   *
   * @param changed memristors
   */
  public Technology withMemristance(final ConductanceRange changed) {
    return with(name, opAmp, multiplier, changed, synapseKind);
  }

  /**
   * {@return the same technology with other synapses}
   *
   * @param changed kind of synapse
   */
  public Technology withSynapses(final SynapseKind changed) {
    return with(name, opAmp, multiplier, memristance, changed);
  }

  /** {@return the seconds per time unit, R·C} */
  public double secondsPerUnit() {
    return resistance * capacitance;
  }

  /**
   * {@return the volts of a dimensionless value}
   *
   * @param units of E
   */
  public double volts(final double units) {
    return units * voltsPerUnit;
  }

  /**
   * {@return the dimensionless value of a voltage, in units of E}
   *
   * @param volts at a node
   */
  public double units(final double volts) {
    return volts / voltsPerUnit;
  }

  /**
   * {@return the seconds of a dimensionless time}
   *
   * @param timeUnits of R·C
   */
  public double seconds(final double timeUnits) {
    return timeUnits * secondsPerUnit();
  }

  /** {@return the largest coefficient that the synapses can realise} */
  public double largestCoefficient() {
    final double range = memristance.highest() - memristance.lowest();
    return synapseKind == SynapseKind.PAIR
        ? range * linkResistance()
        : bridgeGain() * range / (memristance.highest() + memristance.lowest());
  }

  /**
   * {@return the gain of the bridge's differential amplifier times R: its transconductance is G_on,
   * so that a bridge reaches as far as a pair of the same memristors}
   */
  public double bridgeGain() {
    return memristance.highest() * resistance;
  }

  /**
   * The conductances of a coefficient. In a pair the smaller one is G_off. In a bridge G1 = G4 and
   * G2 = G3, G1 + G2 = G_off + G_on, c = gain·(G1 − G2)/(G1 + G2).
   *
   * @param coefficient c, dimensionless, finite
   * @return the nearest that can be realised, and how far off it is
   */
  public Synapse synapse(final double coefficient) {
    final double largest = largestCoefficient();
    final double reached = Math.min(Math.max(coefficient, -largest), largest);
    final List<Double> conductances =
        synapseKind == SynapseKind.PAIR ? pair(reached) : bridge(reached);
    return new Synapse(coefficient, coefficient(conductances), reached - coefficient, conductances);
  }

  private List<Double> pair(final double coefficient) {
    final double size =
        memristance.nearest(memristance.lowest() + Math.abs(coefficient) / linkResistance());
    return coefficient >= 0
        ? List.of(size, memristance.lowest())
        : List.of(memristance.lowest(), size);
  }

  /** {@return the resistance of a link of one conductance whose coefficient is 1, ohm} */
  private double linkResistance() {
    return transistors.map(TranslinearDesign::linkResistance).orElse(resistance);
  }

  private List<Double> bridge(final double coefficient) {
    final double half = (memristance.lowest() + memristance.highest()) / 2;
    final double share = coefficient / bridgeGain();
    final double upper = memristance.nearest(half * (1 + share));
    final double lower = memristance.nearest(half * (1 - share));
    return List.of(upper, lower, lower, upper);
  }

  /**
   * The coefficient of conductances.
   *
   * @param conductances siemens, positive, as many as the kind of synapse has memristors
   * @return (G₊ − G₋)·R of a pair, R being 200 kΩ in {@link #translinear()}; gain·(G1/(G1 + G2) −
   *     G3/(G3 + G4)) of a bridge
   */
  public double coefficient(final List<Double> conductances) {
    if (conductances.size() != synapseKind.memristors()) {
      throw TechnologyReason.BAD_PART.failure(
          conductances.size()
              + " conductances for a synapse of "
              + synapseKind.memristors()
              + " memristors");
    }
    if (synapseKind == SynapseKind.PAIR) {
      return (conductances.get(0) - conductances.get(1)) * linkResistance();
    }
    return bridgeGain()
        * (conductances.get(0) / (conductances.get(0) + conductances.get(1))
            - conductances.get(2) / (conductances.get(2) + conductances.get(3)));
  }
}
