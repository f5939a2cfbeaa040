/** What a notebook's cells use besides the library: displays and key figures. */
package org.wuxingspice.notebook;
