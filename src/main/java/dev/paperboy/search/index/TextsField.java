package dev.paperboy.search.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.FieldType;

/** Texts in one of the forms of their words, as a field of a document. */
final class TextsField extends org.apache.lucene.document.Field {
  private final PaperTexts texts;
  private final TermForm form;

  TextsField(String name, TermForm form, PaperTexts texts, FieldType type) {
    super(name, type);
    this.texts = texts;
    this.form = form;
  }

  /** The stream that Lucene keeps for this field, of one paper after the other. */
  @Override
  public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
    TokenPositions terms = reuse instanceof TokenPositions kept ? kept : new TokenPositions();
    return terms.of(texts, form);
  }
}
