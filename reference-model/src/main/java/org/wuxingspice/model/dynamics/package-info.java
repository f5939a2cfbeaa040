/**
 * Signals running through a network, forward and reversed, and the numeric engines that compute
 * them.
 */
@NullMarked
package org.wuxingspice.model.dynamics;

import org.jspecify.annotations.NullMarked;
