/** What every child process needs: a folder of its own, and an end when the program ends. */
package org.wuxingspice.ngspice.process;
