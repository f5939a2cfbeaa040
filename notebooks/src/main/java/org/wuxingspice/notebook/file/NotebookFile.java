package org.wuxingspice.notebook.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.wuxingspice.notebook.NotebookReason;

/**
 * A notebook in nbformat 4 (Jupyter, "The Notebook file format"). The normal form holds nothing
 * that differs from run to run but the results themselves: no times of execution, no version of the
 * virtual machine, one stream output where several of one name follow each other; laid out as
 * Jupyter writes it.
 */
public final class NotebookFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root;

  private NotebookFile(final ObjectNode root) {
    this.root = root;
  }

  /**
   * Reads a notebook.
   *
   * @param file to read
   * @return the notebook
   * @throws org.wuxingspice.model.failure.WuxingException {@link NotebookReason#UNREADABLE} or
   *     {@link NotebookReason#NOT_A_NOTEBOOK}
   */
  public static NotebookFile read(final Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (final IOException e) {
      throw NotebookReason.UNREADABLE.failure(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Parses a notebook.
   *
   * @param text of the file
   * @param name for messages
   * @return the notebook
   * @throws org.wuxingspice.model.failure.WuxingException {@link NotebookReason#NOT_A_NOTEBOOK}
   */
  public static NotebookFile parse(final String text, final String name) {
    try {
      final JsonNode root = JSON.readTree(text);
      if (root instanceof ObjectNode object
          && object.path("nbformat").asInt() == 4
          && object.path("cells").isArray()) {
        return new NotebookFile(object.deepCopy());
      }
      throw NotebookReason.NOT_A_NOTEBOOK.failure(
          name + ": no notebook of format 4 with cells; save it with Jupyter 3 or newer");
    } catch (final JsonProcessingException e) {
      throw NotebookReason.NOT_A_NOTEBOOK.failure(name + ": " + e.getOriginalMessage());
    }
  }

  /** The code cells, in order. */
  private List<ObjectNode> codeCells() {
    return StreamSupport.stream(root.path("cells").spliterator(), false)
        .filter(cell -> cell.path("cell_type").asText().equals("code"))
        .map(ObjectNode.class::cast)
        .toList();
  }

  /** {@return the source of each code cell, in order} */
  public List<String> sources() {
    return codeCells().stream().map(cell -> text(cell.path("source"))).toList();
  }

  /** {@return all outputs as text in their order: streams, plain text of values, errors} */
  public String outputText() {
    final StringBuilder all = new StringBuilder();
    for (final ObjectNode cell : codeCells()) {
      for (final JsonNode output : cell.path("outputs")) {
        all.append(text(output.path("text")))
            .append(text(output.path("data").path("text/plain")))
            .append(text(output.path("traceback")))
            .append('\n');
      }
    }
    return all.toString();
  }

  /** {@return the number of outputs that are pictures} */
  public long pictures() {
    return codeCells().stream()
        .flatMap(cell -> StreamSupport.stream(cell.path("outputs").spliterator(), false))
        .filter(output -> output.path("data").has("image/png"))
        .count();
  }

  /** {@return whether the code cells were executed once each, in their order, without an error} */
  public boolean executedInOrder() {
    int count = 0;
    for (final ObjectNode cell : codeCells()) {
      count++;
      final boolean failed =
          StreamSupport.stream(cell.path("outputs").spliterator(), false)
              .anyMatch(output -> output.path("output_type").asText().equals("error"));
      if (cell.path("execution_count").asInt() != count || failed) {
        return false;
      }
    }
    return true;
  }

  private static String text(final JsonNode node) {
    if (!node.isArray()) {
      return node.asText("");
    }
    final StringBuilder text = new StringBuilder();
    node.forEach(part -> text.append(part.asText()));
    return text.toString();
  }

  /** {@return the text of the file in normal form} */
  public String normalForm() {
    final ObjectNode normal = root.deepCopy();
    final ObjectNode metadata = normal.putObject("metadata");
    metadata
        .putObject("kernelspec")
        .put("display_name", "Java (Wuxing SPICE)")
        .put("language", "java")
        .put("name", KernelSpec.NAME);
    metadata
        .putObject("language_info")
        .put("file_extension", ".jshell")
        .put("mimetype", "text/x-java-source")
        .put("name", "java")
        .put("pygments_lexer", "java");
    for (final JsonNode cell : normal.path("cells")) {
      ((ObjectNode) cell).putObject("metadata");
      if (cell.path("outputs") instanceof ArrayNode outputs) {
        mergeStreams(outputs);
      }
    }
    try {
      return JSON.writer(printer()).writeValueAsString(normal) + "\n";
    } catch (final JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static void mergeStreams(final ArrayNode outputs) {
    final List<JsonNode> merged = new ArrayList<>();
    for (final JsonNode output : outputs) {
      final JsonNode last =
          merged.isEmpty() ? MissingNode.getInstance() : merged.get(merged.size() - 1);
      final boolean continues =
          output.path("output_type").asText().equals("stream")
              && last.path("output_type").asText().equals("stream")
              && output.path("name").equals(last.path("name"));
      if (continues) {
        final String both = text(last.path("text")) + text(output.path("text"));
        ((ObjectNode) last).set("text", lines(both));
      } else {
        merged.add(output);
      }
    }
    outputs.removeAll();
    outputs.addAll(merged);
  }

  /** Text as nbformat stores it: one entry per line, each with its line end. */
  private static ArrayNode lines(final String text) {
    final ArrayNode lines = JSON.createArrayNode();
    int from = 0;
    while (from < text.length()) {
      final int end = text.indexOf('\n', from);
      final int to = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }

  private static DefaultPrettyPrinter printer() {
    final DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""))
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
