package org.wuxingspice.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.WuxingException;

/** Whatever the bytes are, the answer is images or one typed refusal that names the file. */
class HostileImagesTest {

  private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 7, 2};

  private static byte[] images() {
    return ByteBuffer.allocate(16 + 18).putInt(2051).putInt(2).putInt(3).putInt(3).array();
  }

  private static LabelledImages read(final byte[] images, final byte[] labels) {
    return IdxReader.read(
        "images",
        () -> new ByteArrayInputStream(images),
        "labels",
        () -> new ByteArrayInputStream(labels));
  }

  private static void assertReadOrRefused(final byte[] images, final byte[] labels) {
    try {
      assertThat(read(images, labels).count()).isPositive();
    } catch (final WuxingException e) {
      assertThat(e.reason()).isInstanceOf(DataReason.class);
      assertThat(e.getMessage()).containsPattern("images|labels").doesNotContain("\n");
    }
  }

  @Property(tries = 300)
  void everyCutIsRefusedAsTruncated(@ForAll @IntRange(max = 33) final int length) {
    assertThatThrownBy(() -> read(Arrays.copyOf(images(), length), LABELS))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(DataReason.TRUNCATED);
              assertThat(e).hasMessageContaining("images, byte " + length + ": ");
            });
  }

  @Property(tries = 500)
  void changedBytesAreReadOrRefused(
      @ForAll @IntRange(max = 33) final int place,
      @ForAll final byte value,
      @ForAll @IntRange(max = 9) final int labelPlace,
      @ForAll final byte labelValue) {
    final byte[] images = images();
    images[place] = value;
    final byte[] labels = LABELS.clone();
    labels[labelPlace] = labelValue;
    assertReadOrRefused(images, labels);
  }

  @Property(tries = 300)
  void noiseIsReadOrRefused(
      @ForAll @Size(max = 60) final byte[] images, @ForAll @Size(max = 20) final byte[] labels) {
    assertReadOrRefused(images, labels);
    assertReadOrRefused(images, LABELS);
  }

  /** A header of ten million images of 4096 × 4096 on a file of 16 bytes costs no memory. */
  @Test
  void sizesBeyondTheFileAreRefused() {
    final byte[] labels = ByteBuffer.allocate(8).putInt(2049).putInt(10_000_000).array();
    assertThatThrownBy(() -> read(images(), labels))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(DataReason.TRUNCATED));
    final byte[] huge =
        ByteBuffer.allocate(16).putInt(2051).putInt(2).putInt(4096).putInt(4096).array();
    assertThatThrownBy(() -> read(huge, LABELS))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(DataReason.TRUNCATED));
  }

  @Test
  void filesThatGoOnBehindTheirEndAreRefused() {
    final byte[] images = images();
    assertThatThrownBy(() -> read(Arrays.copyOf(images, images.length + 1), LABELS))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(DataReason.BAD_SIZE));
  }

  @Test
  void brokenCompressionIsRefused() throws IOException {
    final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(images());
    }
    final byte[] good = compressed.toByteArray();
    assertThat(read(good, LABELS).count()).isEqualTo(2);
    for (int length = 2; length < good.length; length++) {
      final byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> read(cut, LABELS)).isInstanceOf(WuxingException.class);
    }
    for (int place = 0; place < good.length; place++) {
      final byte[] bad = good.clone();
      bad[place] ^= 0x55;
      assertReadOrRefused(bad, LABELS);
    }
  }
}
