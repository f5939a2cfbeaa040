/** Turns a request into lines and commands for ngspice, and its vectors into tables. */
package org.wuxingspice.ngspice.preparation;
