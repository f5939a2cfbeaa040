/** The command line program. */
@NullMarked
package org.wuxingspice.app.cli;

import org.jspecify.annotations.NullMarked;
