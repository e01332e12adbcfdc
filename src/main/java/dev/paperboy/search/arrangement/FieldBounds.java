package dev.paperboy.search.arrangement;

import dev.paperboy.query.Field;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of a paper's texts a position belongs to: title, TL;DR and abstract follow one
 * another in one field of the index. To be asked paper after paper, ascending.
 */
public final class FieldBounds {
  /** The field that says where TL;DR and abstract begin. */
  public static final String NAME = "bounds";

  private final @Nullable NumericDocValues bounds;
  private final Set<Field> fields;

  /** Of the papers in one part of the index, for these of their texts. */
  FieldBounds(LeafReader reader, Collection<Field> fields) throws IOException {
    this.bounds = reader.getNumericDocValues(NAME);
    this.fields = EnumSet.copyOf(fields);
  }

  /** What is kept of a paper. */
  public static long of(int tldr, int abstractText) {
    return ((long) tldr << Integer.SIZE) | abstractText;
  }

  /** Whether a position is in one of the texts. */
  boolean contains(int document, int position) throws IOException {
    if (bounds == null || !bounds.advanceExact(document)) {
      return false;
    }
    long starts = bounds.longValue();
    Field field =
        position >= (int) starts
            ? Field.ABSTRACT
            : position >= starts >> Integer.SIZE ? Field.TLDR : Field.TITLE;
    return fields.contains(field);
  }
}
