package dev.paperboy.command.cadence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How and when papers are posted, in the words at the end of a query: {@code diffusion every friday
 * at 9am max 5}. Words between quotation marks or parentheses are none of these.
 *
 * @param query what precedes them
 * @param words as they were typed; empty where there are none
 * @param fields what they fill in, by the name of the field
 * @param mistake what is wrong with them, as a sentence that says what to write
 */
record CadenceOptions(
    String query, String words, Map<String, String> fields, Optional<String> mistake) {
  /** More words than this say nothing about a manner. */
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

  /** Reads the end of a query: as many of its words as make sense as a manner. */
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

  /** Whether nothing is said about it. */
  boolean isEmpty() {
    return words.isEmpty();
  }

  /** The last words back to one that is guarded, in their order. */
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

  /** A word in lower case without the punctuation around it; two where a time is glued to an @. */
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
