package org.wuxingspice.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wuxingspice.loop.cluster.Cluster;
import org.wuxingspice.loop.cluster.ClusterAddress;
import org.wuxingspice.loop.cluster.ClusterNode;
import org.wuxingspice.loop.cluster.Clusters;
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
    footer = {"", "Examples:", "  wuxing doctor", "  wuxing doctor --cluster local[2]"})
final class DoctorCommand implements Callable<Integer> {

  @CommandLine.Mixin private ClusterOption cluster = new ClusterOption();

  @Override
  public Integer call() {
    final List<Doctor.Finding> findings = new ArrayList<>(Doctor.examine());
    cluster.address().map(DoctorCommand::executors).ifPresent(findings::addAll);
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

  /** What executors have; all need the same ngspice. */
  private static List<Doctor.Finding> executors(final ClusterAddress address) {
    try (Cluster joined = Clusters.join(address)) {
      final List<ClusterNode> nodes = joined.nodes();
      final boolean alike = nodes.stream().map(ClusterNode::ngspice).distinct().count() == 1;
      return nodes.stream()
          .map(
              node ->
                  new Doctor.Finding(
                      node.name(),
                      node.simulates() && alike ? Doctor.State.GOOD : Doctor.State.BROKEN,
                      "on "
                          + node.host()
                          + ", Java "
                          + node.java()
                          + ", ngspice "
                          + node.ngspice()
                          + (alike ? "" : "; executors need the same version everywhere")))
          .toList();
    }
  }
}
