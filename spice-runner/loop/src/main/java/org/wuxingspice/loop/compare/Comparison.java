package org.wuxingspice.loop.compare;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * One pass of one sample as two engines give it, for instance the circuit and the numeric model.
 *
 * @param network that was run
 * @param direction of the pass
 * @param observed the engine in question
 * @param reference the yardstick
 * @param elements the difference of every element, by index
 */
public record Comparison(
    Network network,
    Direction direction,
    Trajectory observed,
    Trajectory reference,
    List<ElementDifference> elements) {

  /** Keeps an unmodifiable copy of the list. */
  public Comparison {
    elements = List.copyOf(elements);
  }

  /**
   * Compares two trajectories.
   *
   * @param network that both ran
   * @param direction of the pass
   * @param observed the engine in question
   * @param reference the yardstick; at least as long
   * @return the difference of every element
   */
  public static Comparison between(
      final Network network,
      final Direction direction,
      final Trajectory observed,
      final Trajectory reference) {
    return new Comparison(
        network,
        direction,
        observed,
        reference,
        IntStream.range(0, network.topology().elementCount())
            .mapToObj(e -> ElementDifference.between(e, observed, reference, network.clamp()))
            .toList());
  }

  /** {@return the element with the largest difference at any instant} */
  public ElementDifference worst() {
    return largest(elements);
  }

  private static ElementDifference largest(final List<ElementDifference> some) {
    return some.stream().max(Comparator.comparingDouble(ElementDifference::worst)).orElseThrow();
  }

  /** {@return the root mean squared difference over time and all elements, in units of E} */
  public double rms() {
    return rootMeanSquare(elements, ElementDifference::rms);
  }

  private static double rootMeanSquare(
      final List<ElementDifference> some, final ToDoubleFunction<ElementDifference> figure) {
    return Math.sqrt(mean(some, e -> Math.pow(figure.applyAsDouble(e), 2)));
  }

  private static double mean(
      final List<ElementDifference> some, final ToDoubleFunction<ElementDifference> figure) {
    return some.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** The one shift that explains most of the differences of all these waveforms. */
  private static double delay(final List<ElementDifference> some) {
    final List<ElementDifference> moving = some.stream().filter(e -> e.movement() > 0).toList();
    return moving.stream().mapToDouble(e -> e.delay() * e.movement()).sum()
        / moving.stream().mapToDouble(ElementDifference::movement).sum();
  }

  /** {@return the layers, first to last} */
  public List<LayerDifference> layers() {
    return IntStream.range(0, network.topology().layers()).mapToObj(this::layer).toList();
  }

  private LayerDifference layer(final int layer) {
    final List<ElementDifference> some = elementsOf(layer);
    final ElementDifference worst = largest(some);
    return new LayerDifference(
        layer,
        rootMeanSquare(some, ElementDifference::rms),
        worst.worst(),
        network.topology().port(worst.element()),
        delay(some),
        rootMeanSquare(some, e -> e.reference().integral()),
        rootMeanSquare(some, e -> e.observed().integral() - e.reference().integral()),
        mean(some, e -> e.observed().settling()),
        mean(some, e -> e.reference().settling()),
        mean(some, e -> e.observed().clamped()),
        mean(some, e -> e.reference().clamped()));
  }

  /**
   * {@return the elements of a layer}
   *
   * @param layer from 0
   */
  public List<ElementDifference> elementsOf(final int layer) {
    return elements.subList(
        ELEMENTS * network.topology().neuronOffset(layer),
        ELEMENTS * network.topology().neuronOffset(layer + 1));
  }
}
