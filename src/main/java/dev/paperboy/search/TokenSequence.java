package dev.paperboy.search;

import dev.paperboy.query.Token;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Analysed texts as Lucene reads them: the tokens of {@link dev.paperboy.query.TextAnalysis} in one
 * of their forms, at their positions. Several texts are set far apart, so that nothing stands
 * across two of them. Used once, by one thread.
 */
final class TokenSequence extends TokenStream {
  /** How many positions lie between two texts of one field. */
  static final int GAP = 1000;

  private static final Comparator<Token> IN_ORDER =
      Comparator.comparingInt(Token::position).thenComparingInt(Token::length);

  private final List<List<Token>> texts;
  private final TermForm form;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private int text;
  private int index;
  private int base;
  private int end;
  private int previous = -1;

  TokenSequence(List<List<Token>> texts, TermForm form) {
    this.texts = texts.stream().map(tokens -> tokens.stream().sorted(IN_ORDER).toList()).toList();
    this.form = form;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (text < texts.size() && index == texts.get(text).size()) {
      text++;
      index = 0;
      base = end + GAP;
    }
    if (text == texts.size()) {
      return false;
    }
    Token token = texts.get(text).get(index++);
    int position = base + token.position();
    increment.setPositionIncrement(position - previous);
    previous = position;
    end = Math.max(end, position + token.length());
    term.append(form.of(token));
    return true;
  }

  @Override
  public void reset() {
    text = 0;
    index = 0;
    base = 0;
    end = 0;
    previous = -1;
  }
}
