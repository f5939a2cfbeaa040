package org.wuxingspice.loop.compare;

import org.wuxingspice.model.network.Port;

/**
 * How a layer's waveforms differ, over all its elements.
 *
 * @param layer from 0
 * @param rms root mean squared difference, units of E
 * @param worst largest difference, units of E
 * @param worstPort where it occurs
 * @param delay by how much the observed waveforms are late, weighted by the movement of the
 *     reference, time units; NaN when all are flat
 * @param integral root mean squared ∫D of the reference, in time units
 * @param integralRms root mean squared difference of ∫D, in time units
 * @param observedSettling mean settling time, time units
 * @param referenceSettling mean settling time of the reference, time units
 * @param observedClamped mean share of the time at a limit of the state, 0 to 1
 * @param referenceClamped the same of the reference
 */
public record LayerDifference(
    int layer,
    double rms,
    double worst,
    Port worstPort,
    double delay,
    double integral,
    double integralRms,
    double observedSettling,
    double referenceSettling,
    double observedClamped,
    double referenceClamped) {}
