package org.wuxingspice.app.demo;

import java.nio.file.Path;
import org.wuxingspice.model.data.LabelledImages;

/**
 * What the demonstration runs.
 *
 * @param out folder for everything it writes
 * @param training images to train on, 28 × 28 or at least 7 × 7
 * @param test images to measure on, of the same size
 * @param seed of topology, coefficients and order of the images
 * @param threads threads and ngspice processes, positive; results do not depend on it
 * @param epochs numeric passes over the training images, positive
 * @param presentations training images shown to the circuit, positive
 * @param command that runs it, for the page
 */
public record DemoSettings(
    Path out,
    LabelledImages training,
    LabelledImages test,
    long seed,
    int threads,
    int epochs,
    int presentations,
    String command) {}
