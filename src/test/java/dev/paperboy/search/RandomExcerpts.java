package dev.paperboy.search;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.index.IndexedPaper;
import java.util.List;
import java.util.Random;

/** Queries made of what stands in some papers, so that most of them find something. */
final class RandomExcerpts {
  private final Random random;
  private final List<IndexedPaper> papers;

  RandomExcerpts(Random random, List<IndexedPaper> papers) {
    this.random = random;
    this.papers = papers;
  }

  /** A text that is meant as a query; not each is one. */
  String query() {
    return switch (random.nextInt(6)) {
      case 0 -> leaf() + " OR " + leaf();
      case 1 -> leaf() + " -" + leaf();
      case 2 -> leaf() + " " + leaf();
      case 3 -> leaf() + " upvotes>=" + random.nextInt(40);
      default -> leaf();
    };
  }

  private String leaf() {
    Paper paper = papers.get(random.nextInt(papers.size())).paper();
    String text = random.nextBoolean() ? paper.title() : paper.abstractText();
    List<Token> words = TextAnalysis.words(text);
    if (words.isEmpty()) {
      return "0";
    }
    int from = random.nextInt(words.size());
    int until = Math.min(words.size(), from + 1 + random.nextInt(4));
    // The words as they stand there, hyphens and markup between them included.
    String excerpt =
        text.substring(words.get(from).start(), words.get(until - 1).end()).replace('"', ' ');
    String folded = words.get(from).folded();
    return switch (random.nextInt(10)) {
      case 9 -> "about:\"" + excerpt + "\"~" + (1 + random.nextInt(50));
      case 0 -> folded.substring(0, folded.offsetByCodePoints(0, 1)) + "*";
      case 1 -> folded.substring(0, folded.length() / 2 + 1) + "*";
      case 2 -> "=\"" + excerpt + "\"";
      case 3 -> "\"" + excerpt + "\"~" + (1 + random.nextInt(9));
      case 4 -> folded;
      case 5 -> author(paper);
      case 6 -> "title:\"" + excerpt + "\"";
      default -> "\"" + excerpt + "\"";
    };
  }

  private String author(Paper paper) {
    if (paper.authors().isEmpty()) {
      return "author:li";
    }
    Author author = paper.authors().get(random.nextInt(paper.authors().size()));
    List<Token> parts = TextAnalysis.words(author.name());
    String first = parts.isEmpty() ? "li" : parts.get(0).folded();
    String last = parts.isEmpty() ? "li" : parts.get(parts.size() - 1).folded();
    return switch (random.nextInt(4)) {
      case 0 -> "author:" + last;
      case 1 -> "author:\"" + first.charAt(0) + ". " + last + "\"";
      case 2 -> "author:\"" + last + " " + first + "\"";
      default -> "author:\"" + author.name().replace('"', ' ') + "\"";
    };
  }
}
