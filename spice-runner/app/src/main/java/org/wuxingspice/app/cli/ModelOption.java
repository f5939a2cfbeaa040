package org.wuxingspice.app.cli;

import java.nio.file.Path;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import picocli.CommandLine;

/** The parameter MODEL of commands that show images to a network, and how images become drives. */
final class ModelOption {

  @CommandLine.Parameters(paramLabel = "MODEL", description = "model file (JSON)")
  private Path model;

  @CommandLine.Option(
      names = "--encoding",
      paramLabel = "FILE",
      description = "how images become drives; default: encoding.json beside the model")
  private Path encoding;

  /** The file of the network. */
  Path file() {
    return model;
  }

  Network network() {
    return NetworkFile.read(model);
  }

  InputEncoding encoding() {
    return InputEncoding.read(encoding == null ? model.resolveSibling("encoding.json") : encoding);
  }
}
