/** Reads what ngspice prints: what became of a request, and which line of the deck is to blame. */
package org.wuxingspice.ngspice.diagnosis;
