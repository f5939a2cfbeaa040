/** Images with labels: IDX files, bundled digits, pooling, and encoding into drives. */
@NullMarked
package org.wuxingspice.model.data;

import org.jspecify.annotations.NullMarked;
