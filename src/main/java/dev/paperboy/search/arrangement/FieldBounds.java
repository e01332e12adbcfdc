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
 * Determines which of a paper's texts a position belongs to: title, TL;DR and abstract are
 * concatenated in one field of the index. Documents must be requested in ascending order.
 */
public final class FieldBounds {
  /** The field that stores where TL;DR and abstract begin. */
  public static final String NAME = "bounds";

  private final @Nullable NumericDocValues bounds;
  private final Set<Field> fields;

  /** Reads the bounds of these fields for the papers of one segment. */
  FieldBounds(LeafReader reader, Collection<Field> fields) throws IOException {
    this.bounds = reader.getNumericDocValues(NAME);
    this.fields = EnumSet.copyOf(fields);
  }

  /** Returns the stored value for a paper. */
  public static long of(int tldr, int abstractText) {
    return ((long) tldr << Integer.SIZE) | abstractText;
  }

  /** Returns whether a position is within one of the fields. */
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
