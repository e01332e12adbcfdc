package dev.paperboy.query;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import java.util.List;

/** A paper with its texts analysed once, to be held against any number of queries. Immutable. */
public final class AnalyzedPaper {
  private final Paper paper;
  private final List<AnalyzedText> title;
  private final List<AnalyzedText> tldr;
  private final List<AnalyzedText> abstractText;
  private final List<AnalyzedText> authors;

  private AnalyzedPaper(Paper paper) {
    this.paper = paper;
    title = List.of(AnalyzedText.of(paper.title()));
    tldr = List.of(AnalyzedText.of(paper.tldr()));
    abstractText = List.of(AnalyzedText.of(paper.abstractText()));
    authors = paper.authors().stream().map(Author::name).map(AnalyzedText::of).toList();
  }

  /** Analyses a paper. */
  public static AnalyzedPaper of(Paper paper) {
    return new AnalyzedPaper(paper);
  }

  /** The paper itself. */
  public Paper paper() {
    return paper;
  }

  /** The texts of a field: one, or each author's name. */
  public List<AnalyzedText> texts(Field field) {
    return switch (field) {
      case TITLE -> title;
      case TLDR -> tldr;
      case ABSTRACT -> abstractText;
      case AUTHOR -> authors;
    };
  }
}
