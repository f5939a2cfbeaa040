/**
 * The child process that holds libngspice, and the binary channel to it.
 *
 * <p>The channel is the child's standard input and output, so nobody but its parent can use it.
 */
@NullMarked
package org.wuxingspice.ngspice.worker;

import org.jspecify.annotations.NullMarked;
