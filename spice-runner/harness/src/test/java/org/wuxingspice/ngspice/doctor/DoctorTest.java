package org.wuxingspice.ngspice.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.ngspice.installation.Installations;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;

@Timeout(120)
class DoctorTest {

  static List<NgspiceInstallation> installations() {
    return Installations.all();
  }

  private static Map<String, Doctor.State> states(final List<Doctor.Finding> findings) {
    return findings.stream().collect(Collectors.toMap(Doctor.Finding::what, Doctor.Finding::state));
  }

  @ParameterizedTest
  @MethodSource("installations")
  void completeInstallationsAreGood(final NgspiceInstallation installation) {
    assertThat(states(Doctor.of(installation)).values()).containsOnly(Doctor.State.GOOD);
  }

  /** Without spinit plain circuits run; without libjsig the worker guards its signal handlers. */
  @Test
  void incompleteInstallationsRunWithinTheirLimits(@TempDir final Path empty) {
    final NgspiceInstallation usual = NgspiceInstallation.find();
    final Map<String, Doctor.State> states =
        states(
            Doctor.of(
                new NgspiceInstallation(
                    usual.library(),
                    empty,
                    Optional.empty(),
                    usual.program(),
                    usual.version(),
                    false)));
    assertThat(states)
        .containsEntry("spinit", Doctor.State.LIMITED)
        .containsEntry("libjsig", Doctor.State.LIMITED)
        .containsEntry("trial run of a code model", Doctor.State.LIMITED)
        .containsEntry("trial run", Doctor.State.GOOD);
  }

  @Test
  void librariesThatAreNoneAreBroken(@TempDir final Path folder) throws IOException {
    final NgspiceInstallation usual = NgspiceInstallation.find();
    final Path library = Files.writeString(folder.resolve("libngspice.so.0"), "no library");
    final List<Doctor.Finding> findings =
        Doctor.of(
            new NgspiceInstallation(
                library,
                usual.scripts(),
                usual.signalChaining(),
                usual.program(),
                usual.version(),
                usual.klu()));
    assertThat(states(findings)).containsEntry("trial run", Doctor.State.BROKEN);
    assertThat(findings.stream().filter(f -> f.what().equals("trial run")).findFirst())
        .hasValueSatisfying(f -> assertThat(f.detail()).contains(library.toString()));
  }
}
