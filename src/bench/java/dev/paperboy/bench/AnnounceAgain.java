package dev.paperboy.bench;

import dev.paperboy.Scene;
import dev.paperboy.bench.CapturedDays.Listed;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.paper.PaperStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Announces the papers of the lists once more, as arXiv: each on the morning after, and of every
 * second one a new version a week later. These announcements were not captured; they are made of
 * what the lists say.
 */
final class AnnounceAgain {
  private static final int FIRST = 1;
  private static final int REVISED = 8;

  private final Scene scene;
  private final CapturedDays days;
  private final Set<String> announced = new HashSet<>();

  AnnounceAgain(Scene scene, CapturedDays days) {
    this.scene = scene;
    this.days = days;
  }

  /** Whether there is a second version of the paper of this number. */
  static boolean isRevised(String number) {
    return (number.charAt(number.length() - 1) - '0') % 2 == 0;
  }

  /** Announces what arXiv has announced by this moment and was not announced yet. */
  void by(Instant now) {
    List<Announcement> announcements = new ArrayList<>();
    for (Listed one : days.listed(now)) {
      if (SignalReplay.isNews(one)) {
        announce(announcements, one, 1, morning(one.day().plusDays(FIRST)), now);
      }
      if (SignalReplay.isNews(one) && isRevised(one.id())) {
        announce(announcements, one, 2, morning(one.day().plusDays(REVISED)), now);
      }
    }
    if (!announcements.isEmpty()) {
      scene.poll(scene.arxiv, announcements.toArray(Announcement[]::new));
    }
  }

  private static Instant morning(LocalDate day) {
    return day.atTime(4, 0).toInstant(ZoneOffset.UTC);
  }

  private void announce(
      List<Announcement> announcements, Listed listed, int version, Instant at, Instant now) {
    if (!at.isAfter(now) && announced.add(listed.id() + "v" + version)) {
      AnnounceType type = version == 1 ? AnnounceType.NEW : AnnounceType.REPLACE;
      announcements.add(
          new Announcement(scene.arxiv.name(), type, at, paper(listed.id(), version)));
    }
  }

  private Paper paper(String number, int version) {
    PaperId id = PaperId.of("arxiv:" + number);
    Paper known =
        scene
            .database
            .read(transaction -> new PaperStore().find(transaction, id))
            .orElseThrow()
            .paper();
    return Paper.builder(id, known.title(), known.published())
        .abstractText(known.abstractText())
        .authors(known.authors())
        .version(version)
        .build();
  }
}
