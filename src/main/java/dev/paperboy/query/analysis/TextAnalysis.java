package dev.paperboy.query.analysis;

import dev.paperboy.query.analysis.WordScanner.Gap;
import dev.paperboy.query.analysis.WordScanner.Scanned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tokenizes and normalizes text: the one analysis that queries, matching and search share.
 * Thread-safe; takes time linear in the length of the text; never throws.
 *
 * <ul>
 *   <li>Case, accents, width and compatibility forms are folded: {@code Ünïcode}, {@code ﬁne},
 *       {@code ＡＩ}, {@code CO₂} become {@code unicode}, {@code fine}, {@code ai}, {@code co2}.
 *   <li>A Greek letter is a word, compared by its English name: {@code β-VAE} is {@code beta-VAE}.
 *       So are two adjacent ones ({@code αβ}), whatever they are attached to: {@code TNFα} is read
 *       as {@code TNF-α}. Three or more adjacent ones are a word of the Greek language.
 *   <li>A word is a run of letters, digits and marks. A point between digits is kept ({@code 3.1},
 *       {@code v1.5}); a comma that groups thousands is removed ({@code 1,000} is {@code 1000}), as
 *       are an apostrophe within a word and a possessive {@code 's}. {@code C++} and {@code C#}
 *       (one letter and the sign) are words. Everything else is a separator: {@code p<0.05} is
 *       {@code p} and {@code 0.05}, {@code node.js} is {@code node} and {@code js}.
 *   <li>A superscript or subscript digit belongs to the letter before it ({@code CO₂}); an exponent
 *       of a number and a superscript or subscript letter after another letter are words of their
 *       own: {@code 10⁵}, {@code xᵢ}.
 *   <li>A word with a star at its end ({@code A*}, {@code RRT*}, {@code π*}) is indexed without the
 *       star and with it.
 *   <li>Scripts without spaces (Chinese, Japanese, Thai, …) give one word per character.
 *   <li>English words of four letters or more without digits are stemmed.
 *   <li>Words are truncated to 100 characters, before and after folding.
 * </ul>
 *
 * <p><b>Joined words.</b> {@code multi-task}, {@code multi task} and {@code multitask} are
 * equivalent, so besides each word (length 1) the tokens include neighbours joined to one word: the
 * pairs of neighbours in a hyphenated run and, where it has three to five parts, the whole run
 * ({@code state-of-the-art}: {@code stateoftheart}, length 4); and each pair of words separated by
 * white space only, unless one is a function word ({@code the}, {@code of}, …). Two numbers are
 * never joined; a number is joined after a word ({@code GPT 4}) but before one only over a hyphen
 * or where the word is a single letter ({@code 3 D}). Where one of three neighbours is a Greek
 * letter or its name, all three are also joined: {@code NF-kappa B}. The term of a joined token is
 * the stem of the joined folded words.
 */
public final class TextAnalysis {
  private static final int LONGEST_JOINED = 100;

  /** The maximum number of parts of a hyphenated run that are joined as a whole. */
  public static final int MOST_PARTS = 5;

  /** The number of neighbours that are joined if one of them is a Greek letter. */
  public static final int PARTS_WITH_GREEK = 3;

  private static final String STAR = "*";

  private TextAnalysis() {}

  /**
   * Returns the tokens of a text, ordered by position, then length. Positions count words from 0
   * without gaps; offsets refer to the given text.
   */
  public static List<Token> analyze(String text) {
    List<Scanned> scanned = WordScanner.scan(text);
    List<Token> tokens = new ArrayList<>(scanned.size() * 2);
    int runEnd = 0;
    for (int i = 0; i < scanned.size(); i++) {
      tokens.add(word(scanned.get(i), i));
      if (scanned.get(i).starEnd() >= 0) {
        tokens.add(starred(scanned.get(i), i));
      }
      if (i + 1 < scanned.size() && joins(scanned.get(i), scanned.get(i + 1))) {
        addJoined(scanned, i, i + 2, tokens);
        if (joinsGreek(scanned, i)) {
          addJoined(scanned, i, i + PARTS_WITH_GREEK, tokens);
        }
      }
      if (i >= runEnd) {
        runEnd = endOfRun(scanned, i);
        int parts = runEnd - i;
        boolean added = parts == PARTS_WITH_GREEK && joinsGreek(scanned, i);
        if (parts > 2 && parts <= MOST_PARTS && !added) {
          addJoined(scanned, i, runEnd, tokens);
        }
      }
    }
    return Collections.unmodifiableList(tokens);
  }

  /** Returns the words of a text with the stars at their ends, without joined ones, in order. */
  public static List<Token> starredWords(String text) {
    List<Scanned> scanned = WordScanner.scan(text);
    List<Token> tokens = new ArrayList<>(scanned.size());
    for (int i = 0; i < scanned.size(); i++) {
      Scanned each = scanned.get(i);
      tokens.add(each.starEnd() < 0 ? word(each, i) : starred(each, i));
    }
    return tokens;
  }

  /** Returns the words of a text, without joined ones and without stars, in order. */
  public static List<Token> words(String text) {
    List<Scanned> scanned = WordScanner.scan(text);
    List<Token> tokens = new ArrayList<>(scanned.size());
    for (int i = 0; i < scanned.size(); i++) {
      tokens.add(word(scanned.get(i), i));
    }
    return Collections.unmodifiableList(tokens);
  }

  /**
   * Returns the term of a folded word, or of several joined ones: the form in which tokens are
   * compared.
   */
  public static String term(String folded) {
    return Stemming.stem(folded);
  }

  /** Returns whether a folded word is a function word: {@code the}, {@code of}. */
  public static boolean isFunctionWord(String folded) {
    return FunctionWords.contains(folded);
  }

  /** Returns whether two folded words may be joined. */
  public static boolean joinable(String left, String right) {
    return left.length() + right.length() <= LONGEST_JOINED
        && !(AnalyzedWord.isNumber(left) && AnalyzedWord.isNumber(right))
        && !left.endsWith(STAR)
        && !right.endsWith(STAR);
  }

  /**
   * Returns whether neighbours may be joined because one of them is a Greek letter or its name.
   *
   * @param folded two or three words
   */
  public static boolean joinableAroundGreek(List<String> folded) {
    return folded.stream().anyMatch(GreekLetters::isName)
        && folded.stream().noneMatch(word -> word.endsWith(STAR))
        && folded.stream().mapToInt(String::length).sum() <= LONGEST_JOINED;
  }

  private static Token starred(Scanned scanned, int position) {
    AnalyzedWord word = scanned.word();
    return new Token(
        word.folded() + STAR,
        word.folded() + STAR,
        word.surface() + STAR,
        position,
        1,
        scanned.start(),
        scanned.starEnd(),
        true);
  }

  private static Token word(Scanned scanned, int position) {
    AnalyzedWord word = scanned.word();
    return new Token(
        word.term(),
        word.folded(),
        word.surface(),
        position,
        1,
        scanned.start(),
        scanned.end(),
        false);
  }

  private static boolean joins(Scanned left, Scanned right) {
    AnalyzedWord first = left.word();
    AnalyzedWord second = right.word();
    if (first.isNumber() && second.isNumber()) {
      return false;
    }
    return switch (right.gap()) {
      case HYPHEN -> true;
      case SPACE -> joinsOverSpace(first, second);
      case NONE, OTHER -> false;
    };
  }

  private static boolean joinsGreek(List<Scanned> scanned, int from) {
    int last = from + PARTS_WITH_GREEK - 1;
    if (last >= scanned.size()) {
      return false;
    }
    Scanned first = scanned.get(from);
    Scanned second = scanned.get(from + 1);
    Scanned third = scanned.get(last);
    return (first.word().isGreek() || second.word().isGreek() || third.word().isGreek())
        && joins(first, second)
        && joins(second, third);
  }

  private static boolean joinsOverSpace(AnalyzedWord left, AnalyzedWord right) {
    return !left.isFunctionWord()
        && !right.isFunctionWord()
        && (!left.isNumber() || right.folded().length() == 1 || right.isGreek());
  }

  private static int endOfRun(List<Scanned> scanned, int start) {
    int end = start + 1;
    while (end < scanned.size() && scanned.get(end).gap() == Gap.HYPHEN) {
      end++;
    }
    return end;
  }

  private static void addJoined(List<Scanned> scanned, int from, int to, List<Token> tokens) {
    AnalyzedWord first = scanned.get(from).word();
    String folded = first.folded();
    String surface = first.surface();
    boolean alike = first.isAsFolded();
    boolean open = false;
    for (int i = from + 1; i < to; i++) {
      AnalyzedWord part = scanned.get(i).word();
      folded = folded.concat(part.folded());
      open = open || scanned.get(i).gap() == Gap.SPACE;
      alike = alike && part.isAsFolded();
      surface = alike ? folded : surface.concat(part.surface());
    }
    if (folded.length() > LONGEST_JOINED) {
      return;
    }
    int start = scanned.get(from).start();
    int end = scanned.get(to - 1).end();
    tokens.add(new Token(term(folded), folded, surface, from, to - from, start, end, open));
  }
}
