package org.wuxingspice.model.network;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Which neurons there are, which elements are ports, and which ports are linked. Immutable.
 *
 * <p>Links are kept in a canonical order, by target element and then by source element; the
 * coefficient of link {@code k} is entry {@code k} of every coefficient array. Since links only go
 * from a layer to the next one, this order is also one by layer.
 */
public final class Topology {

  private final int[] sizes;
  private final int[] offsets;
  private final int[] inputs;
  private final int[] outputs;
  private final int[] sources;
  private final int[] targets;
  private final int[] firstLinkInto;
  private final boolean adders;
  private final Map<Direction, DirectedTopology> directed = new ConcurrentHashMap<>();

  /**
   * Creates a topology.
   *
   * @param sizes neurons per layer, at least one layer, each of at least one neuron; the only layer
   *     of a network is its first and its last
   * @param inputs external input ports, all in the first layer, distinct; channel i of a forward
   *     drive feeds port i
   * @param outputs external output ports, all in the last layer, distinct; channel i of a reversed
   *     drive feeds port i
   * @param links links from a layer to the next one, in any order, distinct
   * @param adders whether several links may share a port (paper, end of section 3)
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link NetworkReason} when a port
   *     lies outside the network, is used in two roles, or is shared without adders
   */
  public Topology(
      final int[] sizes,
      final List<Port> inputs,
      final List<Port> outputs,
      final List<Link> links,
      final boolean adders) {
    this.sizes = sizes.clone();
    this.adders = adders;
    this.offsets = offsets(sizes);
    this.inputs = external("input", inputs, 0);
    this.outputs = external("output", outputs, sizes.length - 1);
    final long[] ordered = links.stream().mapToLong(this::encode).sorted().toArray();
    this.sources = Arrays.stream(ordered).mapToInt(code -> (int) code).toArray();
    this.targets = Arrays.stream(ordered).mapToInt(code -> (int) (code >>> Integer.SIZE)).toArray();
    this.firstLinkInto = firstLinks();
    checkRoles();
  }

  /**
   * One neuron on its own.
   *
   * @param input element that the only channel of a forward drive feeds, 0 to 4
   * @param outputs elements that external outputs read, distinct from the input
   * @return a topology of one layer without links
   */
  public static Topology ofNeuron(final int input, final int... outputs) {
    return new Topology(
        new int[] {1},
        List.of(new Port(0, 0, input)),
        Arrays.stream(outputs).mapToObj(element -> new Port(0, 0, element)).toList(),
        List.of(),
        false);
  }

  private static int[] offsets(final int[] sizes) {
    if (sizes.length < 1) {
      throw NetworkReason.OUT_OF_RANGE.failure(
          "layer sizes " + Arrays.toString(sizes) + ": a network needs at least one layer");
    }
    final int[] offsets = new int[sizes.length + 1];
    for (int l = 0; l < sizes.length; l++) {
      if (sizes[l] < 1 || sizes[l] > Integer.MAX_VALUE / ELEMENTS - offsets[l]) {
        throw NetworkReason.OUT_OF_RANGE.failure(
            "layer " + l + " has size " + sizes[l] + ": sizes must be positive and fit an int");
      }
      offsets[l + 1] = offsets[l] + sizes[l];
    }
    return offsets;
  }

  private int[] external(final String role, final List<Port> ports, final int layer) {
    final int[] elements = new int[ports.size()];
    for (int i = 0; i < elements.length; i++) {
      final Port port = ports.get(i);
      elements[i] = element(port);
      if (port.layer() != layer) {
        throw NetworkReason.OUT_OF_RANGE.failure(
            "external " + role + " " + i + " is at " + port + ": must lie in layer " + layer);
      }
    }
    if (elements.length == 0 || Arrays.stream(elements).distinct().count() != elements.length) {
      throw NetworkReason.PORT_CONFLICT.failure(
          "external " + role + "s: need at least one port, and no port twice");
    }
    return elements;
  }

  private long encode(final Link link) {
    if (link.target().layer() != link.source().layer() + 1) {
      throw NetworkReason.OUT_OF_RANGE.failure(
          "link " + link + ": a link goes from a layer to the next one");
    }
    return (long) element(link.target()) << Integer.SIZE | element(link.source());
  }

  private int[] firstLinks() {
    final int[] first = new int[elementCount() + 1];
    for (final int target : targets) {
      first[target + 1]++;
    }
    Arrays.parallelPrefix(first, Integer::sum);
    return first;
  }

  private void checkRoles() {
    final int[] ends = new int[elementCount()];
    final int[] starts = new int[elementCount()];
    for (final int element : inputs) {
      ends[element]++;
    }
    for (final int element : outputs) {
      starts[element]++;
    }
    for (int k = 0; k < targets.length; k++) {
      if (k > 0 && targets[k] == targets[k - 1] && sources[k] == sources[k - 1]) {
        throw NetworkReason.PORT_CONFLICT.failure("link " + link(k) + " is given twice");
      }
      ends[targets[k]]++;
      starts[sources[k]]++;
    }
    for (int element = 0; element < ends.length; element++) {
      if (ends[element] > 0 && starts[element] > 0) {
        throw NetworkReason.PORT_CONFLICT.failure(
            port(element) + " is both an input and an output: a port has one role");
      }
      if (!adders && (ends[element] > 1 || starts[element] > 1)) {
        throw NetworkReason.ADDER_NEEDED.failure(
            port(element) + " has several links: only a network with adders allows that");
      }
    }
  }

  /** {@return the number of layers} */
  public int layers() {
    return sizes.length;
  }

  /**
   * {@return the number of neurons in a layer}
   *
   * @param layer from 0
   */
  public int size(final int layer) {
    return sizes[layer];
  }

  /** {@return the number of neurons in the network} */
  public int neuronCount() {
    return offsets[sizes.length];
  }

  /** {@return the number of elements in the network, five per neuron} */
  public int elementCount() {
    return ELEMENTS * neuronCount();
  }

  /** {@return the number of links in the network} */
  public int linkCount() {
    return sources.length;
  }

  /**
   * {@return the number of links that end in a layer}
   *
   * @param layer from 1
   */
  public int linkCountInto(final int layer) {
    return firstLinkInto[ELEMENTS * offsets[layer + 1]] - firstLinkInto[ELEMENTS * offsets[layer]];
  }

  /**
   * {@return the links divided by the number of neuron pairs in neighbouring layers (paper, section
   * 3); 0 for a single layer}
   */
  public double linkRatio() {
    double pairs = 0;
    for (int l = 0; l + 1 < sizes.length; l++) {
      pairs += (double) sizes[l] * sizes[l + 1];
    }
    return pairs == 0 ? 0 : linkCount() / pairs;
  }

  /** {@return whether several links may share a port} */
  public boolean adders() {
    return adders;
  }

  /**
   * {@return the index of the first neuron of a layer, counted through the network}
   *
   * @param layer 0 to {@link #layers()}; the last value gives the number of neurons
   */
  public int neuronOffset(final int layer) {
    return offsets[layer];
  }

  /** {@return the number of external inputs} */
  public int inputCount() {
    return inputs.length;
  }

  /** {@return the number of external outputs} */
  public int outputCount() {
    return outputs.length;
  }

  /**
   * {@return the element that an external input feeds}
   *
   * @param channel from 0 to {@link #inputCount()} − 1
   */
  public int inputElement(final int channel) {
    return inputs[channel];
  }

  /**
   * {@return the element that an external output reads}
   *
   * @param channel from 0 to {@link #outputCount()} − 1
   */
  public int outputElement(final int channel) {
    return outputs[channel];
  }

  /**
   * {@return the topology as a pass of a direction runs through it}
   *
   * @param direction of the pass
   */
  public DirectedTopology directed(final Direction direction) {
    return directed.computeIfAbsent(
        direction,
        key ->
            key == Direction.FORWARD
                ? new DirectedTopology(this, key, inputs, outputs, sources, targets)
                : new DirectedTopology(this, key, outputs, inputs, targets, sources));
  }

  /**
   * {@return the number of channels that drive a pass}
   *
   * @param direction of the pass
   */
  public int driveCount(final Direction direction) {
    return directed(direction).inputCount();
  }

  /**
   * {@return the element that a channel of the drive feeds}
   *
   * @param direction of the pass
   * @param channel from 0 to {@link #driveCount} − 1
   */
  public int driveElement(final Direction direction, final int channel) {
    return directed(direction).inputElement(channel);
  }

  /**
   * {@return the element at the source of a link}
   *
   * @param link from 0 to {@link #linkCount()} − 1
   */
  public int source(final int link) {
    return sources[link];
  }

  /**
   * {@return the element at the target of a link}
   *
   * @param link from 0 to {@link #linkCount()} − 1
   */
  public int target(final int link) {
    return targets[link];
  }

  /**
   * {@return the first link that ends in an element or in a later one; the links into element e are
   * those from {@code firstLinkInto(e)} to before {@code firstLinkInto(e + 1)}}
   *
   * @param element 0 to {@link #elementCount()}
   */
  public int firstLinkInto(final int element) {
    return firstLinkInto[element];
  }

  /**
   * {@return the ports that a link joins}
   *
   * @param link from 0 to {@link #linkCount()} − 1
   */
  public Link link(final int link) {
    return new Link(port(sources[link]), port(targets[link]));
  }

  /** {@return the external input ports, in channel order} */
  public List<Port> inputs() {
    return list(inputs.length, channel -> port(inputs[channel]));
  }

  /** {@return the external output ports, in channel order} */
  public List<Port> outputs() {
    return list(outputs.length, channel -> port(outputs[channel]));
  }

  /** {@return the links in canonical order} */
  public List<Link> links() {
    return list(sources.length, this::link);
  }

  private static <T> List<T> list(final int length, final IntFunction<T> entry) {
    return IntStream.range(0, length).mapToObj(entry).toList();
  }

  /**
   * {@return the index of an element, counted through the network}
   *
   * @param port the element's interface
   * @throws org.wuxingspice.model.failure.WuxingException {@link NetworkReason#OUT_OF_RANGE} when
   *     there is no such port
   */
  public int element(final Port port) {
    final boolean exists =
        port.layer() >= 0
            && port.layer() < sizes.length
            && port.neuron() >= 0
            && port.neuron() < sizes[port.layer()]
            && port.element() >= 0
            && port.element() < ELEMENTS;
    if (!exists) {
      throw NetworkReason.OUT_OF_RANGE.failure(
          port + " is not in a network of layers " + Arrays.toString(sizes));
    }
    return ELEMENTS * (offsets[port.layer()] + port.neuron()) + port.element();
  }

  /**
   * {@return the interface of an element}
   *
   * @param element from 0 to {@link #elementCount()} − 1
   */
  public Port port(final int element) {
    final int neuron = element / ELEMENTS;
    final int layer = layerOfNeuron(neuron);
    return new Port(layer, neuron - offsets[layer], element % ELEMENTS);
  }

  private int layerOfNeuron(final int neuron) {
    int layer = 0;
    while (neuron >= offsets[layer + 1]) {
      layer++;
    }
    return layer;
  }
}
