package dev.paperboy.search.index;

import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.arrangement.TermPosition;
import dev.paperboy.search.index.PaperTexts.Text;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/**
 * A Lucene token stream of texts: the tokens of {@link dev.paperboy.query.analysis.TextAnalysis} in
 * one of their forms, each at its {@link TermPosition}, repeated according to its weight. For one
 * thread.
 */
final class TokenPositions extends TokenStream {
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final BytesRef bytes = new BytesRef(64);

  private List<Text> texts = List.of();
  private TermForm form = TermForm.STEM;
  private int text;
  private int token;
  private int previous = -1;
  private int again;
  private String second = "";

  /** Resets the stream to these texts. */
  TokenPositions of(PaperTexts newTexts, TermForm newForm) {
    texts = newTexts.all();
    form = newForm;
    return this;
  }

  @Override
  public boolean incrementToken() {
    if (again > 0) {
      again--;
      increment.setPositionIncrement(0);
      return true;
    }
    if (!second.isEmpty()) {
      increment.setPositionIncrement(0);
      put(second);
      second = "";
      return true;
    }
    for (; text < texts.size(); text++, token = 0) {
      Text current = texts.get(text);
      while (token < current.tokens().size()) {
        Token next = current.tokens().get(token++);
        String word = form.term(next);
        int position = current.start() + next.position();
        if (!word.isEmpty() && position <= TermPosition.LAST_POSITION) {
          int place = TermPosition.of(position, form.mark(next));
          increment.setPositionIncrement(place - previous);
          previous = place;
          put(word);
          second = form.secondTerm(next);
          again = form == TermForm.STEM ? current.weight() - 1 : 0;
          return true;
        }
      }
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
    previous = -1;
    again = 0;
    second = "";
  }
}
