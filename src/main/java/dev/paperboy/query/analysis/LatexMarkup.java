package dev.paperboy.query.analysis;

import java.util.Map;
import java.util.Set;

/** What the LaTeX commands found in titles and abstracts mean for the words around them. */
final class LatexMarkup {
  private static final Map<String, Character> ACCENTS =
      Map.ofEntries(
          Map.entry("\"", '\u0308'),
          Map.entry("'", '\u0301'),
          Map.entry("`", '\u0300'),
          Map.entry("^", '\u0302'),
          Map.entry("~", '\u0303'),
          Map.entry("=", '\u0304'),
          Map.entry(".", '\u0307'),
          Map.entry("c", '\u0327'),
          Map.entry("v", '\u030C'),
          Map.entry("H", '\u030B'),
          Map.entry("u", '\u0306'),
          Map.entry("k", '\u0328'),
          Map.entry("r", '\u030A'),
          Map.entry("d", '\u0323'),
          Map.entry("b", '\u0331'));

  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("o", "ø"),
          Map.entry("O", "Ø"),
          Map.entry("l", "ł"),
          Map.entry("L", "Ł"),
          Map.entry("i", "i"),
          Map.entry("j", "j"),
          Map.entry("ss", "ß"),
          Map.entry("ae", "æ"),
          Map.entry("AE", "Æ"),
          Map.entry("oe", "œ"),
          Map.entry("OE", "Œ"),
          Map.entry("aa", "å"),
          Map.entry("AA", "Å"));

  /** Commands that only change how their argument looks. */
  private static final Set<String> STYLES =
      Set.of(
          "textbf",
          "textit",
          "texttt",
          "textsc",
          "textsf",
          "textrm",
          "textup",
          "textsl",
          "text",
          "textnormal",
          "textmd",
          "underline",
          "emph",
          "em",
          "bf",
          "it",
          "tt",
          "sc",
          "sf",
          "rm",
          "sl",
          "cal",
          "mathbf",
          "mathcal",
          "mathbb",
          "mathrm",
          "mathit",
          "mathsf",
          "mathtt",
          "mathfrak",
          "mathscr",
          "boldsymbol",
          "bm",
          "pmb",
          "operatorname",
          "mbox",
          "hbox",
          "tilde",
          "hat",
          "bar",
          "overline",
          "widehat",
          "widetilde",
          "vec",
          "dot",
          "ddot",
          "ensuremath",
          "bfseries",
          "itshape",
          "ttfamily",
          "scshape",
          "small",
          "large",
          "Large",
          "footnotesize",
          "normalsize",
          "protect",
          "left",
          "right",
          "big",
          "Big",
          "bigl",
          "bigr",
          "Bigl",
          "Bigr",
          "displaystyle",
          "textcolor",
          "color",
          "textsuperscript",
          "textsubscript",
          "uline");

  /** Signs that are not read as words. */
  private static final Set<String> SIGNS =
      Set.of(
          "times",
          "sim",
          "simeq",
          "approx",
          "leq",
          "geq",
          "le",
          "ge",
          "ll",
          "gg",
          "neq",
          "ne",
          "cdot",
          "cdots",
          "ldots",
          "dots",
          "to",
          "rightarrow",
          "leftarrow",
          "Rightarrow",
          "leftrightarrow",
          "Leftrightarrow",
          "longrightarrow",
          "mapsto",
          "uparrow",
          "downarrow",
          "in",
          "notin",
          "pm",
          "mp",
          "quad",
          "qquad",
          "mid",
          "lvert",
          "rvert",
          "lVert",
          "rVert",
          "langle",
          "rangle",
          "lceil",
          "rceil",
          "lfloor",
          "rfloor",
          "subset",
          "subseteq",
          "cup",
          "cap",
          "circ",
          "prime",
          "equiv",
          "propto",
          "otimes",
          "oplus",
          "wedge",
          "vee",
          "forall",
          "exists",
          "mathbin",
          "newline",
          "par",
          "item",
          "noindent",
          "xspace",
          "cite",
          "citep",
          "citet",
          "ref",
          "label",
          "url",
          "href",
          "footnote",
          "textquotesingle",
          "begin",
          "end",
          "frac",
          "tfrac",
          "dfrac",
          "sqrt",
          "lesssim",
          "gtrsim",
          "lt",
          "gt",
          "textless",
          "textgreater",
          "textasciitilde",
          "textbar",
          "triangleq",
          "coloneqq",
          "nolimits",
          "limits",
          "backslash",
          "setminus",
          "checkmark",
          "dagger",
          "ddagger");

  private static final Map<String, String> NAMES = Map.of("ell", "l", "textendash", "-");

  private LatexMarkup() {}

  /** The combining mark of an accent command, or 0 where this is none. */
  static char accent(String command) {
    return ACCENTS.getOrDefault(command, '\0');
  }

  /** The letter that a command stands for; empty where this is none. */
  static String letter(String command) {
    return LETTERS.getOrDefault(command, "");
  }

  /** The Greek letter or the star that a command stands for; empty where this is neither. */
  static String symbol(String command) {
    return command.equals("ast") || command.equals("star") ? "*" : GreekLetters.named(command);
  }

  static boolean isStyle(String command) {
    return STYLES.contains(command);
  }

  static boolean isSign(String command) {
    return SIGNS.contains(command);
  }

  /** How a command is read that is nothing else: {@code ell} as l, an unknown one by its name. */
  static String spoken(String command) {
    return NAMES.getOrDefault(command, command);
  }
}
