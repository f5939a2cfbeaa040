package org.wuxingspice.model.training;

import org.wuxingspice.model.network.Network;

/**
 * What a batch left.
 *
 * @param epoch from 1
 * @param presented images since the first epoch began
 * @param trainingAccuracy fraction of the epoch's images so far that were right when presented
 * @param clamped fraction of element-samples at the state clamp during the epoch so far
 * @param skipped images of the epoch so far that had no answer
 * @param network after the batch
 * @param sample forward drive of the batch's last image, one per external input
 */
public record TrainingStep(
    int epoch,
    long presented,
    double trainingAccuracy,
    double clamped,
    int skipped,
    Network network,
    double[] sample) {}
