package org.wuxingspice.model.dynamics;

import org.wuxingspice.model.kernel.EulerLinks;
import org.wuxingspice.model.kernel.EulerRates;
import org.wuxingspice.model.kernel.EulerRows;
import org.wuxingspice.model.kernel.Kernel;

/**
 * Arrays of one kind of number, and what a kernel does with them.
 *
 * @param <A> {@code double[]} or {@code float[]}
 */
interface Precision<A> {

  /** 64 bits. */
  Precision<double[]> DOUBLE = new DoublePrecision();

  /** 32 bits. */
  Precision<float[]> SINGLE = new SinglePrecision();

  /** How many samples the widest vectors hold. */
  int vector();

  A zeros(int length);

  A rounded(double[] numbers);

  void clear(A array, int from, int to);

  double get(A array, int entry);

  void set(A array, int entry, double value);

  void addWeighted(
      Kernel kernel,
      int length,
      A sum,
      int at,
      double[] weights,
      int[] rows,
      int begin,
      int end,
      A signals);

  void euler(
      Kernel kernel,
      EulerRows<A> rows,
      int neuron,
      EulerRates<A> rates,
      EulerLinks<A> links,
      int steps);
}
