package dev.paperboy.route;

import dev.paperboy.Scene;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.route.PlainFates.Printing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Made-up papers as two feeds print them day by day, handed over within the process. */
final class MadeUpFeeds {
  private final WhyReplay replay;
  private final List<Printed> papers;
  private final Map<String, Text> known = new HashMap<>();

  MadeUpFeeds(WhyReplay replay, List<Printed> papers) {
    this.replay = replay;
    this.papers = papers;
  }

  /** Lets arXiv announce what it does on a day. */
  void announce(LocalDate day) {
    List<Announcement> page = new ArrayList<>();
    List<Printing> printings = new ArrayList<>();
    for (Printed paper : papers) {
      if (paper.news().equals(day)) {
        AnnounceType type = paper.cross() ? AnnounceType.CROSS : AnnounceType.NEW;
        page.add(announced(type, build(paper).version(1)));
        Text text = text(paper, paper.abstractText(), known.get(paper.id()));
        printings.add(new Printing(text, true));
        known.put(paper.id(), text);
      }
      if (paper.replaced().equals(day)) {
        PaperBuilder revised =
            build(paper).version(2).abstractText(PaperText.abstractText(paper.revised()));
        page.add(announced(AnnounceType.REPLACE, revised));
        Text text = text(paper, paper.revised(), known.get(paper.id()));
        printings.add(new Printing(text, false));
        known.put(paper.id(), text);
      }
    }
    print(replay.scene.arxiv, page, printings);
  }

  /** Lets Hugging Face print the list of a day. */
  void list(LocalDate day) {
    List<Announcement> page = new ArrayList<>();
    List<Printing> printings = new ArrayList<>();
    for (Printed paper : papers) {
      Integer votes = paper.lists().get(day);
      if (votes != null) {
        page.add(
            new Announcement(
                "huggingface",
                AnnounceType.NEW,
                replay.scene.clock.instant(),
                build(paper)
                    .tldr(PaperText.abstractText(paper.tldr()))
                    .signals(new Signals(votes, 0, paper.code(), ""))
                    .build()));
        Text text = listed(paper, votes, known.get(paper.id()));
        printings.add(new Printing(text, true));
        known.put(paper.id(), text);
      }
    }
    print(replay.scene.huggingface, page, printings);
  }

  private void print(Scene.Feed feed, List<Announcement> page, List<Printing> printings) {
    feed.pages.clear();
    feed.pages.add(new FeedPage(page, List.of(), Optional.empty()));
    replay.read(feed, printings);
  }

  private Announcement announced(AnnounceType type, PaperBuilder paper) {
    return replay.scene.announce(replay.scene.arxiv, type, paper);
  }

  private static PaperBuilder build(Printed paper) {
    return Scene.paper(paper.id(), PaperText.title(paper.title()))
        .abstractText(PaperText.abstractText(paper.abstractText()))
        .authors(PaperText.authors(paper.authors()));
  }

  /** What is known once arXiv has printed it with this abstract. */
  private static Text text(Printed paper, String abstractText, @Nullable Text known) {
    return new Text(
        paper.id(),
        List.of(paper.title(), abstractText, known == null ? "" : known.texts().get(2)),
        paper.authors(),
        known == null ? 0 : known.votes(),
        known != null && known.code());
  }

  /** What is known once a list has it: an abstract that is known, even revised, stays. */
  private static Text listed(Printed paper, int votes, @Nullable Text known) {
    boolean says = votes > 0 || !paper.code().isEmpty();
    String abstractText = known == null ? paper.abstractText() : known.texts().get(1);
    return new Text(
        paper.id(),
        List.of(paper.title(), abstractText, paper.tldr()),
        paper.authors(),
        says || known == null ? votes : known.votes(),
        !paper.code().isEmpty());
  }
}
