package dev.paperboy.search.index;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Field;
import java.util.Collection;
import java.util.Set;

/** Maps parts of a paper to the field of the index that contains their words. */
public final class WordFields {
  private WordFields() {}

  /** Returns the field that contains their folded words. */
  public static String folded(Collection<Field> fields) {
    return fields.contains(Field.AUTHOR) ? PaperDocument.NAME_WORDS : PaperDocument.WORDS;
  }

  /** Returns whether the field of the index also contains other parts of a paper. */
  public static boolean isPart(Collection<Field> fields) {
    return !fields.contains(Field.AUTHOR) && !Set.copyOf(fields).equals(Expression.TEXT);
  }
}
