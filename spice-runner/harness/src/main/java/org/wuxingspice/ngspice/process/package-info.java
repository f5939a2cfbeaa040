/** What every child process needs: a folder of its own, and an end when the program ends. */
@NullMarked
package org.wuxingspice.ngspice.process;

import org.jspecify.annotations.NullMarked;
