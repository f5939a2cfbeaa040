/** From network, direction and technology to a circuit, with the map between their names. */
@NullMarked
package org.wuxingspice.netlist.compile;

import org.jspecify.annotations.NullMarked;
