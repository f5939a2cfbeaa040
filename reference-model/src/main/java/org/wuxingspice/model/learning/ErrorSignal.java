package org.wuxingspice.model.learning;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Topology;

/** How the outputs of a forward pass become the drive of the reversed pass. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ErrorSignal.Squared.class, name = "squared"),
  @JsonSubTypes.Type(value = ErrorSignal.Softmax.class, name = "softmax")
})
public sealed interface ErrorSignal {

  /**
   * Error drives from the mean output deviations ∫D/T.
   *
   * @param outputs mean output deviations, external outputs × samples
   * @param labels class of each sample, from 0 to the number of outputs − 1
   * @return drive of the reversed pass, of the same shape
   */
  Signals drive(Signals outputs, int[] labels);

  /**
   * The mean output deviations of a forward pass.
   *
   * @param topology of the network
   * @param forward the pass
   * @return external outputs × samples
   */
  static Signals outputs(final Topology topology, final Pass forward) {
    final int samples = forward.integrals().samples();
    final Signals outputs = Signals.zeros(topology.outputCount(), samples);
    for (int c = 0; c < outputs.channels(); c++) {
      for (int s = 0; s < samples; s++) {
        outputs.set(
            c, s, forward.integrals().at(topology.outputElement(c), s) / forward.window().length());
      }
    }
    return outputs;
  }

  private static void requirePositive(final String name, final double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw LearningReason.BAD_SETTING.failure(
          name + " " + value + ": must be positive and finite");
    }
  }

  private static void requireLabels(final Signals outputs, final int[] labels) {
    if (labels.length != outputs.samples()) {
      throw LearningReason.BAD_LABEL.failure(
          labels.length + " labels for " + outputs.samples() + " samples");
    }
    for (int s = 0; s < labels.length; s++) {
      if (labels[s] < 0 || labels[s] >= outputs.channels()) {
        throw LearningReason.BAD_LABEL.failure(
            "label "
                + labels[s]
                + " of sample "
                + s
                + ": the network has "
                + outputs.channels()
                + " outputs");
      }
    }
  }

  /**
   * Target minus output; the target is an amplitude at the right class and 0 elsewhere. In the
   * small-signal limit the update follows the gradient of the squared error.
   *
   * @param target amplitude at the right class, in units of E
   */
  record Squared(double target) implements ErrorSignal {

    /**
     * Checks the setting.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
     */
    public Squared {
      requirePositive("target", target);
    }

    @Override
    public Signals drive(final Signals outputs, final int[] labels) {
      requireLabels(outputs, labels);
      final Signals drive = Signals.zeros(outputs.channels(), outputs.samples());
      for (int c = 0; c < outputs.channels(); c++) {
        for (int s = 0; s < outputs.samples(); s++) {
          drive.set(c, s, (labels[s] == c ? target : 0) - outputs.at(c, s));
        }
      }
      return drive;
    }
  }

  /**
   * One-hot target minus soft maximum of the outputs.
   *
   * @param temperature output deviation that counts as one unit, in units of E, positive
   * @param scale drive for a probability error of 1, small enough to stay near the fixed point
   */
  record Softmax(double temperature, double scale) implements ErrorSignal {

    /**
     * Checks the settings.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
     */
    public Softmax {
      requirePositive("temperature", temperature);
      requirePositive("scale", scale);
    }

    @Override
    public Signals drive(final Signals outputs, final int[] labels) {
      requireLabels(outputs, labels);
      final Signals drive = Signals.zeros(outputs.channels(), outputs.samples());
      for (int s = 0; s < outputs.samples(); s++) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < outputs.channels(); c++) {
          largest = Math.max(largest, outputs.at(c, s));
        }
        double sum = 0;
        for (int c = 0; c < outputs.channels(); c++) {
          sum += Math.exp((outputs.at(c, s) - largest) / temperature);
        }
        for (int c = 0; c < outputs.channels(); c++) {
          final double probability = Math.exp((outputs.at(c, s) - largest) / temperature) / sum;
          drive.set(c, s, scale * ((labels[s] == c ? 1 : 0) - probability));
        }
      }
      return drive;
    }
  }
}
