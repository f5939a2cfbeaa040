package org.wuxingspice.model.files;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.UnreadableFile;
import org.wuxingspice.model.failure.WuxingException;

/**
 * Records as JSON. Reading is strict: every field required, no others, none twice, no number as
 * text or fraction as whole number, nothing behind the end; numbers round-trip exactly.
 */
public final class JsonFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .addModule(new Jdk8Module())
          .build();

  static {
    MAPPER.getFactory().setCharacterEscapes(new VisibleEscapes());
  }

  private static final ObjectWriter LINES =
      MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);

  private JsonFile() {}

  /** Opens a file or resource. */
  @FunctionalInterface
  public interface Source {
    /**
     * Opens it.
     *
     * @return the content from its beginning; the caller closes it
     * @throws IOException when there is no such file, or it cannot be read
     */
    InputStream open() throws IOException;
  }

  /**
   * Writes a record.
   *
   * @param file to make or replace
   * @param document a record
   * @throws WuxingException {@link FileReason#NOT_WRITABLE}
   */
  public static void write(final Path file, final Object document) {
    AtomicFile.write(file, out -> MAPPER.writeValue(out, document));
  }

  /**
   * {@return the bytes that {@link #write} would write}
   *
   * @param document a record
   */
  public static byte[] bytes(final Object document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (final JsonProcessingException e) {
      throw new IllegalArgumentException(document.getClass() + " cannot be JSON", e);
    }
  }

  /**
   * {@return a document as one line of JSON}
   *
   * @param document a record or a map
   */
  public static String line(final Object document) {
    try {
      return LINES.writeValueAsString(document);
    } catch (final JsonProcessingException e) {
      throw new IllegalArgumentException(document.getClass() + " cannot be JSON", e);
    }
  }

  /**
   * {@return the paths of all numbers in a document, such as {@code opAmp.gainBandwidth}}
   *
   * @param document a record of numbers, texts and such records
   */
  public static List<String> numbers(final Object document) {
    final List<String> paths = new ArrayList<>();
    collect("", MAPPER.valueToTree(document), paths);
    return paths;
  }

  private static void collect(final String path, final JsonNode node, final List<String> paths) {
    node.properties()
        .forEach(
            field -> {
              final String inner = path + field.getKey();
              if (isNumber(field.getValue())) {
                paths.add(inner);
              }
              collect(inner + ".", field.getValue(), paths);
            });
  }

  /** Infinity is written as text. */
  private static boolean isNumber(final JsonNode node) {
    return node.isNumber() || node.asText().equals("Infinity");
  }

  /**
   * {@return a record with some of its numbers changed}
   *
   * @param <T> type of the record
   * @param document the record
   * @param changes numbers by path, as {@link #numbers} gives them
   * @param reason of the failure when the record does not take them
   * @throws WuxingException with that reason, or with the one that the record's own check gives
   */
  @SuppressWarnings("unchecked")
  public static <T> T changed(
      final T document, final Map<String, Double> changes, final Reason reason) {
    final ObjectNode tree = MAPPER.valueToTree(document);
    changes.forEach(
        (path, value) -> {
          final int dot = path.lastIndexOf('.');
          final ObjectNode parent =
              dot < 0 ? tree : (ObjectNode) tree.at("/" + path.substring(0, dot).replace('.', '/'));
          final String name = path.substring(dot + 1);
          if (parent.get(name).isInt() && value == Math.rint(value)) {
            parent.put(name, value.intValue());
          } else {
            parent.put(name, value);
          }
        });
    try {
      return (T) MAPPER.treeToValue(tree, document.getClass());
    } catch (final JsonProcessingException e) {
      throw refusal("changed", e, reason);
    }
  }

  /**
   * Reads a record.
   *
   * @param <T> type of the record
   * @param file to read
   * @param type of the record
   * @param reason of the failure when the file is missing or not as it should be
   * @return the record, its own check passed
   * @throws WuxingException with that reason, or with the one that the record's own check gives;
   *     the message names file, line, column and field
   */
  public static <T> T read(final Path file, final Class<T> type, final Reason reason) {
    return read(file.toString(), () -> PlainFile.open(file), type, reason);
  }

  /**
   * Reads a record from anywhere.
   *
   * @param <T> type of the record
   * @param name for messages
   * @param source to read; closed afterwards
   * @param type of the record
   * @param reason as above
   * @return the record, its own check passed
   * @throws WuxingException as above
   */
  public static <T> T read(
      final String name, final Source source, final Class<T> type, final Reason reason) {
    try (InputStream in = source.open();
        JsonParser parser = MAPPER.createParser(in)) {
      return document(name, parser, type, reason);
    } catch (final IOException e) {
      throw new WuxingException(reason, name + ": " + UnreadableFile.describe(Path.of(name), e), e);
    }
  }

  /** The parser is still open when a failure is described, which looks at where it stands. */
  private static <T> T document(
      final String name, final JsonParser parser, final Class<T> type, final Reason reason)
      throws IOException {
    try {
      final T document = MAPPER.readValue(parser, type);
      if (document == null) {
        throw new WuxingException(reason, name + ": holds null: need an object");
      }
      return document;
    } catch (final JsonProcessingException e) {
      throw refusal(name, e, reason);
    }
  }

  private static WuxingException refusal(
      final String name, final JsonProcessingException failure, final Reason reason) {
    final String place = name + JsonRefusal.place(failure) + ": ";
    if (failure.getCause() instanceof WuxingException known) {
      return new WuxingException(known.reason(), place + known.getMessage(), failure);
    }
    return new WuxingException(reason, place + JsonRefusal.cause(failure), failure);
  }
}
