package org.wuxingspice.app.compare;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.app.page.PagePart;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.compare.ElementDifference;
import org.wuxingspice.model.network.Topology;

/**
 * The network of a comparison, with waveforms of all neurons, or of the worst of each layer where
 * all of them would make a page too large to be sent around.
 *
 * @param comparison of two engines
 */
record ComparedNetwork(Comparison comparison) {

  private static final int MOST_NEURONS = 400;

  PagePart.NetworkDrawing drawing(final String title, final String reference) {
    final Topology topology = comparison.network().topology();
    final int links = topology.linkCount();
    return new PagePart.NetworkDrawing(
        title,
        reference,
        IntStream.range(0, topology.layers()).map(topology::size).toArray(),
        new PagePart.Links(
            IntStream.range(0, links).mapToDouble(topology::source).toArray(),
            IntStream.range(0, links).mapToDouble(topology::target).toArray(),
            comparison.network().coefficients()),
        comparison.elements().stream().mapToDouble(ElementDifference::rms).toArray(),
        comparison.worst().element(),
        neurons(topology)
            .flatMap(n -> IntStream.range(n * ELEMENTS, (n + 1) * ELEMENTS))
            .mapToObj(this::wave)
            .toList());
  }

  private IntStream neurons(final Topology topology) {
    if (topology.neuronCount() <= MOST_NEURONS) {
      return IntStream.range(0, topology.neuronCount());
    }
    final int ofLayer = MOST_NEURONS / topology.layers();
    return IntStream.concat(
            IntStream.of(comparison.worst().element() / ELEMENTS),
            IntStream.range(0, topology.layers()).flatMap(layer -> worst(layer, ofLayer)))
        .distinct();
  }

  private IntStream worst(final int layer, final int most) {
    final Stream<ElementDifference> sorted =
        comparison.elementsOf(layer).stream()
            .sorted(Comparator.comparingDouble(ElementDifference::rms).reversed());
    return sorted.mapToInt(difference -> difference.element() / ELEMENTS).distinct().limit(most);
  }

  private PagePart.Wave wave(final int element) {
    final double[] time = comparison.observed().time()[element];
    return new PagePart.Wave(
        element,
        time,
        comparison.observed().values()[element],
        Arrays.stream(time).map(t -> comparison.reference().at(element, t)).toArray());
  }
}
