package dev.paperboy.site;

import dev.paperboy.paper.Paper;
import dev.paperboy.query.Query;
import java.util.List;
import java.util.Optional;

/** Ranks the papers that the community likes. */
public interface TrendingSource {

  /**
   * Returns a part of a ranking.
   *
   * @param topic what papers must match; empty for all papers
   * @param offset the number of papers to skip
   */
  Ranking of(Span span, Optional<Query> topic, int offset, int limit);

  /** The periods that a ranking is about. */
  enum Span {
    NOW("Rising now", "the last 6 hours", 6),
    DAY("Today", "the last 24 hours", 24),
    WEEK("This week", "the last 7 days", 7 * 24),
    MONTH("This month", "the last 30 days", 30 * 24);

    private final String title;
    private final String words;
    private final int hours;

    Span(String title, String words, int hours) {
      this.title = title;
      this.words = words;
      this.hours = hours;
    }

    /** Returns its name on the page. */
    public String title() {
      return title;
    }

    /** Returns the period in words: {@code the last 7 days}. */
    public String words() {
      return words;
    }

    int hours() {
      return hours;
    }
  }

  /**
   * A part of a ranking.
   *
   * @param order what decides the ranks, in a sentence
   * @param papers the papers, the first rank first
   * @param more whether further papers follow
   */
  record Ranking(String order, List<Ranked> papers, boolean more) {
    /** Copies the list. */
    public Ranking {
      papers = List.copyOf(papers);
    }
  }

  /**
   * A paper with a rank.
   *
   * @param numbers the numbers that decided its rank, on one line
   */
  record Ranked(Paper paper, String numbers) {}
}
