package org.wuxingspice.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * Runs the program's commands one after the other in the present folder, in one process, since each
 * start of Java would take a second. Asked over a socket by the script that stands for the program.
 */
final class ExampleProgram {

  /** Words that stand for what a reader puts there. */
  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "N",
          "2",
          "T",
          "20",
          "T0",
          "5",
          "NAME",
          "adders-64",
          "ENGINE",
          "ode",
          "COMMAND",
          "run",
          "FOLDER",
          "circuits",
          "FILE",
          "drives.json",
          "MODEL",
          "model.json",
          "NETWORK",
          "3,4,2");

  private static final Path MODEL = Path.of("../fixture");

  private final SmallerFigures figures = SmallerFigures.read();

  /** Commands with smaller figures that have been run; each is run for one text alone. */
  private final Set<String> begun = new HashSet<>();

  private ExampleProgram() {}

  /**
   * Serves until its input ends; the first line that it prints is its port.
   *
   * @param arguments none
   */
  public static void main(final String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      final Thread watch =
          new Thread(
              () -> {
                while (new Scanner(System.in, StandardCharsets.UTF_8).hasNextLine()) {}
                Runtime.getRuntime().halt(0);
              });
      watch.setDaemon(true);
      watch.start();
      final ExampleProgram program = new ExampleProgram();
      while (true) {
        try (Socket socket = server.accept()) {
          program.answer(socket);
        }
      }
    }
  }

  /** Folder for the outputs, then the arguments, all ended by NUL; an empty one ends the list. */
  private void answer(final Socket socket) throws IOException {
    final DataInputStream in = new DataInputStream(socket.getInputStream());
    final Path folder = Path.of(word(in));
    final List<String> words = new ArrayList<>();
    for (String word = word(in); !word.isEmpty(); word = word(in)) {
      words.add(word);
    }
    try (PrintStream out =
            new PrintStream(Files.newOutputStream(folder.resolve("out")), true, "UTF-8");
        PrintWriter errors =
            new PrintWriter(Files.newBufferedWriter(folder.resolve("errors")), true);
        OutputStream reply = socket.getOutputStream()) {
      final PrintStream usual = System.out;
      System.setOut(out);
      final int code;
      try {
        code = run(words, errors);
      } finally {
        System.setOut(usual);
      }
      reply.write((code + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String word(final DataInputStream in) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b > 0; b = in.read()) {
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private int run(final List<String> shown, final PrintWriter errors) throws IOException {
    final String command = String.join(" ", shown);
    final List<String> added = figures.added(command);
    if (!figures.reasonToSkip(command).isEmpty() || (!added.isEmpty() && !begun.add(command))) {
      return 0;
    }
    final List<String> words = new ArrayList<>(shown);
    words.replaceAll(word -> PLACEHOLDERS.getOrDefault(word, word));
    words.addAll(added);
    if (words.size() == 1 && !words.get(0).startsWith("-")) {
      // a command that a text only names
      words.add("--help");
    }
    for (final String word : words) {
      if (word.endsWith("model.json")) {
        provideModel(Path.of(word));
      }
    }
    final CommandLine program = Wuxing.commandLine(words.toArray(String[]::new));
    return program
        .setOverwrittenOptionsAllowed(true)
        .setErr(errors)
        .execute(words.toArray(String[]::new));
  }

  /** Texts show models that their reader has trained. */
  private static void provideModel(final Path file) throws IOException {
    if (!Files.exists(file)) {
      final Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      try (var made = Files.list(MODEL)) {
        for (final Path one : made.toList()) {
          if (!Pattern.matches("checkpoint.bin|batch.*", one.getFileName().toString())) {
            Files.copy(one, folder.resolve(one.getFileName()));
          }
        }
      }
    }
  }
}
