package org.wuxingspice.app.serve;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.learning.LearningRule;
import org.wuxingspice.model.network.Direction;

/** What a client asks for. Fields and arrays are described in {@code docs/python.md}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Command.Open.class, name = "open"),
  @JsonSubTypes.Type(value = Command.Digits.class, name = "digits"),
  @JsonSubTypes.Type(value = Command.Propagate.class, name = "propagate"),
  @JsonSubTypes.Type(value = Command.Waveforms.class, name = "waveforms"),
  @JsonSubTypes.Type(value = Command.Coefficients.class, name = "coefficients"),
  @JsonSubTypes.Type(value = Command.Step.class, name = "step"),
  @JsonSubTypes.Type(value = Command.Save.class, name = "save"),
  @JsonSubTypes.Type(value = Command.Load.class, name = "load"),
  @JsonSubTypes.Type(value = Command.Simulate.class, name = "simulate"),
  @JsonSubTypes.Type(value = Command.Cancel.class, name = "cancel"),
  @JsonSubTypes.Type(value = Command.Close.class, name = "close")
})
sealed interface Command {

  /**
   * Opens a network in an engine. What is empty is as in the recipe beside the model.
   *
   * @param network recipe, trained model or model file
   * @param engine its name
   * @param from T0, time units
   * @param duration T, time units
   * @param step longest step, time units
   * @param stepper fixed-step method
   * @param circuit settings of the circuit by name
   */
  record Open(
      String network,
      Optional<String> engine,
      Optional<Double> from,
      Optional<Double> duration,
      Optional<Double> step,
      Optional<Stepper> stepper,
      Map<String, String> circuit)
      implements Command {}

  /**
   * Asks for the drives of digits.
   *
   * @param circuit number of it
   * @param set which digits
   * @param first number of the first one
   * @param count how many
   */
  record Digits(int circuit, DigitSet set, int first, int count) implements Command {}

  /** Digits that come with the program. */
  enum DigitSet {
    /** 2,000 of MNIST's training digits. */
    TRAINING,
    /** 1,000 of MNIST's test digits. */
    TEST
  }

  /**
   * Runs a pass; array {@code drive}, channels × samples.
   *
   * @param circuit number of it
   * @param direction of the pass
   * @param around where a reversed pass starts
   */
  record Propagate(int circuit, Direction direction, Around around) implements Command {}

  /** Where a pass starts. */
  enum Around {
    /** Rest. */
    REST,
    /** Where the last forward pass ended. */
    FORWARD
  }

  /**
   * Asks for the waveforms of a pass; array {@code drive}, channels × 1.
   *
   * @param circuit number of it
   * @param direction of the pass
   */
  record Waveforms(int circuit, Direction direction) implements Command {}

  /**
   * Sets the coefficients; array {@code coefficients}, one per link.
   *
   * @param circuit number of it
   */
  record Coefficients(int circuit) implements Command {}

  /**
   * Changes the network by a rule of the program, from the last passes.
   *
   * @param circuit number of it
   * @param rule as recipes have it
   * @param rate factor of the updates
   */
  record Step(int circuit, LearningRule rule, double rate) implements Command {}

  /**
   * Writes the network.
   *
   * @param circuit number of it
   * @param file to make or replace
   */
  record Save(int circuit, String file) implements Command {}

  /**
   * Loads a deck from a file or from text; the other one is empty.
   *
   * @param file of the deck
   * @param text of the deck
   * @param trusted whether it may run commands
   * @param dialect it is written in
   */
  record Load(
      Optional<String> file, Optional<String> text, boolean trusted, Optional<String> dialect)
      implements Command {}

  /**
   * Simulates a deck.
   *
   * @param deck number of it
   * @param alter values by name, as SPICE numbers
   * @param probe vectors to keep; empty for all
   * @param seed of what the deck draws
   * @param timeout seconds
   * @param live whether points are wanted as they come
   */
  record Simulate(
      int deck,
      Map<String, String> alter,
      List<String> probe,
      Optional<Long> seed,
      double timeout,
      boolean live)
      implements Command {}

  /**
   * Ends a simulation.
   *
   * @param request number of the request that asked for it
   */
  record Cancel(long request) implements Command {}

  /**
   * Gives up a circuit or deck.
   *
   * @param handle number of it
   */
  record Close(int handle) implements Command {}
}
