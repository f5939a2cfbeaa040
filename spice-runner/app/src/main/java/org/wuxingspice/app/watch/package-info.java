/** Pages that follow what the program does, for the browser of the same computer. */
@NullMarked
package org.wuxingspice.app.watch;

import org.jspecify.annotations.NullMarked;
