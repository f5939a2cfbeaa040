/**
 * Decks through this program and through the ngspice program in batch mode, compared vector by
 * vector.
 */
package org.wuxingspice.ngspice.agree;
