package org.wuxingspice.loop.propagator;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.CompileOptions;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.PortScales;
import org.wuxingspice.netlist.compile.Trim;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.MappingError;
import org.wuxingspice.netlist.technology.Technology;

/**
 * How a network becomes circuits and how these are simulated.
 *
 * @param level of detail
 * @param technology volts, seconds and parts
 * @param die random differences between devices
 * @param duration T, length of a pass in time units, positive
 * @param pieces how the network is cut into pieces; empty for whole networks
 * @param circuitIntegrals whether integrators in the circuit give ∫D, rather than the trapezoidal
 *     rule over the node voltages
 * @param trimmed whether currents measured at rest take the place of the amplifiers' offsets
 * @param trim how parts are set to make up for what the devices are off; empty for as drawn
 * @param portLevels levels of conductance that are spread over what each port needs, see {@link
 *     PortScales}; 0 where the technology has them
 * @param energy whether to measure what the circuit takes from its supplies
 * @param limit wall-clock limit of one simulation, positive
 */
public record CircuitOptions(
    Level level,
    Technology technology,
    Die die,
    double duration,
    Optional<PieceOptions> pieces,
    boolean circuitIntegrals,
    boolean trimmed,
    Optional<Trim> trim,
    int portLevels,
    boolean energy,
    Duration limit) {

  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(10);

  /**
   * Checks the parts.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link LoopReason#BAD_SETTING}
   */
  public CircuitOptions {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(technology, "technology");
    Objects.requireNonNull(die, "die");
    Objects.requireNonNull(pieces, "pieces");
    Objects.requireNonNull(trim, "trim");
    Objects.requireNonNull(limit, "limit");
    if (!(duration > 0 && Double.isFinite(duration))) {
      throw LoopReason.BAD_SETTING.failure("duration " + duration + ": must be positive");
    }
  }

  /**
   * {@return whole circuits of devices exactly as drawn}
   *
   * @param level of detail
   * @param technology volts, seconds and parts
   * @param duration T, time units, positive
   */
  public static CircuitOptions of(
      final Level level, final Technology technology, final double duration) {
    return new CircuitOptions(
        level,
        technology,
        Die.NONE,
        duration,
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        0,
        false,
        DEFAULT_LIMIT);
  }

  /**
   * {@return the same in pieces whose links are summed}
   *
   * @param neurons most neurons in a piece, positive
   */
  public CircuitOptions inPieces(final int neurons) {
    return inPieces(PieceOptions.of(neurons));
  }

  /**
   * {@return the same in pieces}
   *
   * @param division how the network is cut
   */
  public CircuitOptions inPieces(final PieceOptions division) {
    return changed(options -> options.pieces = Optional.of(division));
  }

  /**
   * {@return the same with other differences between devices}
   *
   * @param changed differences
   */
  public CircuitOptions withDie(final Die changed) {
    return changed(options -> options.die = changed);
  }

  /** {@return the same with integrators in the circuit} */
  public CircuitOptions withCircuitIntegrals() {
    return changed(options -> options.circuitIntegrals = true);
  }

  /** {@return the same with trimming currents that are measured at rest} */
  public CircuitOptions withTrimming() {
    return changed(options -> options.trimmed = true);
  }

  /**
   * {@return the same with parts set to make up for what the devices are off}
   *
   * @param setting of the parts
   */
  public CircuitOptions withTrim(final Trim setting) {
    return changed(options -> options.trim = Optional.of(setting));
  }

  /** {@return what the circuits are compiled with} */
  public CompileOptions compiled() {
    final CompileOptions plain = CompileOptions.DEFAULT.withDie(die);
    return trim.map(plain::withTrim).orElse(plain);
  }

  /** Whether constant currents flow into elements in every pass. */
  boolean hasCurrents() {
    return trimmed || trim.filter(setting -> !setting.currents().isEmpty()).isPresent();
  }

  /**
   * {@return the same with another time limit}
   *
   * @param time wall-clock limit of one simulation
   */
  public CircuitOptions within(final Duration time) {
    return changed(options -> options.limit = time);
  }

  /** {@return the same with what the circuit takes from its supplies measured} */
  public CircuitOptions withEnergy() {
    return changed(options -> options.energy = true);
  }

  /** Whether links are summed; what energy is measured of are devices. */
  boolean sumsLinks() {
    return !energy && pieces.filter(PieceOptions::summedLinks).isPresent();
  }

  /**
   * {@return how well the memristors realise a network's coefficients}
   *
   * @param network with its coefficients
   */
  public MappingError realisation(final Network network) {
    return MappingError.of(technology, network.coefficients(), programmed(network).coefficients());
  }

  /**
   * {@return the network with the coefficients that its circuit has}
   *
   * @param network with its wanted coefficients
   */
  public Network programmed(final Network network) {
    return portLevels == 0
        ? network
        : new PortScales(technology, portLevels, trim).programmed(network);
  }

  private CircuitOptions changed(final Consumer<Draft> change) {
    final Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** The parts of options that are in the making. */
  private static final class Draft {

    private final Level level;
    private final Technology technology;
    private Die die;
    private final double duration;
    private Optional<PieceOptions> pieces;
    private boolean circuitIntegrals;
    private boolean trimmed;
    private Optional<Trim> trim;
    private final int portLevels;
    private boolean energy;
    private Duration limit;

    Draft(final CircuitOptions from) {
      level = from.level;
      technology = from.technology;
      die = from.die;
      duration = from.duration;
      pieces = from.pieces;
      circuitIntegrals = from.circuitIntegrals;
      trimmed = from.trimmed;
      trim = from.trim;
      portLevels = from.portLevels;
      energy = from.energy;
      limit = from.limit;
    }

    CircuitOptions options() {
      return new CircuitOptions(
          level,
          technology,
          die,
          duration,
          pieces,
          circuitIntegrals,
          trimmed,
          trim,
          portLevels,
          energy,
          limit);
    }
  }
}
