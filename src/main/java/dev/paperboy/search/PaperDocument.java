package dev.paperboy.search;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.Field;
import dev.paperboy.query.TextAnalysis;
import dev.paperboy.query.Token;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** A paper as the index keeps it: no text, only what it is found and ordered by. */
final class PaperDocument {
  /** Changes whenever this class or the analysis of texts does; the index is rebuilt then. */
  static final String SCHEMA = "1";

  static final String ID = "id";
  static final String CATEGORY = "category";
  static final String FEED = "feed";
  static final String HAS = "has";
  static final String HAS_CODE = "code";
  static final String HAS_PROJECT = "project";
  static final String UPVOTES = "upvotes";
  static final String COMMENTS = "comments";
  static final String YEAR = "year";
  static final String ANNOUNCED = "announced";

  private static final FieldType WITH_POSITIONS =
      type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
  private static final FieldType WITHOUT_LENGTH =
      type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
  private static final FieldType PRESENCE = type(IndexOptions.DOCS, true);

  private PaperDocument() {}

  static Document of(IndexedPaper indexed) {
    Paper paper = indexed.paper();
    Document document = new Document();
    document.add(new StringField(ID, paper.id().toString(), Store.NO));
    document.add(new SortedDocValuesField(ID, new BytesRef(paper.id().toString())));
    addText(document, Field.TITLE, List.of(TextAnalysis.analyze(paper.title())));
    addText(document, Field.TLDR, List.of(TextAnalysis.analyze(paper.tldr())));
    addText(document, Field.ABSTRACT, List.of(TextAnalysis.analyze(paper.abstractText())));
    addText(
        document,
        Field.AUTHOR,
        paper.authors().stream().map(Author::name).map(TextAnalysis::analyze).toList());
    addConditions(document, paper);
    long announced = millis(indexed.announced());
    document.add(new LongPoint(ANNOUNCED, announced));
    document.add(new NumericDocValuesField(ANNOUNCED, announced));
    document.add(new NumericDocValuesField(UPVOTES, paper.signals().upvotes()));
    return document;
  }

  /** Milliseconds since 1970, of the far past and future the farthest that a long can say. */
  static long millis(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException beyond) {
      return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private static void addText(Document document, Field field, List<List<Token>> texts) {
    add(document, field, TermForm.STEM, texts, WITH_POSITIONS);
    add(document, field, TermForm.FOLDED, texts, PRESENCE);
    add(document, field, TermForm.SURFACE, texts, WITHOUT_LENGTH);
  }

  private static void add(
      Document document, Field field, TermForm form, List<List<Token>> texts, FieldType type) {
    document.add(
        new org.apache.lucene.document.Field(form.in(field), new TokenSequence(texts, form), type));
  }

  private static void addConditions(Document document, Paper paper) {
    for (String category : paper.categories()) {
      document.add(new StringField(CATEGORY, keyword(category), Store.NO));
    }
    for (String feed : paper.feeds()) {
      document.add(new StringField(FEED, keyword(feed), Store.NO));
    }
    if (!paper.signals().code().isEmpty()) {
      document.add(new StringField(HAS, HAS_CODE, Store.NO));
    }
    if (!paper.signals().project().isEmpty()) {
      document.add(new StringField(HAS, HAS_PROJECT, Store.NO));
    }
    document.add(new IntPoint(UPVOTES + ".point", paper.signals().upvotes()));
    document.add(new IntPoint(COMMENTS, paper.signals().comments()));
    document.add(new IntPoint(YEAR, paper.published().atZone(ZoneOffset.UTC).getYear()));
  }

  /** A name that is compared without case. */
  static String keyword(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static FieldType type(IndexOptions options, boolean withoutLength) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setOmitNorms(withoutLength);
    type.freeze();
    return type;
  }
}
