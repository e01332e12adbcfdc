package dev.paperboy.search;

import dev.paperboy.query.Token;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/**
 * All words of a paper's texts as Lucene reads them, each once, with a frequency in which a word of
 * the title counts several times: so one posting list a word tells how well it fits, whatever the
 * number of fields. Used by one thread.
 */
final class WeightedWords extends TokenStream {
  private final Map<String, Integer> frequencies = new LinkedHashMap<>();
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private Iterator<Map.Entry<String, Integer>> rest = frequencies.entrySet().iterator();

  /** Adds the words of a text, joined ones included, each counting so many times. */
  WeightedWords add(List<Token> tokens, int times) {
    for (Token token : tokens) {
      frequencies.merge(TermForm.limited(token.term()), times, Integer::sum);
    }
    return this;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (!rest.hasNext()) {
      return false;
    }
    Map.Entry<String, Integer> next = rest.next();
    term.append(next.getKey());
    frequency.setTermFrequency(next.getValue());
    return true;
  }

  @Override
  public void reset() {
    rest = frequencies.entrySet().iterator();
  }
}
