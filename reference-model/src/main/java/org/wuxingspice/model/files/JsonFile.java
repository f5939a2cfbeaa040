package org.wuxingspice.model.files;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.wuxingspice.model.failure.Reason;
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
          .build();

  /** What the parser says of classes and of its own switches. */
  private static final String ADVICE_TO_PROGRAMMERS =
      " \\([^()]*(`|class |Source: )([^()]|\\([^()]*\\))*\\)(, not marked as ignorable)?"
          + "|: enable `[^`]*` to allow| as per `[^`]*`| as a subtype of `[^`]*`| \\(for POJO property '\\w+'\\)"
          + "| encountered for property.*";

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
    return read(file.toString(), () -> Files.newInputStream(file), type, reason);
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
    try (InputStream in = source.open()) {
      final T document = MAPPER.readValue(in, type);
      if (document == null) {
        throw new WuxingException(reason, name + ": holds null: need an object");
      }
      return document;
    } catch (final NoSuchFileException | FileNotFoundException e) {
      throw new WuxingException(reason, name + ": no such file", e);
    } catch (final JsonProcessingException e) {
      throw refusal(name, e, reason);
    } catch (final IOException e) {
      throw new WuxingException(reason, name + ": cannot be read (" + e + ")", e);
    }
  }

  private static WuxingException refusal(
      final String name, final JsonProcessingException failure, final Reason reason) {
    final String place = name + line(failure.getLocation()) + field(failure) + ": ";
    if (failure.getCause() instanceof WuxingException known) {
      return new WuxingException(known.reason(), place + known.getMessage(), failure);
    }
    final String what =
        failure
            .getOriginalMessage()
            .replaceAll("\\s+", " ")
            .replaceAll("( \\(index \\d+\\))?;? `DeserializationFeature\\.\\w+` enabled", "")
            .replaceAll("deserialize value of type `[^`]*`", "read this")
            .replaceAll(ADVICE_TO_PROGRAMMERS, "")
            .replace('`', '\'');
    return new WuxingException(reason, place + what, failure);
  }

  private static String line(final JsonLocation location) {
    return location == null
        ? ""
        : ", line " + location.getLineNr() + " column " + location.getColumnNr();
  }

  private static String field(final JsonProcessingException failure) {
    if (!(failure instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return mapping.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining(".", ", field ", ""));
  }
}
