/**
 * Test benches of the cells: circuits that show whether a cell does what its specification says.
 */
@NullMarked
package org.wuxingspice.netlist.bench;

import org.jspecify.annotations.NullMarked;
