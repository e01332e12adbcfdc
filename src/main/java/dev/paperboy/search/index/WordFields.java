package dev.paperboy.search.index;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Field;
import java.util.Collection;
import java.util.Set;

/** Which field of the index has the words of some parts of a paper. */
public final class WordFields {
  private WordFields() {}

  /** The one that has their folded words. */
  public static String folded(Collection<Field> fields) {
    return fields.contains(Field.AUTHOR) ? PaperDocument.NAME_WORDS : PaperDocument.WORDS;
  }

  /** Whether the field of the index has other parts of a paper, too. */
  public static boolean isPart(Collection<Field> fields) {
    return !fields.contains(Field.AUTHOR) && !Set.copyOf(fields).equals(Expression.TEXT);
  }
}
