/** The engines that commands can choose by name. */
@NullMarked
package org.wuxingspice.loop.engine;

import org.jspecify.annotations.NullMarked;
