/**
 * What networks take from their supplies, how long they take, and what the numeric engine takes.
 */
package org.wuxingspice.loop.energy;
