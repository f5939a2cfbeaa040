/** Volts, seconds and parts: the one place that knows how signals become physical. */
@NullMarked
package org.wuxingspice.netlist.technology;

import org.jspecify.annotations.NullMarked;
