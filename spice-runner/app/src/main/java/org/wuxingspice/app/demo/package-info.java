/** The whole way once: digits, numeric training, netlists, the circuit in the loop, a report. */
package org.wuxingspice.app.demo;
