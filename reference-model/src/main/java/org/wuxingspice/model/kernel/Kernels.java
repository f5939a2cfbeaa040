package org.wuxingspice.model.kernel;

import java.util.ServiceLoader;

/** Chooses a kernel. */
public final class Kernels {

  private static final Kernel FASTEST =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
          ? ServiceLoader.load(Kernel.class, Kernels.class.getClassLoader())
              .findFirst()
              .orElseGet(PlainKernel::new)
          : new PlainKernel();

  private Kernels() {}

  /**
   * {@return the kernel for the Vector API when the virtual machine was started with {@code
   * --add-modules jdk.incubator.vector}, otherwise the scalar one} Results do not depend on it.
   */
  public static Kernel fastest() {
    return FASTEST;
  }
}
