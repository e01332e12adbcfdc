package dev.paperboy.search.arrangement;

import dev.paperboy.query.Field;
import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Matches papers that contain a word with a given prefix in some, not all, of their texts. */
public final class WordPrefixQuery extends Query {
  private final List<String> beginnings;
  private final Set<Field> fields;

  /**
   * Matches any of these prefixes of terms of {@link PaperDocument#WORDS} in any of these fields.
   */
  public WordPrefixQuery(List<String> beginnings, Set<Field> fields) {
    this.beginnings = List.copyOf(beginnings);
    this.fields = Set.copyOf(fields);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext leaf) throws IOException {
        Terms words = leaf.reader().terms(PaperDocument.WORDS);
        if (words == null) {
          return null;
        }
        FixedBitSet found = new FixedBitSet(leaf.reader().maxDoc());
        for (String beginning : beginnings) {
          collect(leaf.reader(), words.iterator(), new BytesRef(beginning), found);
        }
        return new ConstantScoreScorer(this, score(), mode, new BitSetIterator(found, 0));
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return true;
      }
    };
  }

  private void collect(LeafReader reader, TermsEnum terms, BytesRef beginning, FixedBitSet found)
      throws IOException {
    PostingsEnum postings = null;
    boolean more = terms.seekCeil(beginning) != TermsEnum.SeekStatus.END;
    while (more && StringHelper.startsWith(terms.term(), beginning)) {
      postings = terms.postings(postings, PostingsEnum.POSITIONS);
      FieldBounds bounds = new FieldBounds(reader, fields);
      while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (!found.get(postings.docID()) && isWithin(postings, bounds)) {
          found.set(postings.docID());
        }
      }
      more = terms.next() != null;
    }
  }

  private static boolean isWithin(PostingsEnum postings, FieldBounds bounds) throws IOException {
    for (int i = postings.freq(); i > 0; i--) {
      if (bounds.contains(postings.docID(), TermPosition.position(postings.nextPosition()))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(PaperDocument.WORDS)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WordPrefixQuery that
        && beginnings.equals(that.beginnings)
        && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return Objects.hash(beginnings, fields);
  }

  @Override
  public String toString(String ignored) {
    return fields + ":" + beginnings;
  }
}
