/** The command that installs the kernel, opens the notebooks and executes them. */
@NullMarked
package org.wuxingspice.notebook.cli;

import org.jspecify.annotations.NullMarked;
