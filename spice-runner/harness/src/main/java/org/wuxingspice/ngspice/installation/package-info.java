/** Where ngspice is on this computer. */
package org.wuxingspice.ngspice.installation;
