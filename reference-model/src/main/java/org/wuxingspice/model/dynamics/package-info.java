/**
 * Signals running through a network, forward and reversed, and the numeric engines that compute
 * them.
 */
package org.wuxingspice.model.dynamics;
