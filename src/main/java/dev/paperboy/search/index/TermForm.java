package dev.paperboy.search.index;

import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.arrangement.TermPosition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** The forms in which the words of a text are indexed, each in a field of its own. */
public enum TermForm {
  /**
   * Folded and stemmed, joined tokens included: for words, phrases and proximity. The mark of a
   * position is the number of words that the token spans, minus one.
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
   * Single words, folded: for prefixes and spelling correction. A word whose surface form differs
   * from its folded form is marked accordingly, and indexed a second time in its surface form; with
   * a star, only in its surface form. Words joined over a hyphen are indexed for prefixes.
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
   * Folded, joined tokens included, plus the initials of words: for names. Marked like {@link
   * #STEM}.
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

  /** No word begins with this character or a smaller one; terms that do are not folded words. */
  public static final String FIRST_OF_WORDS = " ";

  private static final String AS_IT_IS = "\u0001";
  private static final String JOINED = "\u0002";
  private static final String INITIAL = "\u001f";

  /** Longer than any word of a query, shorter than Lucene's maximum of 32,766 bytes. */
  private static final int LONGEST = 1000;

  /** Returns the term of a token; empty if it has no such form. */
  abstract String term(Token token);

  /** Returns another term at the same position; empty if there is none. */
  String secondTerm(Token token) {
    return "";
  }

  /** Returns the mark of a token's position, from 0 to 7. */
  abstract int mark(Token token);

  /** Returns the term of a surface form that differs from its folded form. */
  public static String asItIs(String surface) {
    return AS_IT_IS + limited(surface);
  }

  /**
   * Returns the prefix of the terms of words that were joined over a hyphen and begin with the
   * given prefix.
   */
  public static String joined(String beginning) {
    return JOINED + beginning;
  }

  /** Returns the term of a word's initial. */
  public static String initial(String word) {
    return INITIAL + word.substring(0, word.offsetByCodePoints(0, 1));
  }

  /** Returns the word, or a replacement for it if it is too long for the index. */
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

  /** Returns the same for several words, without duplicates. */
  public static List<String> limited(Collection<String> words) {
    return words.stream().map(TermForm::limited).distinct().toList();
  }
}
