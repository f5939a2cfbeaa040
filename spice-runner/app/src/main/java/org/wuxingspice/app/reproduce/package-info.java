/** The paper's experiments, from images to picture. */
package org.wuxingspice.app.reproduce;
