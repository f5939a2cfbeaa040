package org.wuxingspice.app.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.files.FileReason;

/** Event files, read by a program that knows the definitions of their formats alone. */
class EventFileTest {

  private static final Path READER =
      Path.of("src/test/resources/org/wuxingspice/app/track/read_events.py").toAbsolutePath();

  @TempDir private Path folder;

  private JsonNode read() throws Exception {
    final List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    assertThat(files).hasSize(1);
    assertThat(files.get(0).getFileName().toString()).contains("tfevents");
    final Process reader =
        new ProcessBuilder("python3", READER.toString(), files.get(0).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    final String json = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reader.waitFor()).isZero();
    return new ObjectMapper().readTree(json);
  }

  @Test
  void numbersAndHistogramsReadBack() throws Exception {
    try (EventFile file = new EventFile(folder, 1.75e9, 7)) {
      file.scalar(1.75e9 + 0.5, 0, "epoch/accuracy", 0.8125);
      file.scalar(1.75e9 + 1, 300, "größe", -1e-3);
      file.scalar(1.75e9 + 1, 300, "nothing", Double.NaN);
      file.histogram(1.75e9 + 2, 1L << 40, "coefficients", -1, 0, 0.5, 2);
      file.histogram(1.75e9 + 2, 5, "equal", 3, 3);
      file.histogram(1.75e9 + 2, 5, "none");
    }
    final JsonNode events = read();
    assertThat(events.get(0).get("version").asText()).isEqualTo("brain.Event:2");
    assertThat(events.get(0).get("time").asDouble()).isEqualTo(1.75e9);
    assertThat(events.get(1).get("time").asDouble()).isEqualTo(1.75e9 + 0.5);
    assertThat(events.get(1).get("value").asDouble()).isEqualTo(0.8125);
    assertThat(events.get(2).get("tag").asText()).isEqualTo("größe");
    assertThat(events.get(2).get("step").asLong()).isEqualTo(300);
    assertThat(events.get(2).get("value").asDouble()).isEqualTo((float) -1e-3);
    final JsonNode histogram = events.get(3);
    assertThat(histogram.get("step").asLong()).isEqualTo(1L << 40);
    assertThat(histogram.get("histogram"))
        .extracting(JsonNode::asDouble)
        .containsExactly(-1.0, 2.0, 4.0, 1.5, 5.25);
    double below = 0;
    for (int b = 0; b < histogram.get("limits").size(); b++) {
      below +=
          histogram.get("limits").get(b).asDouble() <= 0.45
              ? histogram.get("counts").get(b).asDouble()
              : 0;
    }
    assertThat(below).isEqualTo(2);
    assertThat(histogram.get("counts"))
        .extracting(JsonNode::asDouble)
        .satisfies(counts -> assertThat(counts.stream().mapToDouble(c -> c).sum()).isEqualTo(4));
    assertThat(events.get(4).get("counts").get(0).asDouble()).isEqualTo(2);
    assertThat(events.size()).isEqualTo(5);
  }

  @Test
  void foldersThatCannotBeAreSaid() throws IOException {
    final Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new EventFile(file, 1, 1))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(FileReason.NOT_WRITABLE));
  }
}
