package dev.paperboy.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.HitQueue;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds the papers that have all words of a query, the best first, and counts them: what Lucene's
 * own queries find and score, sooner, because each term is looked up once and nothing stands
 * between the papers of the rarest word and those of the others.
 */
final class WordsSearch {
  private final IndexSearcher searcher;
  private final Ranking ranking;
  private final Liveliness liveliness;

  WordsSearch(IndexSearcher searcher, Ranking ranking, Liveliness liveliness) {
    this.searcher = searcher;
    this.ranking = ranking;
    this.liveliness = liveliness;
  }

  /** A word of the query, or two joined to one, and how well it fits; no scorer if none has it. */
  private record Rated(List<String> terms, @Nullable SimScorer scorer) {}

  /** The best papers, at most so many. */
  TopDocs best(WordsQuery query, int limit) throws IOException {
    TermLookup lookup = new TermLookup(query, searcher.getLeafContexts());
    boolean hopeless = query.words().stream().anyMatch(word -> lookup.papers(word) == 0);
    HitQueue best = new HitQueue(limit, true);
    long total = hopeless ? 0 : collect(query, lookup, best);
    ScoreDoc[] hits = new ScoreDoc[(int) Math.min(total, limit)];
    while (best.size() > hits.length) {
      best.pop();
    }
    for (int i = hits.length - 1; i >= 0; i--) {
      hits[i] = best.pop();
    }
    return new TopDocs(new TotalHits(total, TotalHits.Relation.EQUAL_TO), hits);
  }

  private long collect(WordsQuery query, TermLookup lookup, HitQueue best) throws IOException {
    CollectionStatistics all =
        Objects.requireNonNull(searcher.collectionStatistics(PaperDocument.TEXT));
    List<Rated> words = query.words().stream().map(word -> rated(word, 1, lookup, all)).toList();
    List<Rated> neighbours =
        query.neighbours().stream()
            .map(joined -> rated(joined, ranking.adjacency(), lookup, all))
            .toList();
    @Nullable Weight condition = null;
    if (query.condition().isPresent()) {
      condition =
          searcher.createWeight(
              searcher.rewrite(query.condition().get()), ScoreMode.COMPLETE_NO_SCORES, 1);
    }
    long total = 0;
    for (TermLookup.Leaf leaf : lookup.leaves()) {
      List<WordHolders> here = holders(words, leaf);
      @Nullable DocIdSetIterator where = null;
      if (condition != null) {
        Scorer holding = condition.scorer(leaf.context());
        where = holding == null ? DocIdSetIterator.empty() : holding.iterator();
      }
      if (here.size() == words.size()) {
        here.sort(Comparator.comparingLong(WordHolders::cost));
        total +=
            new LeafSearch(
                    leaf.context(),
                    here,
                    holders(neighbours, leaf),
                    where,
                    liveliness.in(leaf.context()))
                .collect(best);
      }
    }
    return total;
  }

  /** Several terms count as one that is as rare as the commonest of them. */
  private Rated rated(
      List<String> terms, float boost, TermLookup lookup, CollectionStatistics all) {
    long papers = lookup.papers(terms);
    return new Rated(
        terms,
        papers == 0
            ? null
            : searcher
                .getSimilarity()
                .scorer(
                    boost, all, new TermStatistics(new BytesRef(terms.get(0)), papers, papers)));
  }

  private static List<WordHolders> holders(List<Rated> words, TermLookup.Leaf leaf) {
    List<WordHolders> some = new ArrayList<>();
    for (Rated word : words) {
      List<Holders> holders = leaf.holders(word.terms());
      if (word.scorer() != null && !holders.isEmpty()) {
        some.add(new WordHolders(holders, word.scorer()));
      }
    }
    return some;
  }
}
