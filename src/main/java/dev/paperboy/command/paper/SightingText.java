package dev.paperboy.command.paper;

import dev.paperboy.command.Wording;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.SightingStore.Sighting;
import dev.paperboy.subscription.ChannelWording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Describes how a paper became known: under which ids, from which feeds, by which kinds of
 * announcement.
 */
public final class SightingText {
  /** Announcements are read within a day unless the program was prevented from it. */
  private static final Duration USUAL = Duration.ofDays(1);

  private final ZoneId zone;
  private final FeedStore feeds = new FeedStore();

  public SightingText(ZoneId zone) {
    this.zone = zone;
  }

  /** Returns how the paper became known, one sentence per line. */
  public List<String> lines(
      Transaction transaction, String typed, PaperId paper, List<Sighting> sightings) {
    List<String> lines = new ArrayList<>();
    spelling(typed, paper).ifPresent(lines::add);
    sightings.forEach(sighting -> lines.add(sentence(transaction, sighting)));
    List<String> names = sightings.stream().map(Sighting::feed).distinct().toList();
    if (names.size() > 1) {
      lines.add(
          names.stream().map(Wording::inert).collect(Collectors.joining(" and "))
              + " announced the same paper, "
              + Wording.typed(paper.toString())
              + "; what they say about it is merged.");
    }
    return lines;
  }

  /** Returns the requested spelling, if it differs from the id. */
  public static Optional<String> spelling(String typed, PaperId paper) {
    String asked = typed.strip();
    return asked.equalsIgnoreCase(paper.toString()) || asked.equals(paper.local())
        ? Optional.empty()
        : Optional.of(
            "You asked for "
                + Wording.typed(asked)
                + ", which is "
                + Wording.typed(paper.toString())
                + "; all its spellings and versions count as one paper.");
  }

  private String sentence(Transaction transaction, Sighting sighting) {
    return "Announced by "
        + Wording.inert(sighting.feed())
        + " as "
        + kind(sighting)
        + when(sighting)
        + ", read "
        + Wording.moment(sighting.seen(), zone)
        + " in poll "
        + sighting.poll()
        + begun(transaction, sighting)
        + (sighting.baseline() ? ", when that feed was first read" : "")
        + ".";
  }

  private static String kind(Sighting sighting) {
    String type = sighting.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String version = sighting.version() > 1 ? " (version " + sighting.version() + ")" : "";
    String meaning =
        sighting.type() == AnnounceType.CROSS
            ? ", also listed in another category"
            : sighting.type().isNews() ? "" : ", which does not count as new";
    return type + version + meaning;
  }

  private String when(Sighting sighting) {
    Duration late = Duration.between(sighting.announced(), sighting.seen());
    String date = " on " + Wording.moment(sighting.announced(), zone);
    if (late.abs().toMinutes() < 1) {
      return "";
    }
    return late.compareTo(USUAL) <= 0 || sighting.baseline()
        ? date
        : date + " (caught up on " + ChannelWording.span(late) + " later)";
  }

  private String begun(Transaction transaction, Sighting sighting) {
    Optional<Instant> began = feeds.started(transaction, sighting.poll());
    return began
        .filter(at -> Duration.between(at, sighting.seen()).toMinutes() > 0)
        .map(at -> " (started " + Wording.moment(at, zone) + ")")
        .orElse("");
  }
}
