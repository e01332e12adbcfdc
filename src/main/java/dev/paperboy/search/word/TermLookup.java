package dev.paperboy.search.word;

import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Who has the terms of a query: each is looked up once in each part of the index. */
final class TermLookup {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final BytesRef[] terms;
  private final int[] papers;
  private final List<Leaf> leaves = new ArrayList<>();

  /** Looks the terms up. */
  TermLookup(WordsQuery query, List<LeafReaderContext> parts) throws IOException {
    query.words().forEach(this::add);
    query.neighbours().forEach(this::add);
    terms = numbers.keySet().stream().map(BytesRef::new).toArray(BytesRef[]::new);
    papers = new int[terms.length];
    for (LeafReaderContext part : parts) {
      look(part);
    }
  }

  /** One part of the index. */
  final class Leaf {
    private final LeafReaderContext context;
    private final TermsEnum seeking;
    private final @Nullable TermState[] states;
    private final int[] papersHere;

    private Leaf(LeafReaderContext context, TermsEnum seeking) throws IOException {
      this.context = context;
      this.seeking = seeking;
      this.states = new @Nullable TermState[terms.length];
      this.papersHere = new int[terms.length];
      for (int i = 0; i < terms.length; i++) {
        if (seeking.seekExact(terms[i])) {
          states[i] = seeking.termState();
          papersHere[i] = seeking.docFreq();
        }
      }
    }

    LeafReaderContext context() {
      return context;
    }

    /** Who has any of these terms here; the terms that nobody has are left out. */
    List<PostingList> holders(List<String> word) throws IOException {
      List<PostingList> some = new ArrayList<>();
      for (String term : word) {
        int number = number(term);
        TermState state = states[number];
        if (state != null) {
          seeking.seekExact(terms[number], state);
          some.add(holders(terms[number]));
        }
      }
      return some;
    }

    private PostingList holders(BytesRef term) throws IOException {
      Optional<byte[]> kept = CommonTerms.shared().in(context.reader(), term, seeking);
      return kept.isPresent()
          ? new CachedPostings(kept.get(), seeking.docFreq())
          : new IndexPostings(seeking.postings(null, PostingsEnum.FREQS));
    }
  }

  /** The parts of the index that have any texts. */
  List<Leaf> leaves() {
    return leaves;
  }

  /** In how many papers the commonest of these terms is. */
  int papers(List<String> word) {
    return word.stream().mapToInt(term -> papers[number(term)]).max().orElse(0);
  }

  private void add(List<String> word) {
    word.forEach(term -> numbers.putIfAbsent(term, numbers.size()));
  }

  private int number(String term) {
    return Objects.requireNonNull(numbers.get(term));
  }

  private void look(LeafReaderContext part) throws IOException {
    Terms vocabulary = part.reader().terms(PaperDocument.TEXT);
    if (vocabulary == null) {
      return;
    }
    Leaf leaf = new Leaf(part, vocabulary.iterator());
    for (int i = 0; i < papers.length; i++) {
      papers[i] += leaf.papersHere[i];
    }
    leaves.add(leaf);
  }
}
