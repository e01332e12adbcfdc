package dev.paperboy.query.analysis;

import dev.paperboy.meaning.Closeness;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper with its texts analysed once, for the evaluation of any number of queries. Its vector is
 * computed when the first topic is evaluated. Immutable.
 */
public final class AnalyzedPaper {
  private final Paper paper;
  private final @Nullable Topics topics;
  private final List<AnalyzedText> title;
  private final List<AnalyzedText> tldr;
  private final List<AnalyzedText> abstractText;
  private final List<AnalyzedText> authors;
  private volatile @Nullable Embedded embedded;

  /** The paper's vector by some topics, at their version. */
  private record Embedded(Topics topics, long version, Embedding embedding) {}

  private AnalyzedPaper(Paper paper, @Nullable Topics topics) {
    this.paper = paper;
    this.topics = topics;
    title = analyzed(paper, Field.TITLE);
    tldr = analyzed(paper, Field.TLDR);
    abstractText = analyzed(paper, Field.ABSTRACT);
    authors = analyzed(paper, Field.AUTHOR);
  }

  private static List<AnalyzedText> analyzed(Paper paper, Field field) {
    return textsOf(paper, field).stream().map(AnalyzedText::of).toList();
  }

  /** Analyses a paper for queries that may ask what it is about. */
  public static AnalyzedPaper of(Paper paper, Topics topics) {
    return new AnalyzedPaper(paper, topics);
  }

  /**
   * Analyses a paper for queries without {@code about:}; the evaluation of one with it throws
   * {@link IllegalStateException}.
   */
  public static AnalyzedPaper of(Paper paper) {
    return new AnalyzedPaper(paper, null);
  }

  /** Returns the paper. */
  public Paper paper() {
    return paper;
  }

  /** Returns the topics by which it is compared at this moment, those of one model. */
  public Topics topics() {
    Topics known = topics;
    if (known == null) {
      throw new IllegalStateException(
          "%s was analysed without topics, so no about: can be evaluated".formatted(paper.id()));
    }
    return known.of(paper);
  }

  /** Returns its vector by the model of {@link #topics}. */
  public Embedding embedding(Topics now) {
    long version = now.version();
    Embedded known = embedded;
    if (known == null || known.topics() != now || known.version() != version) {
      known = new Embedded(now, version, now.embedding(paper));
      embedded = known;
    }
    return known.embedding();
  }

  /** Returns how close it is to a topic, at this moment. */
  public Closeness closeness(Topic topic) {
    while (true) {
      Topics now = topics();
      long version = now.version();
      TopicTarget target = now.target(topic);
      Embedding embedding = embedding(now);
      // Vectors of different models must not be compared.
      if (now.version() == version) {
        return target.closeness(embedding);
      }
    }
  }

  /** Returns the sentence that is closest to a topic; empty if there is none. */
  public String nearestSentence(Topic topic) {
    return topics().nearestSentence(paper, topic);
  }

  /** Returns the content of a field: one text, or each author's name. */
  public static List<String> textsOf(Paper paper, Field field) {
    return switch (field) {
      case TITLE -> List.of(paper.title());
      case TLDR -> List.of(paper.tldr());
      case ABSTRACT -> List.of(paper.abstractText());
      case AUTHOR -> paper.authors().stream().map(Author::name).toList();
    };
  }

  /** Returns the analysed texts of a field: one, or each author's name. */
  public List<AnalyzedText> texts(Field field) {
    return switch (field) {
      case TITLE -> title;
      case TLDR -> tldr;
      case ABSTRACT -> abstractText;
      case AUTHOR -> authors;
    };
  }
}
