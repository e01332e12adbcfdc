package dev.paperboy.app.settings;

import dev.paperboy.query.analysis.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suggests corrections of unknown words. */
final class KeySuggestion {

  private KeySuggestion() {}

  /** Returns "did you mean `every`?", or the possible choices. */
  static String on(String typed, Collection<String> known) {
    return nearest(typed, known)
        .map(word -> "did you mean `" + word + "`?")
        .orElseGet(
            () ->
                "it can be "
                    + known.stream()
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(", ")));
  }

  /** Returns the nearest known word; case, dashes and underscores are ignored. */
  static Optional<String> nearest(String typed, Collection<String> known) {
    List<String> words = List.copyOf(known);
    List<String> folded = words.stream().map(KeySuggestion::fold).toList();
    return Spelling.nearest(fold(typed), folded).map(folded::indexOf).map(words::get);
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
