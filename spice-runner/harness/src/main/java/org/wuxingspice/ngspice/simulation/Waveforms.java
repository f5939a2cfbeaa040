package org.wuxingspice.ngspice.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The vectors of one plot over their common scale. Immutable.
 *
 * <p>Interpolation rule, the only one: between two neighbouring points of the scale every vector is
 * a straight line, in its real and its imaginary part; outside of the scale there is no value.
 */
public final class Waveforms {

  /**
   * A vector's name and what it measures.
   *
   * @param name lower case, such as {@code v(out)}, {@code i(v1)}, {@code time}
   * @param quantity what it measures; of parameters and impedances what their names say
   */
  public record Variable(String name, Quantity quantity) {
    /** Checks the parts. */
    public Variable {
      Objects.requireNonNull(name, "name");
      quantity = Units.of(name, Objects.requireNonNull(quantity, "quantity"));
    }
  }

  /** Imaginary parts of real vectors: none. */
  public static final double[][] REAL = {};

  private final String plot;
  private final List<Variable> variables;
  private final double[][] real;
  private final double[][] imaginary;
  private final Map<String, Integer> index = new HashMap<>();

  private Waveforms(
      final String plot,
      final List<Variable> variables,
      final double[][] real,
      final double[][] imaginary) {
    this.plot = plot;
    this.variables = List.copyOf(Units.ofPlot(plot, variables));
    this.real = real;
    this.imaginary = imaginary;
    for (int v = 0; v < variables.size(); v++) {
      index.putIfAbsent(variables.get(v).name(), v);
    }
  }

  /**
   * Collects vectors.
   *
   * @param plot kind of plot, such as {@code tran} or the {@code Plotname} of a raw file
   * @param variables the scale first; at least one
   * @param real one row per variable, all of one length; copied
   * @param imaginary rows of the same shape for complex vectors; {@link #REAL} for real ones;
   *     copied
   * @return the waveforms of one plot
   * @throws IllegalArgumentException when the shapes differ
   */
  public static Waveforms of(
      final String plot,
      final List<Variable> variables,
      final double[][] real,
      final double[][] imaginary) {
    return adopt(plot, variables, copy(real), copy(imaginary));
  }

  /**
   * As {@link #of}, without copying.
   *
   * @param plot kind of plot
   * @param variables the scale first; at least one
   * @param real one row per variable, all of one length; nobody else may hold them
   * @param imaginary rows of the same shape, or {@link #REAL}; nobody else may hold them
   * @return the waveforms of one plot
   * @throws IllegalArgumentException when the shapes differ
   */
  public static Waveforms adopt(
      final String plot,
      final List<Variable> variables,
      final double[][] real,
      final double[][] imaginary) {
    if (variables.isEmpty()
        || real.length != variables.size()
        || (imaginary.length > 0 && imaginary.length != real.length)) {
      throw new IllegalArgumentException(real.length + " rows for " + variables);
    }
    for (int v = 0; v < real.length; v++) {
      if (real[v].length != real[0].length
          || (imaginary.length > 0 && imaginary[v].length != real[0].length)) {
        throw new IllegalArgumentException("vector " + variables.get(v) + " has another length");
      }
    }
    return new Waveforms(plot, variables, real, imaginary);
  }

  private static double[][] copy(final double[][] rows) {
    final double[][] copies = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copies[i] = rows[i].clone();
    }
    return copies;
  }

  /** {@return the kind of plot, such as {@code tran}} */
  public String plot() {
    return plot;
  }

  /** {@return the scale, then the vectors} */
  public List<Variable> variables() {
    return variables;
  }

  /**
   * {@return the name of the scale: {@code time}, {@code frequency}, the swept source; the first
   * vector of an operating point}
   */
  public String scaleName() {
    return variables.get(0).name();
  }

  /** {@return the scale in SI units; a copy} */
  public double[] scale() {
    return real[0].clone();
  }

  /** {@return the names of the vectors without the scale} */
  public List<String> names() {
    final List<String> names = new ArrayList<>();
    variables.subList(1, variables.size()).forEach(variable -> names.add(variable.name()));
    return names;
  }

  /** {@return the number of points of the scale} */
  public int size() {
    return real[0].length;
  }

  /** {@return whether the vectors are complex} */
  public boolean isComplex() {
    return imaginary.length > 0;
  }

  /**
   * {@return whether there is a vector or scale of that name}
   *
   * @param name lower case
   */
  public boolean has(final String name) {
    return index.containsKey(name);
  }

  private int row(final String name) {
    final Integer row = index.get(name);
    if (row == null) {
      throw new IllegalArgumentException("no vector " + name + " among " + names());
    }
    return row;
  }

  /**
   * The real part of a vector or the scale.
   *
   * @param name as in {@link #variables()}
   * @return a copy, SI units
   * @throws IllegalArgumentException when there is no such vector
   */
  public double[] vector(final String name) {
    return real[row(name)].clone();
  }

  /**
   * The imaginary part of a vector.
   *
   * @param name as in {@link #variables()}
   * @return a copy, SI units; zeros when the vectors are real
   * @throws IllegalArgumentException when there is no such vector
   */
  public double[] imaginary(final String name) {
    return isComplex() ? imaginary[row(name)].clone() : new double[size()];
  }

  /**
   * A vector's magnitude.
   *
   * @param name as in {@link #variables()}
   * @return SI units, not negative
   * @throws IllegalArgumentException when there is no such vector
   */
  public double[] magnitude(final String name) {
    final int row = row(name);
    final double[] magnitude = new double[size()];
    for (int i = 0; i < magnitude.length; i++) {
      magnitude[i] = Math.hypot(real[row][i], isComplex() ? imaginary[row][i] : 0);
    }
    return magnitude;
  }

  /**
   * The real part of a vector at points of its scale, by the interpolation rule.
   *
   * @param name as in {@link #variables()}
   * @param at ascending, within the scale
   * @return one value per entry of {@code at}
   * @throws IllegalArgumentException when there is no such vector, the scale does not ascend, or a
   *     point lies outside of it or before the point before it
   */
  public double[] sampled(final String name, final double... at) {
    final double[] values = real[row(name)];
    final double[] scale = real[0];
    final double[] sampled = new double[at.length];
    int right = 0;
    for (int i = 0; i < at.length; i++) {
      while (right < scale.length && scale[right] < at[i]) {
        right++;
        if (right < scale.length && scale[right] < scale[right - 1]) {
          throw new IllegalArgumentException("the scale does not ascend at point " + right);
        }
      }
      if (right == scale.length || !(scale[right] >= at[i]) || (right == 0 && scale[0] > at[i])) {
        throw new IllegalArgumentException(at[i] + " is outside of the scale of " + name);
      }
      if (i > 0 && at[i] < at[i - 1]) {
        throw new IllegalArgumentException("points to sample at do not ascend at " + at[i]);
      }
      final double weight =
          scale[right] == at[i]
              ? 1
              : (at[i] - scale[right - 1]) / (scale[right] - scale[right - 1]);
      sampled[i] =
          weight == 1 ? values[right] : (1 - weight) * values[right - 1] + weight * values[right];
    }
    return sampled;
  }

  /**
   * Values as they are shown and measured: of a complex vector the magnitude, of a part of one,
   * such as {@code db(v(out))}, that part.
   *
   * @param name of a vector that is there, or of a part of one
   * @return a copy
   * @throws IllegalArgumentException when there is no such vector
   */
  public double[] shown(final String name) {
    final Optional<ComplexPart.Wanted> wanted = ComplexPart.of(name);
    if (has(name)) {
      return isComplex() && wanted.isEmpty() ? magnitude(name) : vector(name);
    }
    final ComplexPart.Wanted part =
        wanted.orElseThrow(() -> new IllegalArgumentException("no vector " + name));
    return part.part().of(vector(part.vector()), imaginary(part.vector()));
  }

  /**
   * {@return whether there is a vector of that name, or one that the name asks for a part of}
   *
   * @param name lower case
   */
  public boolean shows(final String name) {
    return has(name) || has(ComplexPart.vectorOf(name));
  }

  /**
   * {@return what the values of {@link #shown} measure}
   *
   * @param name of a vector that is there, or of a part of one
   */
  public Quantity quantity(final String name) {
    if (has(name)) {
      return variables.get(row(name)).quantity();
    }
    final ComplexPart.Wanted wanted = ComplexPart.of(name).orElseThrow();
    return wanted.part().quantity(variables.get(row(wanted.vector())).quantity());
  }

  /**
   * {@return the same with other vectors}
   *
   * @param names vectors that are there, or parts of such; the scale stays the first
   */
  public Waveforms showing(final List<String> names) {
    final List<String> all = new ArrayList<>();
    if (PlotKind.of(this).hasScale()) {
      all.add(scaleName());
    }
    names.stream().filter(name -> !all.contains(name)).forEach(all::add);
    final boolean complex = isComplex() && names.stream().anyMatch(this::has);
    return adopt(
        plot,
        all.stream().map(name -> new Variable(name, quantity(name))).toList(),
        all.stream().map(n -> has(n) ? vector(n) : shown(n)).toArray(double[][]::new),
        complex
            ? all.stream()
                .map(n -> has(n) ? imaginary(n) : new double[size()])
                .toArray(double[][]::new)
            : REAL);
  }

  /** {@return whether every number is finite} */
  public boolean isFinite() {
    return isFinite(real) && isFinite(imaginary);
  }

  private static boolean isFinite(final double[][] rows) {
    for (final double[] row : rows) {
      double sum = 0;
      for (final double value : row) {
        sum += 0 * value; // NaN as soon as a value is not finite
      }
      if (Double.isNaN(sum)) {
        return false;
      }
    }
    return true;
  }
}
