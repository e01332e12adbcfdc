package dev.paperboy.meaning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The papers of the last 28 days, from which thresholds are computed. Immutable. */
final class RecentWindow {
  static final int DAYS = 28;

  private final Instant now;
  private final List<Embedding> embeddings = new ArrayList<>();
  private final List<LocalDate> days = new ArrayList<>();
  private Instant first;

  /** Reads the papers that were announced until now. */
  RecentWindow(RecentEmbeddings recent, Instant now) {
    this.now = now;
    this.first = now;
    recent.visit(now.minus(Duration.ofDays(DAYS)), this::add);
  }

  private void add(Instant announced, Embedding embedding) {
    embeddings.add(embedding);
    days.add(announced.atOffset(ZoneOffset.UTC).toLocalDate());
    first = announced.isBefore(first) ? announced : first;
  }

  Instant now() {
    return now;
  }

  LocalDate today() {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  int size() {
    return embeddings.size();
  }

  /** Returns over how many weeks the papers were announced, at least a seventh. */
  double weeks() {
    double days = Duration.between(first, now).toMillis() / (double) Duration.ofDays(1).toMillis();
    return Math.max(1, days) / 7;
  }

  LocalDate day(int paper) {
    return days.get(paper);
  }

  /** Returns the closeness of each paper to a topic's vector. */
  double[] cosines(Embedding topic) {
    double[] cosines = new double[embeddings.size()];
    Arrays.setAll(cosines, paper -> embeddings.get(paper).cosine(topic));
    return cosines;
  }
}
