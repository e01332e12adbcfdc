package dev.paperboy.query.analysis;

/**
 * The analysis of the characters of one word, independent of its context.
 *
 * @param surface composed, without markup
 * @param folded with case, accents and width folded; blank if nothing is left
 * @param term folded and stemmed
 * @param isNothing whether no character was left: it consisted of marks
 * @param isAsFolded whether surface and folded form are equal
 * @param isNumber whether it consists of digits and points only
 * @param isFunctionWord whether it is a function word
 * @param isGreek whether it is a Greek letter or the name of one
 * @param isSeveral whether a sign in it decomposes into characters that are words of their own
 */
record AnalyzedWord(
    String surface,
    String folded,
    String term,
    boolean isNothing,
    boolean isAsFolded,
    boolean isNumber,
    boolean isFunctionWord,
    boolean isGreek,
    boolean isSeveral) {

  /** Analyses the characters of a word, which may contain formatting characters but no markup. */
  static AnalyzedWord of(String characters) {
    String raw = withoutFormat(characters);
    String folded = cut(Folding.fold(raw.indexOf('\'') < 0 ? raw : raw.replace("'", "")));
    String surface = Folding.compose(raw);
    boolean asFolded = surface.equals(folded);
    return new AnalyzedWord(
        asFolded ? folded : surface,
        folded,
        Stemming.stem(folded),
        folded.isBlank(),
        asFolded,
        isNumber(folded),
        FunctionWords.contains(folded),
        GreekLetters.isName(folded),
        isSeveral(surface));
  }

  /** Folding may make a word longer: ß becomes ss. */
  private static String cut(String folded) {
    if (folded.length() <= WordScanner.LONGEST) {
      return folded;
    }
    int end = WordScanner.LONGEST;
    while (!WordScanner.endsWord(folded.charAt(end - 1))) {
      end--;
    }
    return folded.substring(0, end);
  }

  private static boolean isSeveral(String surface) {
    int letters = 0;
    boolean alone = false;
    for (int i = 0; i < surface.length(); ) {
      int codePoint = surface.codePointAt(i);
      if (!WordScanner.isMark(codePoint) || i == 0) {
        letters++;
        alone = alone || WordScanner.standsAlone(codePoint);
      }
      i += Character.charCount(codePoint);
    }
    return alone && letters > 1;
  }

  static boolean isNumber(String folded) {
    for (int i = 0; i < folded.length(); i++) {
      char character = folded.charAt(i);
      if (!Character.isDigit(character) && character != '.') {
        return false;
      }
    }
    return true;
  }

  private static String withoutFormat(String word) {
    boolean plain = true;
    for (int i = 0; i < word.length() && plain; i++) {
      char character = word.charAt(i);
      plain = character < 128 && character != ',';
    }
    if (plain) {
      return word;
    }
    StringBuilder kept = new StringBuilder(word.length());
    word.codePoints()
        .filter(codePoint -> !WordScanner.isFormat(codePoint))
        .map(
            codePoint ->
                WordScanner.isApostrophe(codePoint) ? '\'' : codePoint == ',' ? -1 : codePoint)
        .filter(codePoint -> codePoint >= 0)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
