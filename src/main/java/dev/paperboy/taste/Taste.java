package dev.paperboy.taste;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.taste.Judgement.Verdict;
import dev.paperboy.taste.LearnedSide.Weighed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a channel likes, learned from votes: the words and authors that papers voted up have in
 * common, and those that papers voted down have in common (Rocchio's method on tf-idf). A vote
 * counts half after {@link #HALF_LIFE}. A few dozen words; computed when needed. For one thread.
 */
public final class Taste {
  /** After this time, a vote counts half. */
  public static final Duration HALF_LIFE = Duration.ofDays(90);

  /** Fewer papers are not said to agree on anything. */
  private static final int FEWEST_AGREEING = 5;

  private static final double MOST_OF = 0.6;
  private static final double HARDLY_ANY = 0.1;

  private final PaperVectors vectors;
  private final TasteWeights weights;
  private final List<Learned> papers;
  private final LearnedSide liked;
  private final LearnedSide disliked;
  private final WrittenForms written;

  /**
   * A paper that was voted on.
   *
   * @param weight the sum of its votes, aged; below 0 if it is voted down
   */
  private record Learned(Paper paper, PaperVector vector, double weight) {}

  private Taste(PaperIndex index, List<Opinion> opinions, TasteWeights weights, Instant now) {
    this.vectors = new PaperVectors(index);
    this.weights = weights;
    this.papers = learned(vectors, opinions, now);
    this.liked = side(1);
    this.disliked = side(-1);
    this.written = written();
  }

  /** Learns from votes. */
  public static Taste of(PaperIndex index, List<Opinion> opinions, Instant now) {
    return of(index, opinions, TasteWeights.CHOSEN, now);
  }

  /** Like {@link #of(PaperIndex, List, Instant)}, with other parameters, for measurements. */
  public static Taste of(
      PaperIndex index, List<Opinion> opinions, TasteWeights weights, Instant now) {
    return new Taste(index, opinions, weights, now);
  }

  /** Returns whether nothing was learned. */
  public boolean isEmpty() {
    return liked.words().isEmpty()
        && liked.authors().isEmpty()
        && disliked.words().isEmpty()
        && disliked.authors().isEmpty();
  }

  /** Returns how a paper fits; a paper that was voted on fits as its votes say. */
  public Judgement judge(Paper paper) {
    if (isEmpty()) {
      return Judgement.NONE;
    }
    return judge(vectors.of(paper));
  }

  /** Like {@link #judge(Paper)}, for a paper that was converted before, as measurements do. */
  public Judgement judge(PaperVector vector) {
    double up = liked.similarity(vector, weights);
    double down = disliked.similarity(vector, weights);
    double score = up - weights.against() * down;
    Verdict verdict = verdict(score, up, down);
    return switch (verdict) {
      case NEUTRAL -> new Judgement(score, verdict, List.of(), List.of(), Optional.empty());
      case LIKED -> explained(score, verdict, liked, 1, vector);
      case DISLIKED -> explained(score, verdict, disliked, -1, vector);
    };
  }

  /** Returns the words that papers voted up have in common, the most important first. */
  public List<String> likedWords() {
    return written.of(liked.words());
  }

  /** Returns the authors that papers voted up have in common, likewise. */
  public List<String> likedAuthors() {
    return written.of(liked.authors());
  }

  /** Returns the words that papers voted down have in common, likewise. */
  public List<String> dislikedWords() {
    return written.of(disliked.words());
  }

  /** Returns the authors that papers voted down have in common, likewise. */
  public List<String> dislikedAuthors() {
    return written.of(disliked.authors());
  }

  /** Returns the papers voted up, those whose votes count most first. */
  public List<Paper> likedPapers() {
    return papers(1);
  }

  /** Returns the papers voted down, those whose votes count most first. */
  public List<Paper> dislikedPapers() {
    return papers(-1);
  }

  /** Returns what papers voted up agree on, the most important first. */
  public List<Agreement> likedInCommon() {
    return inCommon(liked, 1);
  }

  /** Returns what papers voted down agree on, the most important first. */
  public List<Agreement> dislikedInCommon() {
    return inCommon(disliked, -1);
  }

  private List<Agreement> inCommon(LearnedSide side, int sign) {
    List<Learned> these = of(sign).toList();
    List<Learned> those = of(-sign).toList();
    List<String> heaviestFirst = written.heaviestFirst(side.words());
    List<Agreement> found = new ArrayList<>();
    for (String term : heaviestFirst) {
      List<Learned> holders = containing(these, term);
      if (holders.size() >= FEWEST_AGREEING
          && holders.size() >= MOST_OF * these.size()
          && containing(those, term).size() <= HARDLY_ANY * those.size()) {
        List<String> others =
            heaviestFirst.stream()
                .filter(other -> !other.equals(term))
                .filter(other -> 2 * containing(holders, other).size() > holders.size())
                .toList();
        List<String> forms = written.of(term, others);
        found.add(
            new Agreement(
                forms.get(0), forms.subList(1, forms.size()), holders.size(), these.size()));
      }
    }
    return found;
  }

  private static List<Learned> containing(List<Learned> papers, String term) {
    return papers.stream().filter(one -> one.vector().words().containsKey(term)).toList();
  }

  private Verdict verdict(double score, double up, double down) {
    if (score >= weights.decisive() && up >= down) {
      return Verdict.LIKED;
    }
    return down >= weights.decisive() && down > up ? Verdict.DISLIKED : Verdict.NEUTRAL;
  }

  private Judgement explained(
      double score, Verdict verdict, LearnedSide side, int sign, PaperVector vector) {
    Map<String, Double> words = shared(side.words(), vector.words());
    Map<String, Double> authors = shared(side.authors(), vector.authors());
    authors.replaceAll((name, weight) -> weights.authors() * weight);
    Optional<PaperId> nearest =
        of(sign)
            .max(
                Comparator.comparingDouble(
                    one ->
                        LearnedSide.product(words, one.vector().words())
                            + LearnedSide.product(authors, one.vector().authors())))
            .map(one -> one.paper().id());
    return new Judgement(score, verdict, written.of(words), written.of(authors), nearest);
  }

  private static Map<String, Double> shared(Map<String, Double> one, Map<String, Double> other) {
    Map<String, Double> shared = new HashMap<>();
    one.forEach(
        (term, weight) -> {
          Double there = other.get(term);
          if (there != null) {
            shared.put(term, weight * there);
          }
        });
    return shared;
  }

  private static List<Learned> learned(PaperVectors vectors, List<Opinion> opinions, Instant now) {
    Map<PaperId, Paper> known = new HashMap<>();
    Map<PaperId, Double> sums = new LinkedHashMap<>();
    for (Opinion opinion : opinions) {
      PaperId id = opinion.paper().id();
      known.put(id, opinion.paper());
      double age = Math.max(0, Duration.between(opinion.at(), now).toMillis());
      double weight = opinion.value() * Math.pow(2, -age / HALF_LIFE.toMillis());
      sums.merge(id, weight, Double::sum);
    }
    return sums.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .map(
            entry -> {
              Paper paper = Objects.requireNonNull(known.get(entry.getKey()));
              return new Learned(paper, vectors.of(paper), entry.getValue());
            })
        .toList();
  }

  private LearnedSide side(int sign) {
    return LearnedSide.of(
        of(sign).map(one -> new Weighed(one.vector(), Math.abs(one.weight()))).toList(),
        weights,
        vectors::share);
  }

  private List<Paper> papers(int sign) {
    return of(sign)
        .sorted(Comparator.comparingDouble(one -> -Math.abs(one.weight())))
        .map(Learned::paper)
        .toList();
  }

  private Stream<Learned> of(int sign) {
    return papers.stream().filter(one -> one.weight() * sign > 0);
  }

  private WrittenForms written() {
    Set<String> terms = new HashSet<>();
    for (LearnedSide side : List.of(liked, disliked)) {
      terms.addAll(side.words().keySet());
      terms.addAll(side.authors().keySet());
    }
    return new WrittenForms(papers.stream().map(Learned::paper).toList(), terms);
  }
}
