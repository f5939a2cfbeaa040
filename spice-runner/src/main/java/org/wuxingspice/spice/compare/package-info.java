/** How far circuit and mathematics differ. */
package org.wuxingspice.spice.compare;
