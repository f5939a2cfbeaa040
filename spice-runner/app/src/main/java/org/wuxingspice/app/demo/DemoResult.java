package org.wuxingspice.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import org.wuxingspice.loop.compare.Comparison;

/**
 * What the demo found.
 *
 * @param numericAccuracy fraction of the test digits right in the numeric model before training in
 *     the loop
 * @param circuitBefore fraction right in the circuit before training in the loop
 * @param circuitAfter fraction right in the circuit after training in the loop
 * @param testDigits number of test digits behind these fractions
 * @param waveforms node voltages against the numeric model, one sample
 * @param perPresentation wall-clock time per presentation, forward, reversed and update
 * @param report the page that shows it all
 */
public record DemoResult(
    double numericAccuracy,
    double circuitBefore,
    double circuitAfter,
    int testDigits,
    Comparison waveforms,
    Duration perPresentation,
    Path report) {}
