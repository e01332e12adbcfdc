package dev.paperboy.search;

import dev.paperboy.query.Field;
import dev.paperboy.query.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The forms of a word that the index keeps, each in a field of its own for each part of a paper.
 * Where it matters how many words a token spans, tokens that were joined from neighbours are told
 * from single words by a first character that no word has.
 */
enum TermForm {
  /** Folded and stemmed, with spans: what words and phrases are compared with. */
  STEM(".stem") {
    @Override
    String term(Token token) {
      return spanning(token.term(), token.length());
    }
  },
  /** Folded, not stemmed, without spans: what a prefix is compared with. */
  FOLDED(".folded") {
    @Override
    String term(Token token) {
      return limited(token.folded());
    }
  },
  /** As it stands in the text, single words only. */
  SURFACE(".surface") {
    @Override
    String term(Token token) {
      return token.length() == 1 ? limited(token.surface()) : "";
    }
  },
  /** Folded, not stemmed, single words only: what typing errors are held to. */
  VOCABULARY(".words") {
    @Override
    String term(Token token) {
      return token.length() == 1 ? limited(token.folded()) : "";
    }
  },
  /** Folded, not stemmed, with spans, and the first letter besides: what names are compared by. */
  NAME(".name") {
    @Override
    String term(Token token) {
      return spanning(token.folded(), token.length());
    }

    @Override
    String secondTerm(Token token) {
      return token.length() == 1 ? initial(token.folded()) : "";
    }
  };

  /** The most words that a token spans. */
  static final int LONGEST_SPAN = 5;

  /** More than a query can hold, less than the 32,766 bytes that Lucene takes. */
  private static final int LONGEST = 1000;

  private static final char INITIAL = '\u001f';

  private final String suffix;

  TermForm(String suffix) {
    this.suffix = suffix;
  }

  /** The term that stands for this token; empty where it has no such form. */
  abstract String term(Token token);

  /** Another term at the same place; empty for none. */
  String secondTerm(Token token) {
    return "";
  }

  /** Name of the index's field that holds this form of the words of that part of a paper. */
  String in(Field field) {
    return field.name().toLowerCase(Locale.ROOT) + suffix;
  }

  /** The term of a token that spans this many words. */
  static String spanning(String word, int length) {
    return length == 1 ? limited(word) : (char) length + limited(word);
  }

  /** The terms of tokens that span any number of words, ascending from 1. */
  static List<String> spanningAny(String word) {
    return IntStream.rangeClosed(1, LONGEST_SPAN)
        .mapToObj(length -> spanning(word, length))
        .toList();
  }

  /** The term of a word's first letter. */
  static String initial(String word) {
    return INITIAL + word.substring(0, word.offsetByCodePoints(0, 1));
  }

  /** The word, or one that stands for it where it is longer than the index takes. */
  static String limited(String word) {
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
}
