package dev.paperboy.query;

/**
 * A lexical token of a query.
 *
 * @param kind its kind
 * @param text the word, the quoted words, the field's name or the number's name
 * @param detail the distance after a quotation, or the operator and number of a comparison
 * @param start index of its first character, inclusive
 * @param end index after its last character, exclusive
 */
record Lexeme(Kind kind, String text, String detail, int start, int end) {

  enum Kind {
    WORD,
    QUOTED,
    FIELD,
    EXACTLY,
    COMPARISON,
    OPEN,
    CLOSE,
    COMMA,
    OR,
    AND,
    NOT,
    END
  }
}
