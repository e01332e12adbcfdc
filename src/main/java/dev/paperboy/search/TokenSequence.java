package dev.paperboy.search;

import dev.paperboy.query.Token;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Analysed texts as Lucene reads them: the tokens of {@link dev.paperboy.query.TextAnalysis} in one
 * of their forms, at their positions. Several texts are set far apart, so that nothing stands
 * across two of them. Used by one thread.
 */
final class TokenSequence extends TokenStream {
  /** How many positions lie between two texts of one field. */
  static final int GAP = 1000;

  private final List<Placed> terms = new ArrayList<>();
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private int next;
  private int previous = -1;

  private record Placed(int position, String term) {}

  TokenSequence(List<List<Token>> texts, TermForm form) {
    int base = 0;
    for (List<Token> tokens : texts) {
      for (Token token : tokens) {
        for (String of : form.terms(token)) {
          terms.add(new Placed(base + token.position(), of));
        }
      }
      int words = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).position() + 1;
      base += words + GAP;
    }
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (next == terms.size()) {
      return false;
    }
    Placed placed = terms.get(next++);
    increment.setPositionIncrement(placed.position() - previous);
    previous = placed.position();
    term.append(placed.term());
    return true;
  }

  @Override
  public void reset() {
    next = 0;
    previous = -1;
  }
}
