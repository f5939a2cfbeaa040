/** Machines beyond this one that passes can be sent to; what drives them is a module of its own. */
@NullMarked
package org.wuxingspice.loop.cluster;

import org.jspecify.annotations.NullMarked;
