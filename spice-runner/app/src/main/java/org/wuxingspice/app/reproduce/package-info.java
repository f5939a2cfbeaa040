/** The paper's experiments, from images to picture. */
@NullMarked
package org.wuxingspice.app.reproduce;

import org.jspecify.annotations.NullMarked;
