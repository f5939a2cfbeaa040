/** The whole way once: digits, numeric training, netlists, the circuit in the loop, a report. */
@NullMarked
package org.wuxingspice.app.demo;

import org.jspecify.annotations.NullMarked;
