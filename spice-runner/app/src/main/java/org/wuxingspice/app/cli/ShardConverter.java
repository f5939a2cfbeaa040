package org.wuxingspice.app.cli;

import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.training.Shard;
import picocli.CommandLine;

/** Reads a shard. */
final class ShardConverter implements CommandLine.ITypeConverter<Shard> {

  @Override
  public Shard convert(final String text) {
    try {
      return Shard.parse(text);
    } catch (final WuxingException e) {
      throw new CommandLine.TypeConversionException(e.getMessage());
    }
  }
}
