package org.wuxingspice.netlist.naming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A device inside instances. ngspice puts the letter of its kind first: device {@code c1} of
 * instance {@code x1} of instance {@code xn3} is {@code c.xn3.x1.c1}.
 *
 * @param instances around the device, outermost first
 * @param local its name inside the innermost one; begins with the letter of its kind
 */
public record DevicePath(List<String> instances, String local) implements FlatName {

  /** Keeps an unmodifiable copy of the list. */
  public DevicePath {
    instances = List.copyOf(instances);
    Objects.requireNonNull(local, "local");
  }

  /**
   * {@return a device outside all instances}
   *
   * @param name begins with the letter of its kind
   */
  public static DevicePath of(final String name) {
    return new DevicePath(List.of(), name);
  }

  /**
   * Takes a flat name apart. Of a subcircuit that is defined within another one ngspice expands the
   * uses first within that other one, so that the rest of the path is a flat name again ({@code
   * r.x1.r.xg.rc}); it is kept as the local name.
   *
   * @param flat name as ngspice has it
   * @return the path, whose {@link #text()} is the name again
   */
  public static DevicePath parse(final String flat) {
    final String[] parts = flat.split("\\.", -1);
    int first = 1;
    while (first < parts.length - 1 && parts[first].startsWith("x")) {
      first++;
    }
    final boolean inside = parts.length > 2 && parts[0].length() == 1 && first > 1;
    return inside
        ? new DevicePath(
            Arrays.asList(parts).subList(1, first),
            String.join(".", Arrays.asList(parts).subList(first, parts.length)))
        : of(flat);
  }

  /**
   * {@return the same device where its surroundings are inside another instance}
   *
   * @param instance that holds them
   */
  public DevicePath in(final String instance) {
    final List<String> longer = new ArrayList<>(instances.size() + 1);
    longer.add(instance);
    longer.addAll(instances);
    return new DevicePath(longer, local);
  }

  /** {@return the letter of the device's kind} */
  public char kind() {
    return local.charAt(0);
  }

  /**
   * {@return a parameter or an operating value of the device}
   *
   * @param name such as {@code ic} or {@code resistance}
   */
  public DeviceParameter parameter(final String name) {
    return new DeviceParameter(this, name);
  }

  /** {@return the current through a device that has one as an unknown: sources and inductors} */
  public BranchCurrent branch() {
    return new BranchCurrent(this);
  }

  @Override
  public String text() {
    return instances.isEmpty() ? local : kind() + "." + String.join(".", instances) + "." + local;
  }
}
