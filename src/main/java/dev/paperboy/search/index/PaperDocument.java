package dev.paperboy.search.index;

import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.Trend;
import dev.paperboy.query.Field;
import dev.paperboy.search.Ranking;
import dev.paperboy.search.arrangement.FieldBounds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** The document of a paper in the index: no stored text, only what it is found and sorted by. */
public final class PaperDocument {
  /** Changes whenever this class or the text analysis changes; the index is then rebuilt. */
  static final String SCHEMA = "8";

  /** The id as an indexed term: see {@link #keyword}. */
  public static final String ID = "id";

  /** The stored id, as it is returned. */
  public static final String FULL_ID = "id.full";

  /** The stems of title, TL;DR and abstract, concatenated, those of the title weighted. */
  public static final String TEXT = "text";

  /** The folded words of the same texts. */
  public static final String WORDS = "words";

  /** The authors' names. */
  public static final String NAMES = "names";

  /** The folded words of the same names. */
  public static final String NAME_WORDS = "names.words";

  public static final String CATEGORY = "category";
  public static final String FEED = "feed";
  public static final String HAS = "has";
  public static final String HAS_CODE = "code";
  public static final String HAS_PROJECT = "project";
  public static final String UPVOTES = "upvotes";
  public static final String COMMENTS = "comments";
  public static final String YEAR = "year";

  /** The rank among the papers of its day; absent for papers without a rank. */
  public static final String TRENDING = "trending";

  /** Months since the year 0. */
  public static final String MONTH = "month";

  public static final String ANNOUNCED = "announced";

  private static final FieldType WITH_LENGTH = type(false);
  private static final FieldType WITHOUT_LENGTH = type(true);

  private PaperDocument() {}

  /**
   * Returns the document of a paper.
   *
   * @param models make its vectors, as far as they know them
   */
  public static Document of(IndexedPaper indexed, Ranking ranking, List<EmbeddingModel> models) {
    Paper paper = indexed.paper();
    Document document = new Document();
    String id = paper.id().toString();
    document.add(new StringField(ID, keyword(id), Store.NO));
    document.add(new SortedDocValuesField(ID, new BytesRef(keyword(id))));
    document.add(new BinaryDocValuesField(FULL_ID, new BytesRef(id)));
    addTexts(document, indexed, ranking);
    addAuthors(document, indexed);
    addConditions(document, paper);
    long announced = millis(indexed.announced());
    document.add(new LongPoint(ANNOUNCED, announced));
    document.add(new NumericDocValuesField(ANNOUNCED, announced));
    document.add(new NumericDocValuesField(UPVOTES, paper.signals().upvotes()));
    String text = EmbeddedText.of(paper);
    for (EmbeddingModel model : models) {
      model
          .known(text)
          .map(Embedding::toBytes)
          .map(vector -> new BinaryDocValuesField(vectors(model.name()), new BytesRef(vector)))
          .ifPresent(document::add);
    }
    return document;
  }

  /**
   * Returns the field of the vectors that a model made. Each model has a field of its own: those of
   * two models cannot be compared.
   */
  public static String vectors(String model) {
    return "vectors." + model;
  }

  /** Returns the term by which the document with this id is found. */
  public static Term idTerm(String id) {
    return new Term(ID, keyword(id));
  }

  /** Returns milliseconds since 1970, clamped to the range of a long. */
  public static long millis(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException beyond) {
      return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private static int year(Instant instant) {
    try {
      return instant.atZone(ZoneOffset.UTC).getYear();
    } catch (DateTimeException beyond) {
      return instant.isBefore(Instant.EPOCH) ? Year.MIN_VALUE : Year.MAX_VALUE;
    }
  }

  private static long month(Instant instant) {
    try {
      return YearMonth.from(instant.atZone(ZoneOffset.UTC)).getLong(ChronoField.PROLEPTIC_MONTH);
    } catch (DateTimeException beyond) {
      return 12L * year(instant);
    }
  }

  private static void addTexts(Document document, IndexedPaper paper, Ranking ranking) {
    PaperTexts texts = new PaperTexts();
    texts.addAll(paper.texts(Field.TITLE), ranking.title());
    int tldr = texts.addAll(paper.texts(Field.TLDR), ranking.tldr());
    int abstractText = texts.addAll(paper.texts(Field.ABSTRACT), ranking.abstractText());
    document.add(new TextsField(TEXT, TermForm.STEM, texts, WITH_LENGTH));
    document.add(new TextsField(WORDS, TermForm.FOLDED, texts, WITHOUT_LENGTH));
    document.add(new NumericDocValuesField(FieldBounds.NAME, FieldBounds.of(tldr, abstractText)));
  }

  private static void addAuthors(Document document, IndexedPaper paper) {
    PaperTexts names = new PaperTexts();
    names.addAll(paper.texts(Field.AUTHOR), 1);
    document.add(new TextsField(NAMES, TermForm.NAME, names, WITHOUT_LENGTH));
    document.add(new TextsField(NAME_WORDS, TermForm.FOLDED, names, WITHOUT_LENGTH));
  }

  private static void addConditions(Document document, Paper paper) {
    for (String category : paper.categories()) {
      document.add(new StringField(CATEGORY, caseless(category), Store.NO));
      document.add(new SortedSetDocValuesField(CATEGORY, new BytesRef(keyword(category))));
    }
    for (String feed : paper.feeds()) {
      document.add(new StringField(FEED, caseless(feed), Store.NO));
      document.add(new SortedSetDocValuesField(FEED, new BytesRef(keyword(feed))));
    }
    if (!paper.signals().code().isEmpty()) {
      document.add(new StringField(HAS, HAS_CODE, Store.NO));
    }
    if (!paper.signals().project().isEmpty()) {
      document.add(new StringField(HAS, HAS_PROJECT, Store.NO));
    }
    document.add(new IntPoint(UPVOTES, paper.signals().upvotes()));
    document.add(new IntPoint(COMMENTS, paper.signals().comments()));
    document.add(new IntPoint(YEAR, year(paper.published())));
    Trend trend = paper.trend();
    if (trend != null) {
      document.add(new IntPoint(TRENDING, trend.rank()));
    }
    document.add(new NumericDocValuesField(MONTH, month(paper.published())));
  }

  /**
   * Returns the term of a name; a name that is too long for the index is replaced by its digest.
   */
  static String keyword(String name) {
    return TermForm.limited(name);
  }

  /** Returns the term of a name that is compared ignoring case. */
  public static String caseless(String name) {
    return keyword(name.toLowerCase(Locale.ROOT));
  }

  private static FieldType type(boolean withoutLength) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setOmitNorms(withoutLength);
    type.freeze();
    return type;
  }
}
