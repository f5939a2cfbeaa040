package org.wuxingspice.ngspice.preparation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * The second variable of a sweep over two, which ngspice leaves out of its plot.
 *
 * @param name the swept source, resistor or {@code temp}, lower case
 * @param values one per inner sweep
 */
public record OuterSweep(String name, List<Double> values) {

  /** How much of a step the last value may be missed by, as ngspice takes it. */
  private static final double SLACK = 1e-6;

  private static final int WORDS = 4;

  private static final Function<Deck, List<Sweep>> OF_CARDS = OuterSweep::written;

  /** Keeps an unmodifiable copy of the values. */
  public OuterSweep {
    values = List.copyOf(values);
  }

  /** A sweep with all its points. */
  private record Sweep(int points, Optional<OuterSweep> outer) {}

  /**
   * {@return the second variables of a request's sweeps; none of those whose values are formulas}
   *
   * @param request any
   */
  public static List<OuterSweep> of(final Request request) {
    return sweeps(request).stream().flatMap(sweep -> sweep.outer().stream()).toList();
  }

  private static List<Sweep> sweeps(final Request request) {
    if (request.analysis().isPresent()) {
      return request.analysis().get() instanceof Analysis.DcSweep sweep
          ? List.of(sweep(sweep.sweeps()))
          : List.of();
    }
    return request.deck().answer(OF_CARDS);
  }

  private static List<Sweep> written(final Deck deck) {
    return deck.topLevel()
        .filter(card -> card.keyword().equals(".dc"))
        .map(card -> card.words(Card.SEPARATORS).stream().map(Card.Word::lower).toList())
        .filter(words -> isPlain(words))
        .map(words -> sweep(written(words)))
        .toList();
  }

  private static boolean isPlain(final List<String> words) {
    return words.size() > WORDS
        && IntStream.range(1, words.size())
            .filter(w -> w % WORDS != 1)
            .allMatch(w -> SpiceNumber.isNumber(words.get(w)));
  }

  private static List<Analysis.Sweep> written(final List<String> words) {
    final List<Analysis.Sweep> sweeps = new ArrayList<>();
    for (int w = 1; w + WORDS <= words.size(); w += WORDS) {
      sweeps.add(
          new Analysis.Sweep(
              words.get(w),
              SpiceNumber.parse(words.get(w + 1)),
              SpiceNumber.parse(words.get(w + 2)),
              SpiceNumber.parse(words.get(w + 3))));
    }
    return sweeps;
  }

  private static Sweep sweep(final List<Analysis.Sweep> sweeps) {
    final int inner = count(sweeps.get(0));
    if (sweeps.size() == 1) {
      return new Sweep(inner, Optional.empty());
    }
    final Analysis.Sweep second = sweeps.get(1);
    final List<Double> values =
        IntStream.range(0, count(second))
            .mapToObj(i -> second.start() + i * second.increment())
            .toList();
    return new Sweep(
        inner * values.size(),
        Optional.of(new OuterSweep(second.source().toLowerCase(Locale.ROOT), values)));
  }

  private static int count(final Analysis.Sweep sweep) {
    return 1
        + (int) Math.floor(Math.abs((sweep.stop() - sweep.start()) / sweep.increment()) + SLACK);
  }

  /**
   * {@return plots in which sweeps over two variables have both; of several sweeps ngspice runs the
   * last one first}
   *
   * @param request they were made for
   * @param plots all
   */
  public static List<Waveforms> added(final Request request, final List<Waveforms> plots) {
    final List<Sweep> sweeps = new ArrayList<>(sweeps(request));
    if (sweeps.stream().allMatch(sweep -> sweep.outer().isEmpty())) {
      return plots;
    }
    Collections.reverse(sweeps);
    final List<Waveforms> added = new ArrayList<>();
    for (final Waveforms plot : plots) {
      final Optional<Sweep> made =
          sweeps.stream()
              .filter(sweep -> PlotKind.of(plot) == PlotKind.SWEEP)
              .filter(sweep -> sweep.points() == plot.size())
              .findFirst();
      made.ifPresent(sweeps::remove);
      added.add(made.flatMap(Sweep::outer).map(outer -> outer.in(plot)).orElse(plot));
    }
    return added;
  }

  private Waveforms in(final Waveforms plot) {
    final int inner = plot.size() / values.size();
    final double[] column = new double[plot.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = values.get(i / inner);
    }
    final List<Waveforms.Variable> variables = new ArrayList<>(plot.variables());
    variables.add(1, new Waveforms.Variable(name, quantity()));
    return Waveforms.adopt(
        plot.plot(),
        variables,
        variables.stream()
            .map(variable -> variable.name().equals(name) ? column : plot.vector(variable.name()))
            .toArray(double[][]::new),
        Waveforms.REAL);
  }

  private Quantity quantity() {
    return switch (name.charAt(0)) {
      case 'v' -> Quantity.VOLTAGE;
      case 'i' -> Quantity.CURRENT;
      case 'r' -> Quantity.RESISTANCE;
      default -> Quantity.TEMPERATURE;
    };
  }
}
