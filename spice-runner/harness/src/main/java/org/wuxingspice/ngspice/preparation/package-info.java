/** Turns a request into lines and commands for ngspice, and its vectors into tables. */
@NullMarked
package org.wuxingspice.ngspice.preparation;

import org.jspecify.annotations.NullMarked;
