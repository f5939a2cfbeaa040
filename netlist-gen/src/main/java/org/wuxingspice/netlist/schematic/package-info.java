/** Pictures of circuits and networks, drawn from what is emitted. */
@NullMarked
package org.wuxingspice.netlist.schematic;

import org.jspecify.annotations.NullMarked;
