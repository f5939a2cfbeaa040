package org.wuxingspice.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wuxingspice.ngspice.doctor.Doctor;
import picocli.CommandLine;

/** The command {@code wuxing doctor}. */
@CommandLine.Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Says what of ngspice, Java and fonts is found, what is missing and how to mend it.",
      "Ends with 0 when simulations run, with 2 when they cannot."
    },
    footer = {"", "Example:", "  wuxing doctor"})
final class DoctorCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    final List<Doctor.Finding> findings = Doctor.examine();
    for (final Doctor.Finding finding : findings) {
      System.out.printf(
          Locale.ROOT,
          "%-8s %-26s %s%n",
          finding.state().toString().toLowerCase(Locale.ROOT),
          finding.what(),
          finding.detail());
    }
    final boolean broken = findings.stream().anyMatch(f -> f.state() == Doctor.State.BROKEN);
    System.out.println(broken ? "next: mend what is broken above" : "next: wuxing demo");
    return broken ? 2 : 0;
  }
}
