/**
 * Memristors that are written with pulses: their equations, statistical models of their steps, and
 * how pulses bring them to a conductance.
 */
@NullMarked
package org.wuxingspice.model.device;

import org.jspecify.annotations.NullMarked;
