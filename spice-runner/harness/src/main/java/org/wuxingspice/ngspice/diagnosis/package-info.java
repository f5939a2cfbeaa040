/** Reads what ngspice prints: what became of a request, and which line of the deck is to blame. */
@NullMarked
package org.wuxingspice.ngspice.diagnosis;

import org.jspecify.annotations.NullMarked;
