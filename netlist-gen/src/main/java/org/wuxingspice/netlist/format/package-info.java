/** Netlist texts of circuits. */
@NullMarked
package org.wuxingspice.netlist.format;

import org.jspecify.annotations.NullMarked;
