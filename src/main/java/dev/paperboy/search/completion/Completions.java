package dev.paperboy.search.completion;

import dev.paperboy.search.completion.PrefixTree.Counted;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.index.TermForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.util.BytesRef;

/**
 * Completes prefixes of words of papers, parts of authors' names, and categories, as of one view of
 * the index. In a large index, rare entries are left out. Immutable.
 */
public final class Completions {
  private static final int PAPERS_FOR_ONE_MORE = 50_000;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 40;

  private final int papers;
  private final PrefixTree words;
  private final PrefixTree names;
  private final PrefixTree categories;
  private final Map<String, String> spellings;

  private Completions(
      int papers,
      PrefixTree words,
      PrefixTree names,
      PrefixTree categories,
      Map<String, String> spellings) {
    this.papers = papers;
    this.words = words;
    this.names = names;
    this.categories = categories;
    this.spellings = spellings;
  }

  /**
   * Reads the completions from a view of the index, which takes a second or two for millions of
   * papers.
   */
  static Completions of(IndexReader reader) throws IOException {
    int fewest = 1 + reader.numDocs() / PAPERS_FOR_ONE_MORE;
    Map<String, String> spellings = spellings(reader);
    return new Completions(
        reader.numDocs(),
        beginnings(reader, PaperDocument.WORDS, fewest),
        beginnings(reader, PaperDocument.NAME_WORDS, fewest),
        beginnings(reader, PaperDocument.CATEGORY, 1),
        Map.copyOf(spellings));
  }

  /** Returns the number of papers they were read from. */
  int papers() {
    return papers;
  }

  public List<String> words(String beginning, int limit) {
    return words.of(beginning, limit);
  }

  public List<String> names(String beginning, int limit) {
    return names.of(beginning, limit);
  }

  /** Returns categories as papers spell them. */
  public List<String> categories(String beginning, int limit) {
    return categories.of(beginning.toLowerCase(Locale.ROOT), limit).stream()
        .map(name -> spellings.getOrDefault(name, name))
        .toList();
  }

  private static PrefixTree beginnings(IndexReader reader, String field, int fewest)
      throws IOException {
    List<Counted> counted = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      boolean more = each.seekCeil(new BytesRef(TermForm.FIRST_OF_WORDS)) != SeekStatus.END;
      for (BytesRef term = more ? each.term() : null; term != null; term = each.next()) {
        if (term.length >= SHORTEST && term.length <= LONGEST && each.docFreq() >= fewest) {
          counted.add(new Counted(term.utf8ToString(), each.docFreq()));
        }
      }
    }
    return new PrefixTree(counted);
  }

  private static Map<String, String> spellings(IndexReader reader) throws IOException {
    Map<String, String> spellings = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      SortedSetDocValues names = DocValues.getSortedSet(leaf.reader(), PaperDocument.CATEGORY);
      for (long number = 0; number < names.getValueCount(); number++) {
        String name = names.lookupOrd(number).utf8ToString();
        spellings.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
      }
    }
    return spellings;
  }
}
