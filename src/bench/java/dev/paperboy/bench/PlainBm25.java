package dev.paperboy.bench;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** What our ranking is measured against: Lucene's English analysis and BM25, over one field. */
final class PlainBm25 implements AutoCloseable {
  private static final String TEXT = "text";
  private static final String ID = "id";

  private final EnglishAnalyzer analyzer = new EnglishAnalyzer();
  private final DirectoryReader reader;
  private final Occur words;

  /** Holds these papers, and finds those with all words of a query, or with some. */
  PlainBm25(List<Paper> papers, Occur words) throws IOException {
    this.words = words;
    ByteBuffersDirectory memory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(analyzer))) {
      for (Paper paper : papers) {
        Document document = new Document();
        document.add(new StoredField(ID, paper.id().toString()));
        document.add(
            new TextField(
                TEXT,
                String.join("\n", paper.title(), paper.tldr(), paper.abstractText()),
                Store.NO));
        writer.addDocument(document);
      }
    }
    reader = DirectoryReader.open(memory);
  }

  List<PaperId> search(String text, int limit) throws IOException {
    Query query = new QueryBuilder(analyzer).createBooleanQuery(TEXT, text, words);
    List<PaperId> found = new ArrayList<>();
    if (query != null) {
      for (ScoreDoc hit : new IndexSearcher(reader).search(query, limit).scoreDocs) {
        found.add(PaperId.of(reader.storedFields().document(hit.doc).get(ID)));
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    analyzer.close();
  }
}
