package org.wuxingspice.netlist.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.netlist.expression.Expression;

class DeviceMappingTest {

  /** Marks every name behind its first letter and doubles every value. */
  private static final DeviceMapping MARKED =
      new DeviceMapping() {
        @Override
        public String device(final String name) {
          return name + "_d";
        }

        @Override
        public String node(final String name) {
          return name + "_n";
        }

        @Override
        public String model(final String name) {
          return name + "_m";
        }

        @Override
        public Value value(final Value value) {
          return value instanceof Value.Constant number
              ? Value.of(2 * number.value())
              : Value.expression("changed");
        }

        @Override
        public Expression formula(final Expression formula) {
          return Expression.parse("v(changed)");
        }

        @Override
        public Map<String, Value> values(final Map<String, Value> values) {
          final Map<String, Value> changed = new TreeMap<>();
          values.forEach((name, value) -> changed.put(name, value(value)));
          return changed;
        }
      };

  static Stream<Device> kinds() {
    return EveryDevice.kinds();
  }

  @Test
  void everyKindIsThere() {
    assertThat(EveryDevice.kinds().map(Object::getClass).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(leaves(Device.class).toList());
  }

  private static Stream<Class<?>> leaves(final Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses()).flatMap(DeviceMappingTest::leaves)
        : Stream.of(family);
  }

  /** No name or value of a device is left as it was. */
  @ParameterizedTest
  @MethodSource("kinds")
  void everyPartIsMapped(final Device device) {
    final Device mapped = device.map(MARKED);
    assertThat(mapped).hasSameClassAs(device);
    assertThat(mapped.name()).isEqualTo(device.name() + "_d");
    final List<String> nodes = device.nodes().stream().map(node -> node + "_n").toList();
    assertThat(mapped.nodes()).isEqualTo(nodes);
    final String text = mapped.toString();
    assertThat(text)
        .doesNotContain("[v1]", "sensor=v1,", "v1)", "inductors=[l1,", "model=mod,", "model=sw1,")
        .doesNotContain("=sw2,", "=gain]", "model=poly,", "left=Literal[value=2.0]")
        .doesNotContain("4700.0", "Constant[value=50.0", "Parameter[name=a]");
  }
}
