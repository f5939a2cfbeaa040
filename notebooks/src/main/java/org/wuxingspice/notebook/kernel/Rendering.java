package org.wuxingspice.notebook.kernel;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jfree.chart.JFreeChart;
import org.wuxingspice.notebook.Html;

/** How values look below a cell. The plain text beside an image names no object identity. */
final class Rendering {

  private static final int WIDTH = 940;
  private static final int HEIGHT = 560;

  private Rendering() {}

  static void register(final Renderer renderer) {
    renderer
        .createRegistration(BufferedImage.class)
        .preferring(MIMEType.IMAGE_PNG)
        .register(Rendering::image);
    renderer
        .createRegistration(JFreeChart.class)
        .preferring(MIMEType.IMAGE_PNG)
        .register((chart, context) -> image(chart.createBufferedImage(WIDTH, HEIGHT), context));
    renderer
        .createRegistration(Html.class)
        .preferring(MIMEType.TEXT_HTML)
        .register((html, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, html::source));
  }

  private static void image(final BufferedImage image, final RenderContext context) {
    context.renderIfRequested(MIMEType.IMAGE_PNG, () -> png(image));
    context
        .getOutputContainer()
        .putText("picture, " + image.getWidth() + " x " + image.getHeight() + " pixels");
  }

  private static String png(final BufferedImage image) {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (final IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
