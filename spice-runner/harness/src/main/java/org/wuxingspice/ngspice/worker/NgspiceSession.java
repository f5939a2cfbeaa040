package org.wuxingspice.ngspice.worker;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wuxingspice.ngspice.binding.NgspiceLibrary;

/**
 * libngspice inside the worker process, used by its main thread alone. Knows nothing of circuits;
 * keeps the callbacks alive and collects what they say.
 */
final class NgspiceSession {

  /** Bytes that ngSpice_Command takes; it cuts the rest off without a word. */
  static final int LONGEST_COMMAND = 1023;

  private final Messages messages;
  private final ExternalSources sources = new ExternalSources();
  private final Streaming streaming;
  private final NgspiceLibrary.SendChar output;
  private final NgspiceLibrary.SendStat status;
  private final NgspiceLibrary.ControlledExit exit;
  private final ResponseWriter answers;
  private boolean wantsProgress;
  private boolean spoiled;

  NgspiceSession(
      final String path,
      final boolean streams,
      final ResponseWriter answers,
      final Messages messages) {
    this.answers = answers;
    this.messages = messages;
    output =
        (line, id, user) -> {
          messages.add(line);
          return 0;
        };
    status =
        (text, id, user) -> {
          progress(text);
          return 0;
        };
    exit =
        (code, immediate, quit, id, user) -> {
          spoiled = true;
          messages.add("ngspice asked to be ended with status " + code);
          return 0;
        };
    streaming = new Streaming(answers);
    NgspiceLibrary.load(path);
    final SignalHandlers handlers = new SignalHandlers();
    NgspiceLibrary.ngSpice_Init(
        output,
        status,
        exit,
        streams ? streaming.points() : null,
        streams ? streaming.begins() : null,
        null,
        Pointer.NULL);
    handlers.putBack();
    NgspiceLibrary.ngSpice_Init_Sync(
        sources.voltages(), sources.currents(), null, Pointer.NULL, Pointer.NULL);
    command("set noaskquit");
    command("set nomoremode");
    command("unset interactive");
    command("set noinit");
    command("set norefvalue");
    messages.clear();
  }

  Messages messages() {
    return messages;
  }

  ExternalSources sources() {
    return sources;
  }

  Streaming streaming() {
    return streaming;
  }

  void reportProgress(final boolean wanted) {
    wantsProgress = wanted;
  }

  /** Whether ngspice asked to be ended: it cannot be trusted with another circuit. */
  boolean isSpoiled() {
    return spoiled;
  }

  private void progress(final String text) {
    if (!wantsProgress) {
      return;
    }
    answers.send(Protocol.PROGRESS, new Frame.Payload().text(text));
  }

  int load(final List<String> lines) {
    return NgspiceLibrary.ngSpice_Circ(new StringArray(lines.toArray(new String[0]), "UTF-8"));
  }

  /**
   * Runs a command.
   *
   * @throws IllegalArgumentException when ngspice would cut it off
   */
  void command(final String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_COMMAND) {
      throw new IllegalArgumentException("command of " + text.length() + " characters");
    }
    NgspiceLibrary.ngSpice_Command(text);
  }

  /**
   * The value of one of ngspice's variables, which options of the current circuit also are.
   *
   * @return what ngspice says, which is an error text when there is no such variable
   */
  String variable(final String name) {
    final List<String> answer = messages.aside(() -> command("echo $" + name));
    return answer.isEmpty() ? "" : answer.get(answer.size() - 1).strip();
  }

  /** Frees the history of commands, which grows with every one. */
  void forgetCommands() {
    NgspiceLibrary.ngSpice_Command(null);
  }
}
