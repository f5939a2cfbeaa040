package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.training.TrainedModels;

class ModelsCommandTest {

  @TempDir private Path folder;

  @Test
  void everyModelIsListedWithItsDigest() throws Exception {
    final String list = CommandRun.good("models");
    for (final String name : TrainedModels.NAMES) {
      assertThat(list).contains(name, "SHA-256 " + sha256(TrainedModels.file(name)));
    }
  }

  private static String sha256(final Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void aModelThatDoesNotExistIsWrongUse() {
    final CommandRun run = CommandRun.of("models", "model3-trained");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors())
        .contains("model3-trained: no such model; did you mean 'model1-trained'? there are");
  }

  @Test
  void aTrainingWithOtherImagesGivesOtherBits() throws Exception {
    final Path images = Files.createDirectory(folder.resolve("images"));
    final Path out = folder.resolve("out");
    ExampleFolder.writeImages(images);

    final CommandRun run =
        CommandRun.of("models", "pooled-49-trained", "--data", images, "--out", out);

    final Path model = out.resolve("pooled-49-trained").resolve("model.json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).contains("other bits: " + sha256(model));
    try (FileSystem archive = FileSystems.newFileSystem(out.resolve("pooled-49-trained.zip"))) {
      assertThat(Files.readString(archive.getPath("pooled-49-trained", "model.json")))
          .isEqualTo(Files.readString(model));
    }
  }

  @Test
  void namesStandForFilesInOtherCommands() {
    final String evaluated = CommandRun.good("evaluate", "pooled-49-trained", "--limit", 50);
    assertThat(evaluated)
        .contains("of 50 with engine ode", "next: wuxing compare pooled-49-trained");
    assertThat(CommandRun.good("emit", "--network", "pooled-49-trained")).contains(".tran");
  }
}
