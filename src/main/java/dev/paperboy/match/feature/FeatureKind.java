package dev.paperboy.match.feature;

/** The kinds of features. */
enum FeatureKind {
  /** The feature that every paper has. */
  EVERY,
  /** A term occurs in a text. */
  TERM,
  /** A word occurs in a text in exactly this form. */
  FORM,
  /** A word of a text, unstemmed, has this prefix. */
  BEGINNING,
  /** A word, unstemmed, is part of an author's name. */
  NAME,
  /** A word is part of an author's name in exactly this form. */
  NAME_FORM,
  /** A word of an author's name, unstemmed, has this prefix. */
  NAME_BEGINNING,
  /** A category, in lower case. */
  CATEGORY,
  /** A category has this prefix. */
  CATEGORY_BEGINNING,
  /** A feed, by its name or by the part before a hyphen. */
  FEED,
  /** The paper has code or a project page. */
  ASSET,
  /** A numeric comparison. */
  NUMBER,
  /** The paper is about a topic, which is the detail. */
  ABOUT,
  /** The gate occurs in certain fields; the detail is their mask. */
  SCOPED,
  /** A leaf that is evaluated by the plain evaluation; the detail is its expression. */
  PLAIN,
  /** Any of the gates. */
  ANY;

  /** An odd number with an irregular bit pattern. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /**
   * Returns the key of a word of this kind: the same word has different keys for different kinds.
   */
  long key(long fingerprint) {
    return (fingerprint + index()) * MIX;
  }

  /** Returns its index in arrays with one element per kind; never stored. */
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }
}
