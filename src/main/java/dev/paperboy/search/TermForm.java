package dev.paperboy.search;

import dev.paperboy.query.Field;
import dev.paperboy.query.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The forms of a word that the index keeps, each in a field of its own for each part of a paper.
 * Words that were joined from neighbours are told from single words by a first character that no
 * word has.
 */
enum TermForm {
  /** Folded and stemmed, with positions: what words and phrases are compared with. */
  STEM("") {
    @Override
    String text(Token token) {
      return token.term();
    }
  },
  /** Folded, not stemmed: what a prefix is compared with. */
  FOLDED(".folded") {
    @Override
    String text(Token token) {
      return token.folded();
    }
  },
  /** As it stands in the text, with positions. */
  SURFACE(".surface") {
    @Override
    String text(Token token) {
      return token.surface();
    }
  };

  /** More than a query can hold, less than the 32,766 bytes that Lucene takes. */
  private static final int LONGEST = 1000;

  private final String suffix;

  TermForm(String suffix) {
    this.suffix = suffix;
  }

  abstract String text(Token token);

  /** The term that stands for this token. */
  String of(Token token) {
    return term(text(token), token.length());
  }

  /** Name of the index's field that holds this form of the words of that part of a paper. */
  String in(Field field) {
    return field.name().toLowerCase(Locale.ROOT) + suffix;
  }

  /** The term that stands for a word which spans this many positions. */
  static String term(String word, int length) {
    String joined = length == 1 ? "" : String.valueOf((char) length);
    return joined + (word.length() <= LONGEST ? word : shortened(word));
  }

  private static String shortened(String word) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_16));
      return word.substring(0, LONGEST) + '\u0000' + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
