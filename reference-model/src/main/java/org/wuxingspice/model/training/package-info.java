/**
 * Training as a job: recipes as data, the run itself, its checkpoints and metrics.
 *
 * <p>A run is a function of recipe, images and engine: the same three give the same network to the
 * last bit, on any number of threads, whether or not it was interrupted.
 */
@NullMarked
package org.wuxingspice.model.training;

import org.jspecify.annotations.NullMarked;
