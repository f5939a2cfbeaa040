/**
 * The kernel for the Vector API. Kept apart, because it needs the module {@code
 * jdk.incubator.vector}, which a virtual machine has only when it is asked for.
 */
package org.wuxingspice.model.kernel.vector;
