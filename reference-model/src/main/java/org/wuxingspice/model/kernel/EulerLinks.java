package org.wuxingspice.model.kernel;

/**
 * Where the signals of neurons come from and go to in a window of steps. A signal is an array of
 * steps × samples that begins at some entry of {@code signals}. All other arrays have an entry for
 * every row of every neuron, at {@code 5 * neuron + r}.
 *
 * @param <A> {@code double[]} or {@code float[]}
 * @param signals all signals
 * @param factor what an incoming signal is multiplied by
 * @param incoming first entry of the incoming signal
 * @param stride from a step of the incoming signal to the next; 0 for one that is constant
 * @param outgoing first entry of where the deviations D at the beginning of each step are stored
 */
public record EulerLinks<A>(A signals, A factor, int[] incoming, int[] stride, int[] outgoing) {}
