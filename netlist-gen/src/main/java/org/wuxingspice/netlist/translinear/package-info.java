/**
 * Cells of translinear circuits: an element's value is a collector current, its logarithm the
 * voltage of a capacitor. Supplies are {@code vcc} and ground.
 */
@NullMarked
package org.wuxingspice.netlist.translinear;

import org.jspecify.annotations.NullMarked;
