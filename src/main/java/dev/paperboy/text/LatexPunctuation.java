package dev.paperboy.text;

/**
 * Converts TeX input conventions for dashes, quotation marks and ties: {@code --} is an en dash,
 * {@code ``} a quotation mark. Web addresses are left unchanged.
 */
final class LatexPunctuation {
  private static final int LONGEST_QUOTE = 80;

  private final LatexText latex;
  private int openQuotes;
  private int closingQuote = -1;

  LatexPunctuation(LatexText latex) {
    this.latex = latex;
  }

  /** A web address is not markup, whatever its characters. */
  void address(int end) {
    while (latex.at < end
        && latex.text.charAt(latex.at) > ' '
        && "{}$".indexOf(latex.text.charAt(latex.at)) < 0) {
      boolean escape = latex.text.charAt(latex.at) == '\\';
      if (escape && "_%#&~".indexOf(latex.peek(latex.at + 1, end)) < 0) {
        return;
      }
      latex.at += escape ? 1 : 0;
      latex.copy();
    }
  }

  /**
   * A tie keeps two words together; before a number, in a path and between numbers it is a tilde.
   */
  void tie(int end) {
    char before = latex.peek(latex.at - 1, end);
    char after = latex.peek(latex.at + 1, end);
    boolean numbers = Character.isDigit(before) && Character.isDigit(after);
    boolean tie = before > ' ' && after > ' ' && "/([{=~<>\"'".indexOf(before) < 0 && after != '/';
    latex.out.append(tie && !numbers ? ' ' : '~');
    latex.at++;
  }

  void dashes(int end) {
    int start = latex.at;
    while (latex.at < end && latex.text.charAt(latex.at) == '-') {
      latex.at++;
    }
    char before = latex.peek(start - 1, end);
    char after = latex.peek(latex.at, end);
    boolean between = isOfPhrase(before) && isOfPhrase(after);
    boolean apart = start > 0 && before == ' ' && after == ' ' && latex.at < end;
    if ((latex.at - start == 2 || latex.at - start == 3) && (between || apart)) {
      latex.out.append(latex.at - start == 2 ? '–' : '—');
    } else {
      latex.out.append(latex.text, start, latex.at);
    }
  }

  private static boolean isOfPhrase(char character) {
    return Character.isLetterOrDigit(character) || ")}$\"”’'\\(.,".indexOf(character) >= 0;
  }

  void quotes(char character, int end) {
    boolean twice = latex.peek(latex.at + 1, end) == character;
    if (character == '`'
        && twice
        && latex.peek(latex.at + 2, end) != '`'
        && latex.peek(latex.at - 1, end) != '`') {
      latex.out.append('“');
      openQuotes++;
      latex.at += 2;
    } else if (character == '\'' && twice && openQuotes > 0) {
      latex.out.append('”');
      openQuotes--;
      latex.at += 2;
    } else if (character == '`' && !twice && findClosingQuote(end)) {
      latex.out.append('‘');
      latex.at++;
    } else if (latex.at == closingQuote) {
      latex.out.append('’');
      latex.at++;
    } else {
      int start = latex.at;
      while (latex.at < end && latex.text.charAt(latex.at) == character) {
        latex.at++;
      }
      latex.out.append(latex.text, start, latex.at);
    }
  }

  /** Finds the apostrophe that closes this backtick, unless another backtick does. */
  private boolean findClosingQuote(int end) {
    if (LatexText.isWordly(latex.peek(latex.at - 1, end))) {
      return false;
    }
    int limit = Math.min(end, latex.at + LONGEST_QUOTE);
    for (int i = latex.at + 1; i < limit && latex.text.charAt(i) != '`'; i++) {
      if (latex.text.charAt(i) == '\'' && !LatexText.isWordly(latex.peek(i + 1, end))) {
        closingQuote = i;
        return true;
      }
    }
    return false;
  }
}
