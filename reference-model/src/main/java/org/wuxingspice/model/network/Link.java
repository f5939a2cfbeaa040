package org.wuxingspice.model.network;

/**
 * A link from an output port to an input port of the next layer. Forward it carries {@code I = c·D}
 * from source to target, reversed {@code Î = c·D̂} from target to source, with the same
 * coefficient.
 *
 * @param source output port, in layer l
 * @param target input port, in layer l + 1
 */
public record Link(Port source, Port target) {

  @Override
  public String toString() {
    return source + " -> " + target;
  }
}
