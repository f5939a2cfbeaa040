/**
 * Decks through this program and through the ngspice program in batch mode, compared vector by
 * vector.
 */
@NullMarked
package org.wuxingspice.ngspice.agree;

import org.jspecify.annotations.NullMarked;
