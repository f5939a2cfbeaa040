/** The subcircuits that networks are built of, one per kind of cell. */
package org.wuxingspice.netlist.cells;
