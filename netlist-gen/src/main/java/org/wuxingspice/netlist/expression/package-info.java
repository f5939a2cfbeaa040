/** The formulas of netlists: numbers with unit letters, a parser, evaluation and text. */
@NullMarked
package org.wuxingspice.netlist.expression;

import org.jspecify.annotations.NullMarked;
