/** Many dies of one circuit. */
@NullMarked
package org.wuxingspice.loop.dies;

import org.jspecify.annotations.NullMarked;
