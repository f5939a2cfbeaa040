/**
 * What a Wuxing network is: neurons of five elements, ports, links and their coefficients.
 *
 * <p>Everything here is an immutable value. Elements are numbered through the whole network:
 * element {@code e} of neuron {@code n} in layer {@code l} has the index {@code 5 * (offset(l) + n)
 * + e}, and all arrays over elements use that index.
 */
@NullMarked
package org.wuxingspice.model.network;

import org.jspecify.annotations.NullMarked;
