package org.wuxingspice.ngspice.simulation;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.deck.Deck;

/**
 * One simulation, complete in itself.
 *
 * @param deck the circuit
 * @param overrides device parameters that differ from the deck, absolute values
 * @param parameters other values of parameters that {@code .param} cards of the deck's top level
 *     define, by name in lower case. The deck is loaded anew for each set of values
 * @param drives waveforms of independent sources of the deck's top level, by source name in lower
 *     case; what the deck says about such a source is replaced. The same sources have to be driven
 *     in requests that are to share a loaded circuit
 * @param initialConditions node voltages at the start of a transient, V, by node name in lower
 *     case; as {@code .ic} cards do
 * @param analysis what to compute; empty for whatever the deck's own analysis cards ask for
 * @param probes vectors to return besides the scale, as ngspice names them ({@code v(out)}, {@code
 *     i(vdd)}, {@code @r1[i]}), or as a part of complex ones ({@code db(v(out))}), in lower case,
 *     or groups of them ({@code v(x1.*)}); empty for all
 * @param conditions what it is simulated under beside the deck
 * @param limit wall-clock time after which the simulation is killed, positive; loading counts,
 *     starting a worker does not
 */
public record Request(
    Deck deck,
    ParameterOverrides overrides,
    Map<String, Double> parameters,
    Map<String, ExternalWaveform> drives,
    Map<String, Double> initialConditions,
    Optional<Analysis> analysis,
    List<String> probes,
    Conditions conditions,
    Duration limit) {

  /** Time limit of a request that sets none. */
  public static final Duration DEFAULT_LIMIT = Duration.ofMinutes(10);

  private static final String TEMPERATURE = "temp";

  /**
   * Checks and keeps unmodifiable copies of lists and maps.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_NAME} for a
   *     name that cannot be one, {@link SimulatorReason#BAD_VALUE} for a number or limit that
   *     cannot be used
   */
  public Request {
    Objects.requireNonNull(deck, "deck");
    Objects.requireNonNull(overrides, "overrides");
    parameters = finite("parameter ", sorted(parameters));
    drives = sorted(drives);
    initialConditions = finite("initial voltage of ", sorted(initialConditions));
    Objects.requireNonNull(analysis, "analysis");
    probes = probes.stream().map(VectorNames::vector).toList();
    Objects.requireNonNull(conditions, "conditions");
    if (limit.isNegative() || limit.isZero()) {
      throw SimulatorReason.BAD_VALUE.failure("time limit " + limit + ": must be positive");
    }
  }

  private static <T> Map<String, T> sorted(final Map<String, T> values) {
    if (values.isEmpty()) {
      return Map.of();
    }
    final TreeMap<String, T> sorted = new TreeMap<>();
    values.forEach((name, value) -> sorted.put(VectorNames.checked(name), value));
    return Collections.unmodifiableMap(sorted);
  }

  private static Map<String, Double> finite(final String what, final Map<String, Double> values) {
    values.forEach(
        (name, value) -> {
          if (!Double.isFinite(value)) {
            throw SimulatorReason.BAD_VALUE.failure(
                what + name + " is " + value + ": must be finite");
          }
        });
    return values;
  }

  /**
   * {@return a request for everything the analysis gives}
   *
   * @param deck the circuit
   * @param analysis what to compute
   */
  public static Request of(final Deck deck, final Analysis analysis) {
    return of(deck, Optional.of(analysis));
  }

  /**
   * {@return a request for everything that the deck's own analysis cards ask for}
   *
   * @param deck the circuit with its analyses
   */
  public static Request ofCards(final Deck deck) {
    return of(deck, Optional.empty());
  }

  private static Request of(final Deck deck, final Optional<Analysis> analysis) {
    return new Request(
        deck,
        ParameterOverrides.NONE,
        Map.of(),
        Map.of(),
        Map.of(),
        analysis,
        List.of(),
        Conditions.OF_DECK,
        DEFAULT_LIMIT);
  }

  /**
   * {@return the same request with these device parameters, in place of all set before}
   *
   * @param devices device parameters
   */
  public Request overriding(final ParameterOverrides devices) {
    return new Request(
        deck, devices, parameters, drives, initialConditions, analysis, probes, conditions, limit);
  }

  /**
   * {@return the same request with other values, whatever they are of: {@code temp} is the
   * circuit's temperature, unless the deck has such a device or parameter; a name is a device's if
   * the deck's top level has such a device, else a parameter's if the deck's top level defines it,
   * else a device or model parameter's as {@link ParameterOverrides} describes it}
   *
   * @param values by name, or by group; they are added to what was set before
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_NAME} or
   *     {@link SimulatorReason#BAD_VALUE}
   */
  public Request overriding(final Map<String, Double> values) {
    final Map<String, Double> devices = new LinkedHashMap<>(overrides.byName());
    final Map<String, Double> defined = new LinkedHashMap<>(parameters);
    Conditions changed = conditions;
    for (final Map.Entry<String, Double> entry : values.entrySet()) {
      for (final String name : members(entry.getKey().toLowerCase(Locale.ROOT))) {
        if (!deck.hasDevice(name) && deck.parameters().containsKey(name)) {
          defined.put(name, entry.getValue());
        } else if (name.equals(TEMPERATURE) && !deck.hasDevice(name)) {
          changed = changed.at(entry.getValue());
        } else {
          devices.put(name, entry.getValue());
        }
      }
    }
    return new Request(
        deck,
        ParameterOverrides.of(devices),
        defined,
        drives,
        initialConditions,
        analysis,
        probes,
        changed,
        limit);
  }

  /**
   * {@return the same request with driven sources}
   *
   * @param waveforms by source name
   */
  public Request driving(final Map<String, ExternalWaveform> waveforms) {
    return new Request(
        deck,
        overrides,
        parameters,
        waveforms,
        initialConditions,
        analysis,
        probes,
        conditions,
        limit);
  }

  /**
   * {@return the same request from another start}
   *
   * @param volts by node name
   */
  public Request startingFrom(final Map<String, Double> volts) {
    return new Request(
        deck, overrides, parameters, drives, volts, analysis, probes, conditions, limit);
  }

  /**
   * {@return the same request with other probes}
   *
   * @param vectors names, empty for all
   */
  public Request probing(final List<String> vectors) {
    return new Request(
        deck,
        overrides,
        parameters,
        drives,
        initialConditions,
        analysis,
        vectors,
        conditions,
        limit);
  }

  /**
   * {@return the same request with another time limit}
   *
   * @param time wall-clock time, positive
   */
  public Request within(final Duration time) {
    return new Request(
        deck, overrides, parameters, drives, initialConditions, analysis, probes, conditions, time);
  }

  /**
   * {@return the same request under other conditions}
   *
   * @param other in place of all set before
   */
  public Request under(final Conditions other) {
    return new Request(
        deck, overrides, parameters, drives, initialConditions, analysis, probes, other, limit);
  }

  /**
   * {@return the seed of what the deck draws: the asked one, else the deck's, else the usual one}
   */
  public long seed() {
    return conditions.seed().orElse(deck.seed().orElse(Conditions.USUAL_SEED));
  }

  /** {@return the vectors that have to be computed for the probes; empty for all} */
  public List<String> vectors() {
    return probes.stream().allMatch(probe -> ComplexPart.of(probe).isEmpty())
        ? probes
        : probes.stream().map(ComplexPart::vectorOf).distinct().toList();
  }

  /**
   * {@return the names that a name means: a group, such as {@code r*} or {@code @m*[w]}, means all
   * devices, models or parameters that are called so, everything else itself}
   *
   * @param name lower case
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_NAME} when the
   *     group is empty
   */
  public List<String> members(final String name) {
    if (name.indexOf('*') < 0) {
      return List.of(name);
    }
    final List<String> members = DeviceGroups.members(deck, name);
    if (members.isEmpty()) {
      throw SimulatorReason.BAD_NAME.failure("nothing in the deck is called " + name);
    }
    return members;
  }
}
