/**
 * What networks take from their supplies, how long they take, and what the numeric engine takes.
 */
@NullMarked
package org.wuxingspice.loop.energy;

import org.jspecify.annotations.NullMarked;
