package org.wuxingspice.model.kernel;

/**
 * One step of Euler's method for a neuron, one number per row, and where samples differ one per
 * sample and row, at {@code stride * sample + r}:
 *
 * <p>D_r ← (keep_r − cross_r·D_{r−2})·D_r + gain_r·D_{r−1} − pull_r·D_{r−2} + drive_r,
 *
 * <p>then held between low_r and high_r.
 *
 * @param <A> {@code double[]} or {@code float[]}
 * @param keep 1 − step·(K2_r + K3_r·B_{r−2}) for the values B that deviations are counted from
 * @param gain step·K1_r
 * @param cross step·K3_r
 * @param pull step·K3_r·B_r
 * @param low smallest D
 * @param high largest D
 * @param stride 0 for the same rates in all samples, otherwise 5
 * @param alike whether each array holds the same number
 */
public record EulerRates<A>(
    A keep, A gain, A cross, A pull, A low, A high, int stride, boolean alike) {}
