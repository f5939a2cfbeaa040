/** How far circuit and mathematics differ. */
@NullMarked
package org.wuxingspice.loop.compare;

import org.jspecify.annotations.NullMarked;
