/** Where ngspice is on this computer. */
@NullMarked
package org.wuxingspice.ngspice.installation;

import org.jspecify.annotations.NullMarked;
