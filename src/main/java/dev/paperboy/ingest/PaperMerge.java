package dev.paperboy.ingest;

import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Provenance;
import dev.paperboy.paper.Signals;
import dev.paperboy.paper.TldrOrigin;
import java.util.List;
import java.util.stream.Stream;

/**
 * Merges the information of several feeds on one paper.
 *
 * <p>Known values are kept, gaps are filled, a newer version replaces the texts, and signals follow
 * the source that provides them. A withdrawal replaces the texts, too, whatever version it refers
 * to, since harvests contain no versions. The paper's own text replaces that of a page linking to
 * it, whichever came first.
 */
final class PaperMerge {
  private PaperMerge() {}

  /** Returns the paper after merging an announcement. */
  static Paper merge(Paper known, Announcement announcement) {
    Paper said = announcement.paper();
    List<String> feeds = union(known.feeds(), List.of(announcement.feed()));
    if (said.provenance() == Provenance.REFERRER && known.provenance() != Provenance.REFERRER) {
      return known.toBuilder().feeds(feeds).build();
    }
    boolean revises = said.version() > known.version();
    boolean newer = revises || withdraws(known, said);
    PaperBuilder merged =
        known.toBuilder()
            .title(newer ? said.title() : known.title())
            .abstractText(choose(newer, said.abstractText(), known.abstractText()))
            .tldr(said.tldr().isEmpty() ? known.tldr() : said.tldr())
            .tldrOrigin(tldrOrigin(known, said))
            .authors(
                newer || known.authors().isEmpty()
                    ? orElse(said.authors(), known.authors())
                    : known.authors())
            .categories(union(known.categories(), said.categories()))
            .keywords(orElse(said.keywords(), known.keywords()))
            .published(
                said.published().isBefore(known.published()) ? said.published() : known.published())
            .version(Math.max(said.version(), known.version()))
            .thumbnail(choose(false, said.thumbnail(), known.thumbnail()))
            .organization(choose(false, said.organization(), known.organization()))
            .comment(comment(known, said, newer))
            .revised(revises ? announcement.announced() : known.revised())
            .signals(signals(known.signals(), said.signals()))
            .feeds(feeds);
    if (said.provenance() == Provenance.SOURCE) {
      correct(merged, known, said);
    }
    return merged.build();
  }

  /** A source that repeats a summary without naming its origin does not make the origin unknown. */
  private static TldrOrigin tldrOrigin(Paper known, Paper said) {
    boolean repeats = said.tldr().isEmpty() || said.tldr().equals(known.tldr());
    return repeats && said.tldrOrigin() == TldrOrigin.UNKNOWN
        ? known.tldrOrigin()
        : said.tldrOrigin();
  }

  /** Replaces text that is, or may be, from a page linking to the paper by the paper's own. */
  private static void correct(PaperBuilder merged, Paper known, Paper said) {
    if (known.provenance() == Provenance.REFERRER) {
      merged
          .provenance(Provenance.SOURCE)
          .title(said.title())
          .abstractText(said.abstractText())
          .authors(said.authors())
          .categories(said.categories())
          .published(said.published())
          .version(said.version())
          .revised(null)
          .url(said.url());
    } else if (known.provenance() == Provenance.UNKNOWN && said.version() >= known.version()) {
      boolean leadsElsewhere = PaperId.parse(known.url()).filter(known.id()::equals).isEmpty();
      merged
          .provenance(Provenance.SOURCE)
          .title(said.title())
          .abstractText(choose(true, said.abstractText(), known.abstractText()))
          .authors(orElse(said.authors(), known.authors()))
          .categories(orElse(said.categories(), known.categories()))
          .url(leadsElsewhere ? said.url() : known.url());
    }
  }

  /** Returns whether the paper was previously shown with text other than its own. */
  static boolean isCorrected(Paper before, Paper after) {
    return before.provenance() != after.provenance()
        && !(before.title().equals(after.title())
            && before.abstractText().equals(after.abstractText())
            && before.authors().equals(after.authors())
            && before.url().equals(after.url()));
  }

  /**
   * A withdrawal of an older version does not concern the current one; from version 2 on it may be
   * any.
   */
  private static boolean withdraws(Paper known, Paper said) {
    return said.version() >= Math.min(known.version(), 2)
        && said.isWithdrawn()
        && !known.isWithdrawn();
  }

  /** A comment that a version was withdrawn does not apply to the next one. */
  private static String comment(Paper known, Paper said, boolean newer) {
    boolean takenBack = newer && said.comment().isEmpty() && known.isWithdrawnByComment();
    return takenBack ? "" : choose(newer, said.comment(), known.comment());
  }

  /** Returns the paper for its first announcement. */
  static Paper first(Announcement announcement) {
    return announcement.paper().toBuilder().feeds(List.of(announcement.feed())).build();
  }

  private static Signals signals(Signals known, Signals said) {
    // A source without signals reports none at all; it must not remove those of another.
    if (said.equals(Signals.NONE)) {
      return known;
    }
    return new Signals(
        said.upvotes(),
        said.comments(),
        choose(true, said.code(), known.code()),
        choose(true, said.project(), known.project()));
  }

  private static String choose(boolean preferSaid, String said, String known) {
    String first = preferSaid ? said : known;
    return first.isEmpty() ? (preferSaid ? known : said) : first;
  }

  private static <T> List<T> orElse(List<T> first, List<T> second) {
    return first.isEmpty() ? second : first;
  }

  private static List<String> union(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }
}
