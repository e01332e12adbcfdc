package dev.paperboy.search.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.FieldType;

/** A document field of texts in one of the forms of their words. */
final class TextsField extends org.apache.lucene.document.Field {
  private final PaperTexts texts;
  private final TermForm form;

  TextsField(String name, TermForm form, PaperTexts texts, FieldType type) {
    super(name, type);
    this.texts = texts;
    this.form = form;
  }

  /** Returns the stream that Lucene reuses for this field from one paper to the next. */
  @Override
  public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
    TokenPositions terms = reuse instanceof TokenPositions kept ? kept : new TokenPositions();
    return terms.of(texts, form);
  }
}
