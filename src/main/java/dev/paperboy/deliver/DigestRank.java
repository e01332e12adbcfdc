package dev.paperboy.deliver;

import dev.paperboy.paper.Paper;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.store.outbox.Alert.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Ranks the papers of a digest. Each doubling of a factor adds one to the rank, except that votes
 * take two doublings, so that a popular paper does not displace those that match more closely:
 *
 * <pre>
 *   log2(1 + words + words in the title)    how well it matches
 * + log2(subscriptions)                     how many subscriptions match
 * + log2(1 + upvotes) / 2                   how popular it is
 * + 2^(-days / 7)                           how recent it is
 * </pre>
 *
 * <p>Words are the distinct words and values that matched, ignoring case; days are counted from the
 * publication.
 */
final class DigestRank {
  private static final double MILLIS_TO_HALF = Duration.ofDays(7).toMillis();

  private DigestRank() {}

  /** Returns the rank; a higher one comes first. */
  static double of(Paper paper, List<Cause> causes, Instant now) {
    List<Evidence> evidence =
        causes.stream().flatMap(cause -> cause.evidence().stream()).distinct().toList();
    long words = different(evidence.stream());
    long inTitle = different(evidence.stream().filter(one -> one.place().equals("title")));
    double age = Math.max(0, Duration.between(paper.published(), now).toMillis());
    return log2(1.0 + words + inTitle)
        + log2(Math.max(1, causes.size()))
        + log2(1.0 + paper.signals().upvotes()) / 2
        + Math.pow(2, -age / MILLIS_TO_HALF);
  }

  private static long different(Stream<Evidence> evidence) {
    return evidence.map(one -> one.words().toLowerCase(Locale.ROOT)).distinct().count();
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
