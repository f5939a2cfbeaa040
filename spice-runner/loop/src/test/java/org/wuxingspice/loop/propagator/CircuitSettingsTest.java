package org.wuxingspice.loop.propagator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.compile.Level;

class CircuitSettingsTest {

  @Test
  void everySettingReachesTheOptions() {
    final CircuitOptions options =
        CircuitSettings.read(
            Map.ofEntries(
                Map.entry("level", "behavioral"),
                Map.entry("technology", "board"),
                Map.entry("pieces", "whole"),
                Map.entry("integrals", "circuit"),
                Map.entry("gbw", "2meg"),
                Map.entry("levels", "32"),
                Map.entry("memristor", "25k:10meg"),
                Map.entry("resistance", "47k"),
                Map.entry("opAmp.slewRate", "5meg"),
                Map.entry("mismatch", "0.05"),
                Map.entry("offset", "1e-3"),
                Map.entry("noise", "2e-8"),
                Map.entry("devices", "9"),
                Map.entry("trim", "rest"),
                Map.entry("limit", "2.5")),
            30);
    assertThat(options.level()).isEqualTo(Level.BEHAVIORAL);
    assertThat(options.technology().name()).startsWith("board");
    assertThat(options.technology().opAmp().gainBandwidth()).isEqualTo(2e6);
    assertThat(options.technology().memristance().levels()).isEqualTo(32);
    assertThat(options.technology().memristance().lowest()).isEqualTo(1 / 10e6);
    assertThat(options.technology().memristance().highest()).isEqualTo(1 / 25e3);
    assertThat(options.technology().resistance()).isEqualTo(47e3);
    assertThat(options.technology().opAmp().slewRate()).isEqualTo(5e6);
    assertThat(options.pieces()).isEmpty();
    assertThat(options.circuitIntegrals()).isTrue();
    assertThat(options.trimmed()).isTrue();
    assertThat(options.die().spread().memristors()).isEqualTo(0.05);
    assertThat(options.die().spread().offset()).isEqualTo(1e-3);
    assertThat(options.die().noise()).isEqualTo(2e-8);
    assertThat(options.die().seed()).isEqualTo(9);
    assertThat(options.limit().toMillis()).isEqualTo(2500);
    assertThat(options.duration()).isEqualTo(30);
    assertThat(CircuitSettings.measuresRest(Map.of("rest", "measured"))).isTrue();
    assertThat(CircuitSettings.measuresRest(Map.of())).isFalse();
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertRefused("levle", "opamp");
    assertRefused("level", "transistor");
    assertRefused("technology", "vacuum");
    assertRefused("pieces", "0");
    assertRefused("pieces", "some");
    assertRefused("integrals", "yes");
    assertRefused("mismatch", "5%");
    assertRefused("devices", "1.5");
    assertRefused("offset", "NaN");
    assertRefused("memristor", "10meg:25k");
    assertRefused("technology", "nowhere.json");
  }

  private static void assertRefused(final String name, final String value) {
    assertThatThrownBy(() -> CircuitSettings.read(Map.of(name, value), 20))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(LoopReason.BAD_SETTING));
  }
}
