/** The command that installs the kernel, opens the notebooks and executes them. */
package org.wuxingspice.notebook.cli;
