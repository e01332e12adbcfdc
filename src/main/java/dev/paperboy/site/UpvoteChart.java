package dev.paperboy.site;

import dev.paperboy.paper.SignalPoint;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The upvotes of a paper over time, as a picture and in words.
 *
 * @param line the points of the line, for SVG
 * @param area the points of the area below the line
 * @param most the most upvotes
 * @param words the same in a sentence
 * @param from the first day
 * @param until the last day
 */
public record UpvoteChart(
    String line, String area, int most, String words, String from, String until) {
  public static final int WIDTH = 600;
  public static final int HEIGHT = 120;
  private static final int MARGIN = 4;

  /** Returns the chart; empty if the upvotes were seen once only. */
  static Optional<UpvoteChart> of(List<SignalPoint> points, Instant now) {
    if (points.size() < 2) {
      return Optional.empty();
    }
    SignalPoint first = points.get(0);
    SignalPoint last = points.get(points.size() - 1);
    long begin = first.time().toEpochMilli();
    long span = Math.max(1, Math.max(now.toEpochMilli(), last.time().toEpochMilli()) - begin);
    int most = Math.max(1, points.stream().mapToInt(SignalPoint::upvotes).max().orElse(1));
    StringBuilder line = new StringBuilder();
    String y = "";
    for (SignalPoint point : points) {
      String x = number((double) (point.time().toEpochMilli() - begin) / span * WIDTH);
      // Between two points the number stayed as it was.
      if (!y.isEmpty()) {
        line.append(x).append(',').append(y).append(' ');
      }
      y = number(HEIGHT - MARGIN - (double) point.upvotes() / most * (HEIGHT - 2 * MARGIN));
      line.append(x).append(',').append(y).append(' ');
    }
    line.append(WIDTH).append(',').append(y);
    String from = Period.written(Period.dayOf(first.time()));
    String until = Period.written(Period.dayOf(now));
    return Optional.of(
        new UpvoteChart(
            line.toString(),
            "0," + HEIGHT + " " + line + " " + WIDTH + "," + HEIGHT,
            most,
            "From %d on %s to %d on %s"
                .formatted(
                    first.upvotes(),
                    from,
                    last.upvotes(),
                    Period.written(Period.dayOf(last.time()))),
            from,
            until));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
