package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.bench.Bench;
import org.wuxingspice.netlist.bench.Benches;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.format.Dialect;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.technology.OpAmp;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

/**
 * What is written for LTspice and Xyce, which are not at hand, holds nothing but what their
 * documentation has: in every cell with its bench, and in a network of every level, direction and
 * preset.
 */
class DocumentedConstructsTest {

  private static final String NUMBER = "-?[0-9.]+(E-?[0-9]+)?";
  private static final String VALUE = "(" + NUMBER + "|\\{[^{}]+\\})";
  private static final String VALUES = "( [a-z0-9_]+=" + VALUE + ")+";

  /** Devices that both write alike, with the pages Rxx to Xxx of either guide. */
  private static final List<String> COMMON =
      List.of(
          "\\* .*",
          "\\.end|\\.ends \\S+",
          "\\.tran( [0-9.E-]+){2,4}( uic)?",
          "\\.param" + VALUES,
          "r\\S+ \\S+ \\S+ " + VALUE,
          "c\\S+ \\S+ \\S+ " + VALUE + "( ic=" + VALUE + ")?",
          "d\\S+ \\S+ \\S+ \\S+",
          "[eg]\\S+( \\S+){4} " + VALUE,
          "\\.model \\S+ (npn|pnp)( (bf|br|cj[ces]|ik[fr]|is|is[ce]|mj[ces]|n[ce]|t[fr]|va[fr]"
              + "|vj[ces]|xcjc)="
              + VALUE
              + ")+",
          "\\.(ic|nodeset)( v\\([^() ]+\\)=" + VALUE + ")+",
          "q\\S+( \\S+){3} \\S+( " + VALUE + ")?",
          "s\\S+( \\S+){4} \\S+");

  /**
   * LTspice's help: General Structure and Conventions, .OPTIONS, .PARAM, .SUBCKT, .MODEL and the
   * pages of D, Q and S (parameters), B, V and I, X, .SAVE.
   */
  private static final List<String> LTSPICE =
      List.of(
          "\\.options( (abstol|chgtol|method|reltol|vntol)=\\S+)+",
          "\\.subckt \\S+( [^ =]+)*?( params:" + VALUES + ")?",
          "\\.model \\S+ nmos( (kp|level|vto)=" + VALUE + ")+",
          "m\\S+ \\S+ \\S+ \\S+ \\S+ \\S+( (l|w)=" + VALUE + ")*",
          "\\.model \\S+ d( (bv|ibv|is|n|nbv)=" + VALUE + ")+",
          "\\.model \\S+ sw( (roff|ron|vh|vt)=" + VALUE + ")+",
          "b\\S+ \\S+ \\S+ [iv]=\\S.*",
          "[vi]\\S+ \\S+ \\S+ " + VALUE + "( ac " + VALUE + ")?",
          "[vi]\\S+ \\S+ \\S+ (pulse|sine|pwl)\\([0-9.E -]+\\)",
          "x\\S+( [^ =]+)+(" + VALUES + ")?",
          "\\.save( v\\([^() ]+\\))+");

  /**
   * The Xyce reference guide: .OPTIONS (tables of TIMEINT and DEVICE), .PARAM, .SUBCKT, X, .MODEL,
   * the tables of D level 2, M level 1, Q level 1 and the controlled switch, B, V and I, .PRINT.
   */
  private static final List<String> XYCE =
      List.of(
          "\\.options timeint( (abstol|method|reltol)=\\S+)+",
          "\\.subckt \\S+( [^ =]+)*?( PARAMS:" + VALUES + ")?",
          "\\.model \\S+ nmos( (kp|level|vto)=" + VALUE + ")+",
          "m\\S+ \\S+ \\S+ \\S+ \\S+ \\S+( (l|w)=" + VALUE + ")*",
          "\\.model \\S+ d bv=\\S+ ibv=\\S+ is=\\S+ level=2(\\.0)? n=\\S+ nbv=\\S+",
          "\\.model \\S+ vswitch( (roff|ron|voff|von)=" + VALUE + ")+",
          "b\\S+ \\S+ \\S+ [iv]=\\{[^{}]+\\}",
          "[vi]\\S+ \\S+ \\S+ dc " + VALUE + "( ac " + VALUE + ")?",
          "[vi]\\S+ \\S+ \\S+ (pulse|sin|pwl)\\([0-9.E -]+\\)",
          "x\\S+( [^ =]+)+( PARAMS:" + VALUES + ")?",
          "\\.print tran( v\\([^() ]+\\))+");

  /** LTspice's help, B: functions; v and i are the probes. */
  private static final Set<String> LTSPICE_FUNCTIONS =
      Set.of("v", "i", "if", "min", "max", "tanh", "sinh", "cosh", "exp", "pow", "u", "inv");

  /** Xyce reference guide, table of arithmetic functions. */
  private static final Set<String> XYCE_FUNCTIONS =
      Set.of("v", "i", "if", "min", "max", "tanh", "sinh", "cosh", "exp", "pow", "stp");

  private static final Pattern CALL = Pattern.compile("([a-z_][a-z0-9_]*)\\(");

  @Test
  void ltspiceDocumentsAllThatIsWrittenForIt() throws IOException {
    check(Dialect.LTSPICE, LTSPICE, LTSPICE_FUNCTIONS);
  }

  @Test
  void xyceDocumentsAllThatIsWrittenForIt() throws IOException {
    check(Dialect.XYCE, XYCE, XYCE_FUNCTIONS);
  }

  private static void check(
      final Dialect dialect, final List<String> own, final Set<String> functions)
      throws IOException {
    final Pattern documented =
        Pattern.compile(String.join("|", Stream.concat(COMMON.stream(), own.stream()).toList()));
    for (final List<Statement> statements : everything()) {
      for (final String line : lines(dialect, statements)) {
        assertThat(line).matches(documented);
        if (!line.startsWith("*")) {
          assertThat(line).doesNotContain("?", "&&", "||", "==", "!=", "!");
          final Matcher call = CALL.matcher(line.toLowerCase(Locale.ROOT));
          while (call.find()) {
            assertThat(call.group(1))
                .as(line)
                .satisfiesAnyOf(
                    name -> assertThat(functions).contains(name),
                    name -> assertThat(name).isIn("pulse", "sin", "sine", "pwl"));
          }
        }
      }
    }
  }

  private static List<List<Statement>> everything() {
    final List<List<Statement>> all = new ArrayList<>();
    for (final Bench bench : Benches.all()) {
      all.add(bench.circuit().statements());
    }
    final Network network = TestNetworks.twoLayers();
    for (final Technology parts :
        List.of(
            Technology.ideal(),
            Technology.integrated(),
            Technology.integrated().withSynapses(SynapseKind.BRIDGE),
            Technology.integrated().withOpAmp(OpAmp.fastCmos()),
            Technology.board())) {
      for (final Direction direction : Direction.values()) {
        for (final Level level : List.of(Level.BEHAVIORAL, Level.OPAMP)) {
          all.add(NetworkCompiler.compile(network, direction, level, parts).circuit().statements());
        }
      }
      all.add(
          NetworkCompiler.compile(
                  network,
                  Direction.FORWARD,
                  Level.OPAMP,
                  parts,
                  CompileOptions.DEFAULT.with(CompileOptions.Feature.REVERSIBLE))
              .circuit()
              .statements());
    }
    for (final Direction direction : Direction.values()) {
      all.add(
          NetworkCompiler.compile(network, direction, Level.TRANSLINEAR, Technology.translinear())
              .circuit()
              .statements());
    }
    return all;
  }

  /** The lines with their continuations, without indentation. */
  private static List<String> lines(final Dialect dialect, final List<Statement> statements)
      throws IOException {
    final StringBuilder text = new StringBuilder();
    new NetlistWriter(dialect).write("title", statements.stream(), text);
    return text.toString().replaceAll("\n *\\+ ", " ").lines().map(String::strip).toList();
  }
}
