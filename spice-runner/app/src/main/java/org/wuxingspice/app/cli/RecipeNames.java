package org.wuxingspice.app.cli;

import java.util.Iterator;
import org.wuxingspice.model.training.Recipe;

/** Names of the recipes that come with the program, for messages and completion. */
final class RecipeNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Recipe.NAMES.iterator();
  }
}
