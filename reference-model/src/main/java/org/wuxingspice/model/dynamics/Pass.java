package org.wuxingspice.model.dynamics;

import org.wuxingspice.model.network.Direction;

/**
 * What a pass through a network gives.
 *
 * @param direction direction of the pass
 * @param duration T, length of the pass in time units
 * @param integrals ∫₀ᵀ D dt for every element of the network (channels, index through the network)
 *     and every sample, in time units
 * @param clamped number of element-samples whose value reached the state clamp at any time
 */
public record Pass(Direction direction, double duration, Signals integrals, long clamped) {}
