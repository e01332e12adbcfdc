package dev.paperboy.search.index;

import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.arrangement.TermPosition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** The forms of the words of a text that the index keeps, each in a field of its own. */
public enum TermForm {
  /**
   * Folded and stemmed, joined tokens included: what words, phrases and nearness are compared with.
   * The mark of a place is one less than the number of words that the token spans.
   */
  STEM {
    @Override
    String term(Token token) {
      return limited(token.term());
    }

    @Override
    int mark(Token token) {
      return token.length() - 1;
    }
  },

  /**
   * Single words, folded: what beginnings and typing errors are held to. A word that stands in the
   * text otherwise than folded is marked so, and stands there a second time as it is; with a star
   * it stands there only as it is. Words joined over a hyphen are there for beginnings.
   */
  FOLDED {
    @Override
    String term(Token token) {
      if (token.isStarred()) {
        return asItIs(token.surface());
      }
      if (token.isOpen()) {
        return "";
      }
      return token.length() == 1 ? limited(token.folded()) : joined(limited(token.folded()));
    }

    @Override
    String secondTerm(Token token) {
      return isOtherwise(token) && !token.isStarred() ? asItIs(token.surface()) : "";
    }

    @Override
    int mark(Token token) {
      return token.length() > 1 || isOtherwise(token) ? TermPosition.OTHERWISE : 0;
    }

    private static boolean isOtherwise(Token token) {
      return token.length() == 1 && (token.isStarred() || !token.surface().equals(token.folded()));
    }
  },

  /**
   * Folded, joined tokens included, and the first letters of words besides: what names are compared
   * by. Marked like {@link #STEM}.
   */
  NAME {
    @Override
    String term(Token token) {
      return token.isStarred() ? "" : limited(token.folded());
    }

    @Override
    String secondTerm(Token token) {
      return token.length() == 1 ? initial(token.folded()) : "";
    }

    @Override
    int mark(Token token) {
      return token.length() - 1;
    }
  };

  /** No word begins with it, nor with what is less; what does is not a folded word. */
  public static final String FIRST_OF_WORDS = " ";

  private static final String AS_IT_IS = "\u0001";
  private static final String JOINED = "\u0002";
  private static final String INITIAL = "\u001f";

  /** More than a query can hold, less than the 32,766 bytes that Lucene takes. */
  private static final int LONGEST = 1000;

  /** The term that stands for this token; empty where it has no such form. */
  abstract String term(Token token);

  /** Another term at the same place; empty for none. */
  String secondTerm(Token token) {
    return "";
  }

  /** What the place of a token is marked with, from 0 to 7. */
  abstract int mark(Token token);

  /** The term of a word that stands in a text otherwise than folded. */
  public static String asItIs(String surface) {
    return AS_IT_IS + limited(surface);
  }

  /** What the terms of words begin with that were joined over a hyphen and begin so. */
  public static String joined(String beginning) {
    return JOINED + beginning;
  }

  /** The term of a word's first letter. */
  public static String initial(String word) {
    return INITIAL + word.substring(0, word.offsetByCodePoints(0, 1));
  }

  /** The word, or one that stands for it where it is longer than the index takes. */
  public static String limited(String word) {
    if (word.length() <= LONGEST) {
      return word;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_16));
      return word.substring(0, LONGEST) + '\u0000' + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The same of several words, each once. */
  public static List<String> limited(Collection<String> words) {
    return words.stream().map(TermForm::limited).distinct().toList();
  }
}
