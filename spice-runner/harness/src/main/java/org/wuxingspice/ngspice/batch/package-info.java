/** The ngspice program in batch mode, one process per request. */
package org.wuxingspice.ngspice.batch;
