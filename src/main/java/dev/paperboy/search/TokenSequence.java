package dev.paperboy.search;

import dev.paperboy.query.Token;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/**
 * Analysed texts as Lucene reads them: the tokens of {@link dev.paperboy.query.TextAnalysis} in one
 * of their forms, at their positions. Several texts are set far apart, so that nothing stands
 * across two of them. Used by one thread, for one text after the other.
 */
final class TokenSequence extends TokenStream {
  /** How many positions lie between two texts of one field. */
  static final int GAP = 1000;

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final BytesRef bytes = new BytesRef(64);

  private List<List<Token>> texts = List.of();
  private TermForm form = TermForm.STEM;
  private int text;
  private int token;
  private int base;
  private int previous = -1;
  private String second = "";

  /** Makes it the sequence of these texts. */
  TokenSequence of(List<List<Token>> newTexts, TermForm newForm) {
    texts = newTexts;
    form = newForm;
    return this;
  }

  @Override
  public boolean incrementToken() {
    if (!second.isEmpty()) {
      increment.setPositionIncrement(0);
      put(second);
      second = "";
      return true;
    }
    while (text < texts.size()) {
      List<Token> tokens = texts.get(text);
      while (token < tokens.size()) {
        Token next = tokens.get(token++);
        String word = form.term(next);
        if (!word.isEmpty()) {
          int position = base + next.position();
          increment.setPositionIncrement(position - previous);
          previous = position;
          put(word);
          second = form.secondTerm(next);
          return true;
        }
      }
      base += GAP + (tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).position() + 1);
      text++;
      token = 0;
    }
    return false;
  }

  private void put(String word) {
    int most = UnicodeUtil.maxUTF8Length(word.length());
    if (bytes.bytes.length < most) {
      bytes.bytes = new byte[most * 2];
    }
    bytes.length = UnicodeUtil.UTF16toUTF8(word, 0, word.length(), bytes.bytes);
    term.setBytesRef(bytes);
  }

  @Override
  public void reset() {
    text = 0;
    token = 0;
    base = 0;
    previous = -1;
    second = "";
  }
}
