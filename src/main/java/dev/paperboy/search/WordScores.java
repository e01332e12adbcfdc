package dev.paperboy.search;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Field;
import java.util.Optional;
import org.apache.lucene.search.Query;

final class WordScores {
  private WordScores() {}

  static Optional<Query> of(Expression expression) {
    return Optional.empty();
  }

  static float weight(Field field) {
    return switch (field) {
      case TITLE -> 3;
      case TLDR -> 1.5f;
      case ABSTRACT -> 1;
      case AUTHOR -> 2;
    };
  }
}
