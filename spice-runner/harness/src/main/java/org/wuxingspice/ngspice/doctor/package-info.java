/** Checks everything that simulations need. */
package org.wuxingspice.ngspice.doctor;
