package org.wuxingspice.model.network;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wuxingspice.model.failure.UnreadableFile;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.files.PlainFile;
import org.wuxingspice.model.files.Sha256;

/**
 * Networks as JSON files. The schema is in {@code docs/formats.md}; elements are named by their
 * index through the network, and numbers round-trip exactly.
 */
public final class NetworkFile {

  private static final String FORMAT = "wuxing-network 1";

  /** Keeps a header that lies from asking for more memory than a computer has. */
  private static final int MOST_NEURONS = 1_000_000;

  private NetworkFile() {}

  /** What the file holds; k1, k2, k3 have one entry for all elements or one per element. */
  @JsonPropertyOrder({
    "format", "layers", "adders", "clamp", "k1", "k2", "k3", "inputs", "outputs", "links"
  })
  private record Document(
      String format,
      int[] layers,
      boolean adders,
      Range clamp,
      @JsonFormat(
              with = {
                JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
              })
          double[] k1,
      @JsonFormat(
              with = {
                JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
              })
          double[] k2,
      @JsonFormat(
              with = {
                JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
              })
          double[] k3,
      int[] inputs,
      int[] outputs,
      Links links) {}

  private record Range(double low, double high) {}

  /** Links in columns. */
  private record Links(int[] source, int[] target, double[] coefficient) {}

  /**
   * Writes a network.
   *
   * @param file to make or replace
   * @param network to write
   * @throws org.wuxingspice.model.failure.WuxingException {@link
   *     org.wuxingspice.model.files.FileReason#NOT_WRITABLE}
   */
  public static void write(final Path file, final Network network) {
    JsonFile.write(file, document(network));
  }

  /**
   * {@return the bytes that {@link #write} would write}
   *
   * @param network to write
   */
  public static byte[] bytes(final Network network) {
    return JsonFile.bytes(document(network));
  }

  private static Document document(final Network network) {
    final Topology t = network.topology();
    final NeuronParameters p = network.parameters();
    final int links = t.linkCount();
    return new Document(
        FORMAT,
        IntStream.range(0, t.layers()).map(t::size).toArray(),
        t.adders(),
        new Range(network.clamp().low(), network.clamp().high()),
        shortened(p.k1()),
        shortened(p.k2()),
        shortened(p.k3()),
        IntStream.range(0, t.inputCount()).map(t::inputElement).toArray(),
        IntStream.range(0, t.outputCount()).map(t::outputElement).toArray(),
        new Links(
            IntStream.range(0, links).map(t::source).toArray(),
            IntStream.range(0, links).map(t::target).toArray(),
            network.coefficients()));
  }

  private static double[] shortened(final double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0])
        ? new double[] {values[0]}
        : values;
  }

  /**
   * Reads a network.
   *
   * @param file as {@link #write} makes it
   * @return the network; its links are in canonical order, whatever their order in the file
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link NetworkReason}; {@link
   *     NetworkReason#BAD_MODEL_FILE} names line and column of what does not follow the schema
   */
  public static Network read(final Path file) {
    return read(file.toString(), () -> PlainFile.open(file));
  }

  /**
   * Reads a network from anywhere.
   *
   * @param name for messages
   * @param source of what {@link #bytes} gives; closed afterwards
   * @return the network, as {@link #read(Path)} gives it
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link NetworkReason}
   */
  public static Network read(final String name, final JsonFile.Source source) {
    final Document document =
        JsonFile.read(name, source, Document.class, NetworkReason.BAD_MODEL_FILE);
    try {
      return network(document);
    } catch (final WuxingException e) {
      throw new WuxingException(e.reason(), name + ": " + e.getMessage(), e);
    }
  }

  /**
   * What tells one model file from another.
   *
   * @param file to read
   * @return SHA-256 of its bytes, hexadecimal
   * @throws org.wuxingspice.model.failure.WuxingException {@link NetworkReason#BAD_MODEL_FILE}
   */
  public static String digest(final Path file) {
    try {
      return Sha256.of(Files.readAllBytes(PlainFile.checked(file)));
    } catch (final IOException e) {
      throw NetworkReason.BAD_MODEL_FILE.failure(file + ": " + UnreadableFile.describe(file, e));
    }
  }

  private static Network network(final Document d) {
    if (!FORMAT.equals(d.format())) {
      throw NetworkReason.BAD_MODEL_FILE.failure(
          "format '" + d.format() + "': only '" + FORMAT + "' can be read");
    }
    if (d.layers().length == 0 || Arrays.stream(d.layers()).anyMatch(size -> size < 1)) {
      throw NetworkReason.OUT_OF_RANGE.failure(
          "layers "
              + Arrays.toString(d.layers())
              + ": need at least one layer, and a neuron in each");
    }
    if (Arrays.stream(d.layers()).mapToLong(size -> size).sum() > MOST_NEURONS) {
      throw NetworkReason.OUT_OF_RANGE.failure(
          "layers have more than " + MOST_NEURONS + " neurons");
    }
    final Ports ports = new Ports(d.layers());
    final int links = d.links().source().length;
    if (d.links().target().length != links || d.links().coefficient().length != links) {
      throw NetworkReason.BAD_MODEL_FILE.failure(
          "links.source, links.target and links.coefficient have "
              + links
              + ", "
              + d.links().target().length
              + " and "
              + d.links().coefficient().length
              + " entries: need as many in each");
    }
    final List<Port> sources = ports.at("links.source", d.links().source());
    final List<Port> targets = ports.at("links.target", d.links().target());
    final Topology topology =
        new Topology(
            d.layers(),
            ports.at("inputs", d.inputs()),
            ports.at("outputs", d.outputs()),
            IntStream.range(0, links)
                .mapToObj(k -> new Link(sources.get(k), targets.get(k)))
                .toList(),
            d.adders());
    final int elements = topology.elementCount();
    return new Network(
        topology,
        new NeuronParameters(
            lengthened(d.k1(), elements),
            lengthened(d.k2(), elements),
            lengthened(d.k3(), elements)),
        new StateClamp(d.clamp().low(), d.clamp().high()),
        inCanonicalOrder(topology, d.links()));
  }

  private static double[] lengthened(final double[] values, final int elements) {
    if (values.length != 1) {
      return values;
    }
    final double[] all = new double[elements];
    Arrays.fill(all, values[0]);
    return all;
  }

  private static double[] inCanonicalOrder(final Topology topology, final Links links) {
    final Integer[] order = new Integer[links.source().length];
    Arrays.setAll(order, k -> k);
    Arrays.sort(
        order,
        (a, b) ->
            links.target()[a] == links.target()[b]
                ? Integer.compare(links.source()[a], links.source()[b])
                : Integer.compare(links.target()[a], links.target()[b]));
    final double[] coefficients = new double[topology.linkCount()];
    Arrays.setAll(coefficients, k -> links.coefficient()[order[k]]);
    return coefficients;
  }

  /** Turns element indices of a file into ports. */
  private record Ports(int[] layers) {

    List<Port> at(final String column, final int[] elements) {
      return IntStream.range(0, elements.length)
          .mapToObj(i -> port(column, i, elements[i]))
          .toList();
    }

    private Port port(final String column, final int entry, final int element) {
      int neuron = Math.floorDiv(element, ELEMENTS);
      for (int layer = 0; neuron >= 0 && layer < layers.length; layer++) {
        if (neuron < layers[layer]) {
          return new Port(layer, neuron, Math.floorMod(element, ELEMENTS));
        }
        neuron -= layers[layer];
      }
      throw NetworkReason.OUT_OF_RANGE.failure(
          column
              + "["
              + entry
              + "] is element "
              + element
              + ", which layers "
              + Arrays.toString(layers)
              + " do not have");
    }
  }
}
