package org.wuxingspice.model.learning;

import org.wuxingspice.model.network.Network;

/**
 * Brings coefficients into what holds them. A writer has a memory of its own, for instance the
 * states of devices, so that training can be stopped and resumed.
 */
public interface Writer {

  /** Coefficients are what they are asked to be. */
  Writer IDEAL =
      new Writer() {
        @Override
        public Network begin(final Network wanted) {
          return wanted;
        }

        @Override
        public Network write(final Network present, final Network wanted) {
          return wanted;
        }

        @Override
        public double[][] memory() {
          return new double[0][];
        }

        @Override
        public void restore(final double[][] stored) {
          // remembers nothing
        }
      };

  /**
   * {@return the network with the coefficients that the first write led to}
   *
   * @param wanted coefficients to begin with
   */
  Network begin(Network wanted);

  /**
   * {@return the network with the coefficients that a write led to}
   *
   * @param present coefficients as they are
   * @param wanted coefficients as an update would have them
   */
  Network write(Network present, Network wanted);

  /** {@return a copy of everything that it remembers} */
  double[][] memory();

  /**
   * Goes on from a memory.
   *
   * @param stored as {@link #memory} gave it; handed over
   */
  void restore(double[][] stored);
}
