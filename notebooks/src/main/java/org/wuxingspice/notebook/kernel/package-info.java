/** A Jupyter kernel for Java: cells run in the JDK's JShell with the project on the class path. */
package org.wuxingspice.notebook.kernel;
