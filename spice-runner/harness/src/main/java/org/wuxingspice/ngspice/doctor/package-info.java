/** Checks everything that simulations need. */
@NullMarked
package org.wuxingspice.ngspice.doctor;

import org.jspecify.annotations.NullMarked;
