/** Pages that show a reader what was run and found. */
package org.wuxingspice.app.report;
