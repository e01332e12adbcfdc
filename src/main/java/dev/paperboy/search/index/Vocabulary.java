package dev.paperboy.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/** The words of the indexed papers, from which the intended word of a typing error is chosen. */
public final class Vocabulary {
  private static final int LIKES = 5;
  private static final int SHORTEST = 3;
  private static final int SHORT = 5;
  private static final int LONGEST = 50;

  /** How many times more frequent a word must be to make up for one more differing letter. */
  private static final double COMMONER_FOR_A_LETTER = 30;

  private final IndexReader reader;

  public Vocabulary(IndexReader reader) {
    this.reader = reader;
  }

  private record Like(String word, double likelihood) {}

  /**
   * Returns words of a field within an edit distance of two (one for short words), where a
   * transposition counts as one edit; the closest and most frequent first. The first letter is
   * assumed to be right, unless that gives nothing.
   */
  public List<String> likes(String field, String word) throws IOException {
    int letters = word.codePointCount(0, word.length());
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null || letters < SHORTEST || letters > LONGEST) {
      return List.of();
    }
    int errors = letters < SHORT ? 1 : 2;
    List<String> likes = likes(terms, new Term(field, word), errors, 1);
    return likes.isEmpty() ? likes(terms, new Term(field, word), 1, 0) : likes;
  }

  private static List<String> likes(Terms terms, Term word, int errors, int sameLetters)
      throws IOException {
    FuzzyTermsEnum near = new FuzzyTermsEnum(terms, word, errors, sameLetters, true);
    List<Like> likes = new ArrayList<>();
    for (BytesRef like = near.next(); like != null; like = near.next()) {
      String other = like.utf8ToString();
      if (!other.equals(word.text()) && other.compareTo(TermForm.FIRST_OF_WORDS) > 0) {
        double letters = Math.min(other.length(), word.text().length());
        double differing = Math.round((1 - near.getBoost()) * letters);
        likes.add(new Like(other, near.docFreq() / Math.pow(COMMONER_FOR_A_LETTER, differing)));
      }
    }
    likes.sort(Comparator.comparingDouble(Like::likelihood).reversed().thenComparing(Like::word));
    return likes.stream().limit(LIKES).map(Like::word).toList();
  }
}
