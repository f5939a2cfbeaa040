package org.wuxingspice.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.flat.Flattener;
import org.wuxingspice.netlist.format.NetlistReader;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.format.ReaderSettings;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.rawfile.RawFile;
import org.wuxingspice.ngspice.worker.Frame;

/** What is read from outside: good files of it, and its reading. */
enum FuzzedFormat {
  DECK {
    @Override
    List<byte[]> good(final Path folder) {
      return decks();
    }

    @Override
    void read(final Path file) {
      final Deck deck = Deck.read(file, Deck.Trust.DATA_ONLY);
      deck.parameters();
      deck.hasDevice("r1");
      final List<String> lines = deck.linesWith(Map.of("a", 2.0));
      assertThat(lines).hasSameSizeAs(deck.lines());
      if (deck.refusal().isEmpty()) {
        lines.stream().skip(1).forEach(FuzzedFormat::assertHarmless);
      }
    }
  },
  TRUSTED_DECK {
    @Override
    List<byte[]> good(final Path folder) {
      return decks();
    }

    @Override
    void read(final Path file) {
      Deck.read(file, Deck.Trust.TRUSTED).linesWith(Map.of("a", 2.0));
    }
  },
  NETLIST {
    @Override
    List<byte[]> good(final Path folder) {
      return decks();
    }

    @Override
    void read(final Path file) {
      final Circuit circuit =
          new NetlistReader(ReaderSettings.lenient(file.getParent())).read(file);
      NetlistWriter.lines(circuit);
      Flattener.flatten(circuit);
    }
  },
  RAW_FILE {
    @Override
    List<byte[]> good(final Path folder) {
      return Stream.of(
              """
              Title: t
              Date: now
              Plotname: Transient Analysis
              Flags: real
              No. Variables: 2
              No. Points: 2
              Variables:
              \t0\ttime\ttime
              \t1\tv(a)\tvoltage
              Values:
              0\t0
              \t1

              1\t1e-3
              \t2
              """,
              """
              Title: t
              Plotname: AC Analysis
              Flags: complex
              No. Variables: 2
              No. Points: 1
              Variables:
              \t0\tfrequency\tfrequency
              \t1\tv(a)\tvoltage
              Binary:
              12345678abcdefgh12345678abcdefgh\
              """)
          .map(FuzzedFormat::bytes)
          .toList();
    }

    @Override
    void read(final Path file) {
      try (RawFile raw = RawFile.open(file)) {
        raw.plots().forEach(plot -> plot.real(0));
      }
    }
  },
  MODEL {
    @Override
    List<byte[]> good(final Path folder) throws IOException {
      final Topology topology = Topologies.oneToOne(new int[] {2, 2}, 2, 1);
      final double[] coefficients = new double[topology.linkCount()];
      Arrays.fill(coefficients, 0.5);
      NetworkFile.write(folder.resolve("good"), Network.of(topology, coefficients));
      return List.of(Files.readAllBytes(folder.resolve("good")));
    }

    @Override
    void read(final Path file) {
      NetworkFile.read(file);
    }
  },
  RECIPE {
    @Override
    List<byte[]> good(final Path folder) throws IOException {
      try (InputStream in = Recipe.class.getResourceAsStream("adders-64.json")) {
        return List.of(in.readAllBytes());
      }
    }

    @Override
    void read(final Path file) {
      Recipe.read(file.toString());
    }
  },
  ENCODING {
    @Override
    List<byte[]> good(final Path folder) throws IOException {
      writeImages(folder, images());
      InputEncoding.centred(Digits.loadTraining(folder), 0.5).write(folder.resolve("good"));
      return List.of(Files.readAllBytes(folder.resolve("good")));
    }

    @Override
    void read(final Path file) {
      InputEncoding.read(file);
    }
  },
  IMAGES {
    @Override
    List<byte[]> good(final Path folder) {
      return List.of(images());
    }

    @Override
    void read(final Path file) throws IOException {
      writeImages(file.getParent(), Files.readAllBytes(file));
      Digits.loadTraining(file.getParent());
    }
  },
  FRAME {
    @Override
    List<byte[]> good(final Path folder) throws IOException {
      final ByteArrayOutputStream frame = new ByteArrayOutputStream();
      new Frame.Payload()
          .number(3)
          .text("v(a)")
          .texts(List.of("one", "two"))
          .doubles(1, 2, 3)
          .send(new DataOutputStream(frame), 5, 77);
      return List.of(frame.toByteArray());
    }

    /** What the other end of the channel expects of a broken one. */
    @Override
    void read(final Path file) throws IOException {
      try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
        final Frame frame = Frame.read(new DataInputStream(in));
        frame.number();
        frame.text();
        frame.texts();
        frame.doubles();
      } catch (final IOException | BufferUnderflowException e) {
        assertThat(e.getStackTrace()).isNotEmpty();
      }
    }
  };

  /**
   * Good files.
   *
   * @param folder for what has to be written to be had
   */
  abstract List<byte[]> good(Path folder) throws IOException;

  /** Reads a file wholly, or fails with a typed reason. */
  abstract void read(Path file) throws IOException;

  private static byte[] bytes(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> decks() {
    return Stream.of(
            """
            low pass
            .param a=1k b={a*2}
            v1 in 0 dc 0 ac 1 sin(0 1 1k) $ source
            r1 in out {a}
            c1 out 0 1u ic=0
            * remark
            .tran 1u 1m
            + 0 1u uic
            .meas tran m max v(out)
            .end
            """,
            """
            cells
            .subckt cell p q params: w=1k
            r1 p q 'w+1'
            x2 p q inner
            .subckt inner a b
            d1 a b dm
            .ends
            .ends cell
            .model dm d(is=1e-14 n=1.1)
            x1 1 0 cell w=2k
            v1 1 0 pwl(0 0 1m 1)
            .options reltol=1e-4 method=gear noacct
            .dc v1 0 1 0.1
            .end
            """,
            """
            files
            .include part.inc
            .lib parts.lib fast
            a1 %v([n]) fs
            .model fs filesource (file="part.inc" amploffset=[0] amplscale=[1])
            b1 n 0 v={v(a)>1 ? v(a)**2 : exp(-v(a))}
            .if (1)
            r1 a 0 1k
            .endif
            .op
            .end
            """,
            """
            device simulator
            d1 1 0 m_pn
            .model m_pn numd level=1
            + x.mesh w=2.0 h.e=0.05 r=1.5
            + domain num=1 material=1
            + doping gauss p.type conc=1e20
            q1 c b e qn
            .model qn npn(bf=100)
            m1 d g s b nm w=1u l=1u
            .model nm nmos level=1
            .ac dec 5 1 1k
            """)
        .map(FuzzedFormat::bytes)
        .toList();
  }

  /** No text gets by that makes ngspice open a file or run a command. */
  private static void assertHarmless(final String line) {
    final String lower = line.strip().toLowerCase(Locale.ROOT);
    assertThat(lower)
        .doesNotStartWith(".control")
        .doesNotStartWith(".inc")
        .doesNotStartWith(".lib");
    assertThat(lower).doesNotStartWith("*#").doesNotContain("`");
    if (lower.startsWith(".model")) {
      assertThat(lower).doesNotContain("/etc/passwd");
      assertThat(lower.split("[ \t=(),]+")).as("name and type").doesNotContain("d_process");
    }
    assertThat(line.chars()).noneMatch(c -> Character.isISOControl(c) && c != '\t');
  }

  private static byte[] images() {
    return ByteBuffer.allocate(16 + 18).putInt(2051).putInt(2).putInt(3).putInt(3).array();
  }

  private static void writeImages(final Path folder, final byte[] images) throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), images);
    Files.write(
        folder.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 7, 2});
  }
}
