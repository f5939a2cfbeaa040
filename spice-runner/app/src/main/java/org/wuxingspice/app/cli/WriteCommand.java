package org.wuxingspice.app.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Histogram;
import org.wuxingspice.loop.writing.DeviceDeck;
import org.wuxingspice.loop.writing.DeviceWriter;
import org.wuxingspice.loop.writing.WritingFigures;
import org.wuxingspice.loop.writing.WritingSettings;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.device.DevicePreset;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import picocli.CommandLine;

/** The command {@code wuxing write}. */
@CommandLine.Command(
    name = "write",
    mixinStandardHelpOptions = true,
    description =
        "Writes a network's coefficients into devices by pulses and reads, and says what that"
            + " takes (docs/writing.md).",
    footer = {
      "",
      "Devices: sky130, vteam, yakopcic, linear-drift by their equations; reram-es, reram-sb,",
      "reram-om, reram-hfo2, ecram-li, ecram-mo by statistics of their steps.",
      "",
      "Examples:",
      "  wuxing write pooled-49-trained --device sky130 --out out/programmed.json",
      "  wuxing write pooled-49-trained --device reram-om --circuit stuck=0.02 \\",
      "      --out p.json",
      "  wuxing write pooled-49-trained --device sky130 --out p.json --deck device.cir",
      "  wuxing evaluate out/programmed.json"
    })
final class WriteCommand implements Callable<Integer> {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 480;

  @CommandLine.Mixin private ModelOption model = new ModelOption();

  @CommandLine.Option(
      names = "--device",
      paramLabel = "NAME",
      required = true,
      completionCandidates = DeviceNames.class,
      description = "one of ${COMPLETION-CANDIDATES}")
  private String device = "";

  @CommandLine.Option(
      names = "--circuit",
      paramLabel = "NAME=VALUE",
      split = ",",
      description =
          "how: tolerance=0.005 (share of the range), attempts=300, reference=own|shared|zero,"
              + " stuck=0.02, devices=1 (seed); default: the preset's")
  private Map<String, String> circuit = new TreeMap<>();

  @CommandLine.Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description =
          "the network as its devices hold it; figures and pictures are written beside it")
  private Path out = Path.of("");

  @CommandLine.Option(
      names = "--deck",
      paramLabel = "FILE",
      description = "netlist of the first link's device with its pulses, to be run in ngspice")
  private @Nullable Path deck;

  /** For completion. */
  static final class DeviceNames extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    DeviceNames() {
      super(DevicePreset.NAMES);
    }
  }

  @Override
  public Integer call() {
    final Map<String, String> settings = new TreeMap<>(circuit);
    settings.put("device", device);
    final WritingSettings writing = WritingSettings.read(settings).orElseThrow();
    final String deckText = deck == null ? "" : DeviceDeck.of(writing);
    final Network wanted = model.network();
    final DeviceWriter writer = new DeviceWriter(writing, wanted.topology().linkCount());
    final Network held = writer.begin(wanted);
    final String name = out.getFileName().toString().replaceAll("\\.json$", "");
    NetworkFile.write(out, held);
    final Path encoding = model.file().resolveSibling("encoding.json");
    if (Files.exists(encoding)) {
      InputEncoding.read(encoding).write(out.resolveSibling("encoding.json"));
    }
    final WritingFigures figures = WritingFigures.of(writing, writer);
    AtomicFile.write(out.resolveSibling(name + "-writing.json"), JsonFile.bytes(figures));
    draw(writer, name);
    if (deck != null) {
      AtomicFile.write(deck, deckText.getBytes(StandardCharsets.UTF_8));
    }
    WritingReport.print(figures);
    System.out.printf("next: wuxing evaluate %s%n", ShellWord.of(out));
    return 0;
  }

  private void draw(final DeviceWriter writer, final String name) {
    final int devices = writer.bank().count();
    final double[] errors = IntStream.range(0, writer.links()).mapToDouble(writer::error).toArray();
    final double[] pulses =
        IntStream.range(0, devices).mapToDouble(writer.bank()::pulses).toArray();
    final double[] energies =
        IntStream.range(0, devices).mapToDouble(d -> writer.bank().energy(d) * 1e12).toArray();
    ChartFile.write(
        Histogram.of(
            "Coefficients after writing",
            "links",
            List.of(sample("error of the coefficient", errors))),
        out.resolveSibling(name + "-errors.png"),
        WIDTH,
        HEIGHT);
    ChartFile.write(
        Histogram.of(
            "What writing takes",
            "devices",
            List.of(sample("pulses", pulses), sample("energy, pJ", energies))),
        out.resolveSibling(name + "-pulses.png"),
        WIDTH,
        HEIGHT);
  }

  private static Histogram.Sample sample(final String label, final double... values) {
    return new Histogram.Sample(
        label, values, Arrays.stream(values).average().orElse(0), List.of());
  }
}
