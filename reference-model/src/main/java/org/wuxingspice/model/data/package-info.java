/** Images with labels: IDX files, bundled digits, pooling, and encoding into drives. */
package org.wuxingspice.model.data;
