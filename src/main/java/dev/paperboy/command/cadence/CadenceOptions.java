package dev.paperboy.command.cadence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The delivery options at the end of a query: {@code diffusion every friday at 9am max 5}. Words in
 * quotation marks or parentheses are never options.
 *
 * @param query the text before them
 * @param words the options as typed; empty if there are none
 * @param fields their values, by field name
 * @param mistake their error, as a sentence that says what to write
 */
record CadenceOptions(
    String query, String words, Map<String, String> fields, Optional<String> mistake) {
  /** The maximum number of words that options can have. */
  private static final int MOST_WORDS = 20;

  private static final String GUARDS = "\"“”„‟«»″＂()（）";
  private static final String BEFORE_WORD = "[<";
  private static final String AFTER_WORD = "]>,;.:!";
  private static final String SEPARATORS = ",;";

  /** Copies the fields. */
  CadenceOptions {
    fields = Map.copyOf(fields);
  }

  private record Typed(String word, int start) {}

  /** Parses the end of a query: as many of its words as form valid options. */
  static CadenceOptions of(String typed) {
    String text = typed.strip();
    List<Typed> last = lastWords(text);
    for (int from = 0; from < last.size(); from++) {
      List<String> words =
          last.subList(from, last.size()).stream().flatMap(each -> plain(each.word())).toList();
      Optional<CadenceParser> read = CadenceParser.read(words);
      if (read.isPresent()) {
        int start = last.get(from).start();
        return new CadenceOptions(
            withoutSeparators(text.substring(0, start)),
            text.substring(start),
            read.get().fields(),
            read.get().mistake());
      }
    }
    return new CadenceOptions(text, "", Map.of(), Optional.empty());
  }

  /** Returns whether there are no options. */
  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Returns the last words back to one in quotation marks or parentheses, in order. */
  private static List<Typed> lastWords(String text) {
    List<Typed> words = new ArrayList<>();
    int end = text.length();
    while (end > 0 && words.size() < MOST_WORDS) {
      int start = end;
      while (start > 0 && !isSpace(text.charAt(start - 1))) {
        start--;
        if (GUARDS.indexOf(text.charAt(start)) >= 0) {
          return words;
        }
      }
      words.add(0, new Typed(text.substring(start, end), start));
      end = start;
      while (end > 0 && isSpace(text.charAt(end - 1))) {
        end--;
      }
    }
    return words;
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static String withoutSeparators(String query) {
    int end = query.length();
    while (end > 0
        && (isSpace(query.charAt(end - 1)) || SEPARATORS.indexOf(query.charAt(end - 1)) >= 0)) {
      end--;
    }
    return query.substring(0, end);
  }

  /**
   * Returns a word in lower case without surrounding punctuation; two words if a time is attached
   * to an @.
   */
  private static Stream<String> plain(String word) {
    int start = 0;
    int end = word.length();
    while (start < end && BEFORE_WORD.indexOf(word.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && AFTER_WORD.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    String plain = word.substring(start, end).toLowerCase(Locale.ROOT);
    return plain.length() > 1 && plain.startsWith("@")
        ? Stream.of("@", plain.substring(1))
        : Stream.of(plain);
  }
}
