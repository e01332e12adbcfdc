package dev.paperboy.bench;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * As many papers as are wanted: the real ones first, then made-up ones whose sentences, names and
 * categories come from real ones, with one word in ten put there by chance, so that words are as
 * frequent as in life and new neighbours keep meeting. Seeded: paper {@code n} is always the same.
 */
final class SyntheticPapers {
  private static final Instant NEWEST = Instant.parse("2026-06-15T00:00:00Z");

  /** From this month on, the numbers in a month have five digits; no real paper is that old. */
  private static final YearMonth FIRST_MONTH = YearMonth.of(2015, 1);

  private static final int PAPERS_A_MONTH = 90_000;
  private static final int SENTENCES = 7;
  private static final int REPLACED = 10;

  private final List<Paper> real;
  private final List<String[]> abstracts;
  private final long seed;

  SyntheticPapers(List<Paper> real, long seed) {
    this.real = real;
    this.abstracts =
        real.stream()
            .map(paper -> paper.abstractText().split("(?<=[.!?])\\s+", -1))
            .filter(sentences -> sentences.length > 1)
            .toList();
    this.seed = seed;
  }

  /** The first papers, one after the other. */
  Stream<Paper> first(int count) {
    return Stream.iterate(0, number -> number + 1).limit(count).map(this::paper);
  }

  private Paper paper(int number) {
    if (number < real.size()) {
      return real.get(number);
    }
    Random random = new Random(seed * 31 + number);
    Paper dated = any(real, random);
    YearMonth month = FIRST_MONTH.plusMonths(number / PAPERS_A_MONTH);
    PaperId id =
        PaperId.of(
            "arxiv:%02d%02d.%05d"
                .formatted(month.getYear() % 100, month.getMonthValue(), number % PAPERS_A_MONTH));
    List<Author> authors = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      authors.addAll(any(real, random).authors().stream().limit(1).toList());
    }
    return Paper.builder(
            id,
            changed(dated.title(), random),
            NEWEST.minus(Duration.ofMinutes(random.nextInt(15 * 365 * 24 * 60))))
        .abstractText(abstractText(random))
        .authors(authors)
        .categories(any(real, random).categories())
        .signals(new Signals(random.nextInt(8) == 0 ? random.nextInt(200) : 0, 0, "", ""))
        .feeds(List.of("arxiv"))
        .build();
  }

  private String abstractText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SENTENCES; i++) {
      String[] sentences = any(abstracts, random);
      text.append(changed(sentences[random.nextInt(sentences.length)], random)).append(' ');
    }
    return text.toString().strip();
  }

  private String changed(String sentence, Random random) {
    String[] words = sentence.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      if (random.nextInt(REPLACED) == 0) {
        String[] others = any(abstracts, random)[0].split(" ", -1);
        words[i] = others[random.nextInt(others.length)];
      }
    }
    String changed = String.join(" ", words);
    return changed.isBlank() ? "Untitled" : changed;
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
