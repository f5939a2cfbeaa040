/** Worker processes around libngspice that answer requests from a common queue. */
package org.wuxingspice.ngspice.pool;
