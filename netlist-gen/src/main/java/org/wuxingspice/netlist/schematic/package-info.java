/** Pictures of circuits and networks, drawn from what is emitted. */
package org.wuxingspice.netlist.schematic;
