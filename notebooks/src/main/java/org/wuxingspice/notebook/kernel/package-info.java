/** A Jupyter kernel for Java: cells run in the JDK's JShell with the project on the class path. */
@NullMarked
package org.wuxingspice.notebook.kernel;

import org.jspecify.annotations.NullMarked;
