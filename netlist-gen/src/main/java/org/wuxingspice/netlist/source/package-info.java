/**
 * Texts of netlists before they mean anything: files, lines, and cards, cut and joined as ngspice
 * does it. Every reader of netlists stands on this package.
 */
@NullMarked
package org.wuxingspice.netlist.source;

import org.jspecify.annotations.NullMarked;
