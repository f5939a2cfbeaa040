/** The subcircuits that networks are built of, one per kind of cell. */
@NullMarked
package org.wuxingspice.netlist.cells;

import org.jspecify.annotations.NullMarked;
