/** The command line program. */
package org.wuxingspice.spice.cli;
