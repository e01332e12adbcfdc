package dev.paperboy.chat.email.message;

import dev.paperboy.card.Card;
import dev.paperboy.text.CleanText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wording of what a reader follows. */
final class FollowedQueries {
  private static final int LONGEST = 60;
  private static final Pattern TRENDING =
      Pattern.compile("trending:\\d+", Pattern.CASE_INSENSITIVE);

  /** A topic alone, whose examples and rate are nothing to read. */
  private static final Pattern ABOUT =
      Pattern.compile(
          "about:[\"“]([^\"“”~]{1,60}?)(?:\\s[+-][^\"“”\\s]++)*+[\"”](?:~\\d++)?",
          Pattern.CASE_INSENSITIVE);

  /** Words alone, without operators of the query language. */
  private static final Pattern WORDS =
      Pattern.compile("(?!.*\\b(?:OR|AND|NOT)\\b)[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}' ]*");

  private FollowedQueries() {}

  /** Returns the queries that these papers matched, as typed, in order of the papers. */
  static List<String> queries(List<Card> cards) {
    Set<String> queries = new LinkedHashSet<>();
    cards.forEach(card -> card.subscriptions().forEach(cause -> queries.add(cause.query())));
    return List.copyOf(queries);
  }

  /** Returns whether a query asks for trending papers only. */
  static boolean isTrending(String query) {
    return TRENDING.matcher(query.strip()).matches();
  }

  /** Returns a query within a sentence: {@code diffusion}, {@code “title:mamba”}, or trending. */
  static String of(String query) {
    if (isTrending(query)) {
      return "trending papers";
    }
    Matcher about = ABOUT.matcher(query.strip());
    if (about.matches()) {
      return "“" + about.group(1).strip() + "”";
    }
    String line = CleanText.cut(CleanText.line(query), LONGEST);
    return WORDS.matcher(line).matches() ? line : "“" + line + "”";
  }
}
