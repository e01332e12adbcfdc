package dev.paperboy.text;

import java.text.Normalizer;

/** Converts LaTeX commands with their arguments. */
final class LatexCommands {
  private static final String OPENING = "⌊⌈⟨";
  private static final String CLOSING = "⌋⌉⟩";

  private final LatexText latex;
  private final boolean quotesAreEscaped;

  LatexCommands(LatexText latex) {
    this.latex = latex;
    this.quotesAreEscaped = hasClosingEscapedQuote(latex.text);
  }

  /**
   * Returns whether a quotation mark with a backslash ends a word, so that both are escapes and not
   * accents.
   */
  private static boolean hasClosingEscapedQuote(String text) {
    for (int at = text.indexOf("\\\""); at >= 0; at = text.indexOf("\\\"", at + 2)) {
      char next = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
      if (!Character.isLetter(next) && next != '{' && next != '\\') {
        return true;
      }
    }
    return false;
  }

  void sign(char sign, int start, int end, boolean formula) {
    switch (sign) {
      case '%', '&', '$', '#', '_', '{', '}' -> latex.out.append(sign);
      case ' ', ',', ':', ';', '>' -> {
        if (formula || sign == ' ' || sign == ',') {
          latex.space();
        } else {
          latex.out.append(latex.text, start, latex.at);
        }
      }
      case '!', '/', '@' -> {
        if (!formula && sign != '/') {
          latex.out.append(latex.text, start, latex.at);
        }
      }
      case '-' ->
          latex.out.append(
              LatexText.isWordly(latex.peek(start - 1, end))
                  ? ""
                  : latex.text.substring(start, latex.at));
      case '\\' -> {
        // Twice if a feed has escaped it once too often, otherwise a line break.
        if (LatexText.isAsciiLetter(latex.peek(latex.at, end))) {
          latex.at--;
        } else {
          latex.space();
        }
      }
      case '(', '[' -> latex.bracketed(sign == '(' ? "\\)" : "\\]", start, end, formula);
      case ')', ']' -> {}
      case '|' -> latex.out.append('‖');
      default -> {
        String accent = LatexSymbols.ACCENTS.getOrDefault(String.valueOf(sign), "");
        boolean escaped = sign == '"' && quotesAreEscaped && latex.peek(latex.at, end) != '{';
        if (accent.isEmpty()) {
          // Already composed letters sometimes keep the backslash of their accent.
          latex.out.append(latex.text, Character.isLetter(sign) ? start + 1 : start, latex.at);
        } else if (escaped || !accented(accent, end)) {
          latex.out.append(sign);
        }
      }
    }
  }

  /** Writes an accented letter, if a letter follows: {@code \"u}, {@code \'{\i}}. */
  private boolean accented(String mark, int end) {
    int next = latex.at;
    int braces = 0;
    while (next < end
        && (latex.text.charAt(next) == '{' || latex.text.charAt(next) == ' ')
        && next - latex.at < 5) {
      braces += latex.text.charAt(next) == '{' ? 1 : 0;
      next++;
    }
    if (latex.peek(next, end) == '\\' && "ij".indexOf(latex.peek(next + 1, end)) >= 0) {
      next++;
    }
    char letter = latex.peek(next, end);
    String composed = Normalizer.normalize(letter + mark, Normalizer.Form.NFC);
    if (!Character.isLetter(letter) || (braces == 0 && composed.length() > 1)) {
      return false;
    }
    next++;
    if (latex.text.charAt(next - 2) == '\\' && braces == 0) {
      next += latex.text.startsWith("{}", next) ? 2 : latex.peek(next, end) == ' ' ? 1 : 0;
    }
    while (braces > 0
        && (latex.peek(next, end) == '}' || latex.peek(next, end) == ' ')
        && next < end) {
      braces -= latex.text.charAt(next) == '}' ? 1 : 0;
      next++;
    }
    // If the braces contain several letters, only the first one is accented.
    latex.passedOver += braces;
    latex.out.append(composed);
    latex.at = next;
    return true;
  }

  /** Converts a named command. */
  void named(String name, int start, int end, boolean formula) {
    String accent = formula ? "" : LatexSymbols.ACCENTS.getOrDefault(name, "");
    if (!accent.isEmpty() && isSpelledAccent(start, end) && accented(accent, end)) {
      return;
    }
    char before = latex.peek(start - 1, start);
    boolean path =
        !formula && (before == ':' || (before == '\\' && latex.peek(start - 2, start) == ':'));
    String letter = formula ? "" : LatexSymbols.LETTERS.getOrDefault(name, "");
    String over = LatexSymbols.OVER_SYMBOLS.getOrDefault(name, "");
    if (path) {
      latex.out.append(latex.text, start, latex.at);
    } else if (!letter.isEmpty()) {
      latex.out.append(letter);
      endOfName(end);
    } else if (LatexSymbols.SWITCHES.contains(name)) {
      leaveOut(name, end, formula);
    } else if (LatexSymbols.STYLES.contains(name)) {
      style(name, end, formula);
    } else if (!over.isEmpty() && (formula || latex.peek(latex.at, end) == '{')) {
      over(over, end);
    } else if (LatexSymbols.LEFT_OUT.contains(name)) {
      latex.skipOption(end);
      latex.argument(end, formula);
    } else if (LatexSymbols.REFERENCES.contains(name)) {
      reference(end);
    } else if (!structured(name, start, end, formula)) {
      plain(name, start, end, formula);
    }
  }

  /**
   * Returns whether it is an accent, {@code \c c} and {@code \v{e}}, but not the escapes \b or \r
   * of programming languages.
   */
  private boolean isSpelledAccent(int start, int end) {
    char next = latex.peek(latex.at, end);
    char letter = latex.peek(latex.at + 1, end);
    boolean inWord =
        LatexText.isWordly(latex.peek(start - 1, end)) || Character.isUpperCase(letter);
    return next == '{' || next == '\\' || (next == ' ' && inWord);
  }

  /** Skips what terminates the name of a command without being text. */
  private void endOfName(int end) {
    if (latex.text.startsWith("{}", latex.at) && latex.at + 2 <= end) {
      latex.at += 2;
    } else if (latex.peek(latex.at, end) == ' '
        && LatexText.isWordly(latex.peek(latex.at + 1, end))) {
      latex.at++;
    }
  }

  private void leaveOut(String name, int end, boolean formula) {
    while (latex.at < end && latex.text.charAt(latex.at) == ' ') {
      latex.at++;
    }
    boolean delimiter = name.equals("left") || name.equals("right");
    if (delimiter && formula && latex.peek(latex.at, end) == '.') {
      latex.at++;
    }
    if (name.equals("par") || name.equals("newline")) {
      latex.space();
    }
  }

  private void style(String name, int end, boolean formula) {
    if (name.startsWith("textsu")) {
      latex.out.append(Scripts.of(latex.argument(end, formula), name.equals("textsuperscript")));
      return;
    }
    boolean asText = LatexSymbols.TEXTS.contains(name) || (!formula && !name.startsWith("math"));
    if (name.equals("ensuremath")) {
      asText = false;
    }
    boolean operator = name.equals("operatorname");
    if (operator && latex.peek(latex.at, end) == '*') {
      latex.at++;
    }
    String argument = latex.argument(end, !asText);
    if (operator && LatexText.isWordly(latex.last())) {
      latex.space();
    }
    latex.out.append(argument);
    if (operator
        && latex.peek(latex.at, end) > ' '
        && LatexText.isWordly(latex.peek(latex.at, end))) {
      latex.space();
    }
  }

  private void over(String mark, int end) {
    String argument = latex.argument(end, true);
    boolean single = argument.codePointCount(0, argument.length()) == 1;
    latex.out.append(
        single ? Normalizer.normalize(argument + mark, Normalizer.Form.NFC) : argument.strip());
  }

  private void reference(int end) {
    latex.skipOption(end);
    if (latex.peek(latex.at, end) == '{') {
      latex.out.append('[').append(verbatim(end)).append(']');
    }
  }

  /** Returns the argument unchanged except for escapes: an address or a key. */
  private String verbatim(int end) {
    while (latex.peek(latex.at, end) == ' ' && latex.at < end) {
      latex.at++;
    }
    if (latex.peek(latex.at, end) != '{') {
      return "";
    }
    int close = latex.at + 1;
    StringBuilder verbatim = new StringBuilder();
    while (close < end && latex.text.charAt(close) != '}') {
      if (latex.text.charAt(close) != '\\' || LatexText.isAsciiLetter(latex.peek(close + 1, end))) {
        verbatim.append(latex.text.charAt(close));
      }
      close++;
    }
    latex.at = Math.min(end, close + 1);
    return verbatim.toString();
  }

  private boolean structured(String name, int start, int end, boolean formula) {
    switch (name) {
      case "frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac" ->
          latex
              .out
              .append(operand(latex.argument(end, true)))
              .append('/')
              .append(operand(latex.argument(end, true)));
      case "sqrt" -> {
        boolean cube = latex.text.startsWith("[3]", latex.at);
        latex.skipOption(end);
        latex.out.append(cube ? '∛' : '√').append(operand(latex.argument(end, true)));
      }
      case "binom", "tbinom", "dbinom" ->
          latex
              .out
              .append('(')
              .append(latex.argument(end, true))
              .append(" choose ")
              .append(latex.argument(end, true))
              .append(')');
      case "mathbb", "Bbb", "mathds" -> {
        String letter = latex.argument(end, true);
        latex.out.append(LatexSymbols.DOUBLE_STRUCK.getOrDefault(letter, letter));
      }
      case "url", "path" -> latex.out.append(verbatim(end));
      case "href" -> link(verbatim(end), latex.argument(end, false));
      case "textcolor", "colorbox", "raisebox", "hyperlink", "underset", "overset", "stackrel" -> {
        latex.argument(end, false);
        latex.skipOption(end);
        latex.out.append(latex.argument(end, formula));
      }
      case "texorpdfstring" -> {
        latex.argument(end, false);
        latex.out.append(latex.argument(end, false));
      }
      case "footnote" -> {
        String note = latex.argument(end, false).strip();
        latex.out.append(note.isEmpty() ? "" : " (" + note + ")");
      }
      case "item" -> {
        latex.space();
        latex.out.append('•');
        latex.space();
      }
      case "quad", "qquad", "enspace", "thinspace", "hfill", "hskip" -> latex.space();
      case "over" -> latex.out.append('/');
      case "choose" -> latex.out.append(" choose ");
      case "pmod" -> latex.out.append(" (mod ").append(latex.argument(end, true)).append(')');
      case "not" -> {
        latex.out.append(
            Normalizer.normalize(latex.argument(end, true) + "\u0338", Normalizer.Form.NFC));
        latex.at -=
            latex.peek(start - 1, end) == ' ' && latex.peek(latex.at - 1, end) == ' ' ? 1 : 0;
      }
      case "unicode" -> unicode(verbatim(end));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String operand(String rendered) {
    String operand = rendered.strip();
    boolean simple =
        operand.codePoints().allMatch(one -> Character.isLetterOrDigit(one) || isAttached(one))
            || (operand.startsWith("(") && operand.indexOf(')') == operand.length() - 1);
    return simple ? operand : "(" + operand + ")";
  }

  private static boolean isAttached(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK
        || type == Character.OTHER_NUMBER
        || "_^.∞′*|".indexOf(character) >= 0;
  }

  private void link(String address, String label) {
    String shown = label.strip();
    boolean same = shown.isEmpty() || address.contains(shown);
    latex.out.append(same ? address : shown + " (" + address + ")");
  }

  private void unicode(String number) {
    String digits = number.startsWith("x") ? number.substring(1) : number;
    try {
      int character = Integer.parseInt(digits, number.startsWith("x") ? 16 : 10);
      if (Character.isDefined(character) && Character.getType(character) != Character.SURROGATE) {
        latex.out.appendCodePoint(character);
      }
    } catch (NumberFormatException notANumber) {
      latex.out.append(number);
    }
  }

  /** Converts a symbol, the name of a function, or an unknown macro. */
  private void plain(String name, int start, int end, boolean formula) {
    String symbol = LatexSymbols.SYMBOLS.getOrDefault(name, "");
    if (!symbol.isEmpty()) {
      if (CLOSING.contains(symbol) && latex.last() == ' ' && !latex.out.isEmpty()) {
        latex.out.setLength(latex.out.length() - 1);
      }
      latex.out.append(symbol);
      symbolSpace(!OPENING.contains(symbol) && latex.peek(start - 1, start) == ' ', end, formula);
      return;
    }
    boolean inWord =
        LatexText.isWordly(latex.peek(start - 1, end)) && !LatexSymbols.FUNCTIONS.contains(name);
    if (!formula && (name.length() == 1 || inWord)) {
      latex.out.append(latex.text, start, latex.at);
      return;
    }
    if (LatexText.isWordly(latex.last())) {
      latex.space();
    }
    latex.out.append(name);
    if (latex.text.startsWith("{}", latex.at) && latex.at + 2 <= end) {
      latex.at += 2;
    } else if (latex.peek(latex.at, end) == '{') {
      String argument = latex.argument(end, formula);
      latex
          .out
          .append(!argument.isEmpty() && LatexText.isWordly(argument.charAt(0)) ? " " : "")
          .append(argument);
    } else if (LatexText.isWordly(latex.peek(latex.at, end)) || latex.peek(latex.at, end) == '\\') {
      latex.space();
    }
  }

  /** A space after a symbol terminates its name; if there is also one before it, both are meant. */
  private void symbolSpace(boolean isMeant, int end, boolean formula) {
    if (latex.text.startsWith("{}", latex.at) && latex.at + 2 <= end) {
      latex.at += 2;
    }
    while (formula && !isMeant && latex.at < end && latex.text.charAt(latex.at) == ' ') {
      latex.at++;
    }
  }
}
