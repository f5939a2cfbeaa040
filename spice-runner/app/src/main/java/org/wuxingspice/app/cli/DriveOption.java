package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.DynamicsReason;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import picocli.CommandLine;

/** The options that say what drives a pass: a test image, or numbers in a file. */
final class DriveOption {

  /** Output of the right class that errors are counted from, units of E. */
  private static final double TARGET = 0.1;

  /** One or the other. */
  private static final class Source {

    @CommandLine.Option(
        names = "--sample",
        paramLabel = "N",
        description = "test image, from 0; reversed passes are driven by its output error")
    private @Nullable Integer sample;

    @CommandLine.Option(
        names = "--inputs",
        paramLabel = "FILE",
        description =
            "drives instead: a JSON array of samples, each with one number per external input"
                + " (forward) or output (reversed)")
    private @Nullable Path inputs;

    private int sample() {
      return Objects.requireNonNull(sample, "one of the two is given");
    }
  }

  @CommandLine.ArgGroup private @Nullable Source source;

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  /** Whether there is an image or a file. */
  boolean isGiven() {
    return source != null;
  }

  /** Where images are from. */
  DigitsOption digits() {
    return digits;
  }

  /** What drives the pass, in words. */
  String description() {
    if (source == null) {
      return "none";
    }
    return source.inputs == null
        ? "test image " + source.sample + " of " + digits.description()
        : source.inputs.toString();
  }

  /** The options as given, for another command, with a space before them. */
  String argument() {
    if (source == null) {
      return digits.argument();
    }
    return source.inputs == null
        ? " --sample " + source.sample + digits.argument()
        : " --inputs " + ShellWord.of(source.inputs);
  }

  /** Takes an image when nothing is given. */
  void orElseSample(final int sample) {
    if (source == null) {
      source = new Source();
      source.sample = sample;
    }
  }

  /**
   * The drives.
   *
   * @param model whose encoding images have, and that they have to be of
   * @param network that is driven
   * @param direction of the pass
   * @param window of the forward pass whose error drives a reversed one
   * @param engine of that pass; the caller of this closes nothing
   * @return channels × samples
   */
  Signals read(
      final ModelOption model,
      final Network network,
      final Direction direction,
      final Window window,
      final Supplier<Propagator> engine) {
    final Source given = given();
    if (given.inputs != null) {
      return DriveFile.read(given.inputs, network.topology().driveCount(direction));
    }
    final InputEncoding encoding = model.encoding();
    final LabelledImages images = encoding.fit(digits.test());
    model.requireSame(images, digits);
    requireImage(given.sample(), images);
    final Signals forward = encoding.encode(images, new int[] {given.sample()});
    if (direction == Direction.FORWARD) {
      return forward;
    }
    try (Propagator propagator = engine.get()) {
      final Signals outputs =
          ErrorSignal.outputs(
              network.topology(),
              propagator.propagate(new PassRequest(network, Direction.FORWARD, forward, window)));
      return new ErrorSignal.Squared(TARGET)
          .drive(outputs, new int[] {images.label(given.sample())});
    }
  }

  /** The class of the image; nothing for numbers. */
  String label(final ModelOption model) {
    final Source given = given();
    return given.inputs == null
        ? Integer.toString(model.encoding().fit(digits.test()).label(given.sample()))
        : "";
  }

  private Source given() {
    return Objects.requireNonNull(source, "what drives the pass");
  }

  private static void requireImage(final int sample, final LabelledImages images) {
    if (sample < 0 || sample >= images.count()) {
      throw DynamicsReason.BAD_DRIVE.failure(
          "--sample " + sample + ": must be from 0 to " + (images.count() - 1));
    }
  }
}
