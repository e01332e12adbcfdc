package dev.paperboy.feed.arxiv;

import dev.paperboy.TextRoutine;
import java.util.List;

/** How texts of arXiv enter the program. */
public final class ArxivTextRoutines {
  private ArxivTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return List.of(TextRoutine.of("line of authors", AuthorLine::read));
  }
}
