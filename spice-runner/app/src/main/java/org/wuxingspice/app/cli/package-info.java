/** The command line program. */
package org.wuxingspice.app.cli;
