package dev.paperboy.search;

import dev.paperboy.query.Field;
import dev.paperboy.query.Token;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.FieldType;

/** Analysed texts in one of the forms of their words, as a field of a document. */
final class TokensField extends org.apache.lucene.document.Field {
  private final List<List<Token>> texts;
  private final TermForm form;

  TokensField(Field field, TermForm form, List<List<Token>> texts, FieldType type) {
    this(form.in(field), form, texts, type);
  }

  TokensField(String name, TermForm form, List<List<Token>> texts, FieldType type) {
    super(name, type);
    this.texts = texts;
    this.form = form;
  }

  /** The sequence that Lucene keeps for this field, of one paper after the other. */
  @Override
  public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
    TokenSequence sequence = reuse instanceof TokenSequence kept ? kept : new TokenSequence();
    return sequence.of(texts, form);
  }
}
