package dev.paperboy.query.analysis;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.Field;
import java.util.List;

/** A paper with its texts analysed once, for the evaluation of any number of queries. Immutable. */
public final class AnalyzedPaper {
  private final Paper paper;
  private final List<AnalyzedText> title;
  private final List<AnalyzedText> tldr;
  private final List<AnalyzedText> abstractText;
  private final List<AnalyzedText> authors;

  private AnalyzedPaper(Paper paper) {
    this.paper = paper;
    title = analyzed(paper, Field.TITLE);
    tldr = analyzed(paper, Field.TLDR);
    abstractText = analyzed(paper, Field.ABSTRACT);
    authors = analyzed(paper, Field.AUTHOR);
  }

  private static List<AnalyzedText> analyzed(Paper paper, Field field) {
    return textsOf(paper, field).stream().map(AnalyzedText::of).toList();
  }

  /** Analyses a paper. */
  public static AnalyzedPaper of(Paper paper) {
    return new AnalyzedPaper(paper);
  }

  /** Returns the paper. */
  public Paper paper() {
    return paper;
  }

  /** Returns the content of a field: one text, or each author's name. */
  public static List<String> textsOf(Paper paper, Field field) {
    return switch (field) {
      case TITLE -> List.of(paper.title());
      case TLDR -> List.of(paper.tldr());
      case ABSTRACT -> List.of(paper.abstractText());
      case AUTHOR -> paper.authors().stream().map(Author::name).toList();
    };
  }

  /** Returns the analysed texts of a field: one, or each author's name. */
  public List<AnalyzedText> texts(Field field) {
    return switch (field) {
      case TITLE -> title;
      case TLDR -> tldr;
      case ABSTRACT -> abstractText;
      case AUTHOR -> authors;
    };
  }
}
