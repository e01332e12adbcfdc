package dev.paperboy.trending;

import dev.paperboy.paper.Signals;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers that decide the rank of a paper. An upvote gained counts {@value #PER_GAINED} points;
 * everything else together counts at most 170, as much as 17 upvotes gained, and decides between
 * papers that gained about the same.
 *
 * @param upvotes all upvotes of the paper
 * @param gained the upvotes that it gained in the span; negative if it lost some
 * @param comments all comments on the paper
 * @param code whether its code is known
 * @param feeds the number of feeds that announced it
 */
public record TrendingScore(int upvotes, int gained, int comments, boolean code, int feeds) {
  static final int PER_GAINED = 10;
  static final int MOST_UPVOTES = 100;
  static final int PER_COMMENT = 2;
  static final int MOST_COMMENTS = 20;
  static final int FOR_CODE = 10;
  static final int PER_FURTHER_FEED = 10;
  static final int MOST_FURTHER_FEEDS = 2;

  /** Returns the score of a paper with these signals. */
  public static TrendingScore of(Signals signals, int feeds, int gained) {
    return new TrendingScore(
        signals.upvotes(), gained, signals.comments(), !signals.code().isEmpty(), feeds);
  }

  /**
   * Returns the points: 10 for each upvote gained, 1 for each upvote up to 100, 2 for each comment
   * up to 20, 10 for code, and 10 for each feed but the first, up to 20.
   */
  public int points() {
    return PER_GAINED * gained
        + Math.min(upvotes, MOST_UPVOTES)
        + PER_COMMENT * Math.min(comments, MOST_COMMENTS)
        + (code ? FOR_CODE : 0)
        + PER_FURTHER_FEED * Math.max(0, Math.min(feeds - 1, MOST_FURTHER_FEEDS));
  }

  /** Returns how the points are counted: {@code 10 × 31 + 84 + 2 × 3 + 10 + 10 = 420}. */
  public String calculation() {
    List<String> parts = new ArrayList<>();
    parts.add(PER_GAINED + " × " + gained);
    parts.add(String.valueOf(Math.min(upvotes, MOST_UPVOTES)));
    if (comments > 0) {
      parts.add(PER_COMMENT + " × " + Math.min(comments, MOST_COMMENTS));
    }
    if (code) {
      parts.add(String.valueOf(FOR_CODE));
    }
    if (feeds > 1) {
      parts.add(String.valueOf(PER_FURTHER_FEED * Math.min(feeds - 1, MOST_FURTHER_FEEDS)));
    }
    return String.join(" + ", parts) + " = " + points();
  }

  /** Returns the numbers on one line: {@code ▲ 84, +31 today, 3 comments, code, 2 feeds}. */
  public String words(TrendingSpan span) {
    List<String> words = new ArrayList<>();
    words.add("▲ " + upvotes);
    words.add((gained < 0 ? "−" + -gained : "+" + gained) + " " + span.when());
    if (comments > 0) {
      words.add(comments + (comments == 1 ? " comment" : " comments"));
    }
    if (code) {
      words.add("code");
    }
    if (feeds > 1) {
      words.add(feeds + " feeds");
    }
    return String.join(", ", words);
  }
}
