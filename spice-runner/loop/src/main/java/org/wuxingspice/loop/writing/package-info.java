/** Coefficients in devices that are written by pulses: the writer of training, reports, ageing. */
@NullMarked
package org.wuxingspice.loop.writing;

import org.jspecify.annotations.NullMarked;
