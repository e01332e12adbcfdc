package dev.paperboy.route;

import dev.paperboy.Scene;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a feed has to tell in a year: papers at any hour, some of them days late, votes that grow,
 * and answers of which a part is missing. What it announces it repeats for some days.
 */
final class YearOfFeed {
  private static final Duration REPEATED = Duration.ofDays(4);
  private static final List<String> WORDS = List.of("diffusion", "mamba", "robots");
  private static final String URGENT = "quantum";

  private final List<Item> items = new ArrayList<>();
  private final Random random;

  /**
   * A year's papers.
   *
   * @param busy moments before which many papers come
   */
  YearOfFeed(Random random, Instant start, int days, int papersADay, List<Instant> busy) {
    this.random = random;
    long minutes = Duration.ofDays(days).toMinutes();
    for (int number = 0; number < days * papersADay; number++) {
      Instant appears = start.plus(Duration.ofMinutes(random.nextLong(minutes)));
      Duration late =
          random.nextInt(10) == 0 ? Duration.ofHours(random.nextInt(60)) : Duration.ZERO;
      add(appears.plus(late));
    }
    for (Instant moment : busy) {
      for (int minute = 0; minute < 360; minute += 20) {
        add(moment.minus(Duration.ofMinutes(minute)));
      }
    }
    for (Item item : items) {
      if (random.nextInt(8) == 0) {
        item.liked = item.appears.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
      }
    }
  }

  private void add(Instant appears) {
    items.add(new Item("2601.%05d".formatted(items.size()), words(), appears));
  }

  private Set<String> words() {
    String first = WORDS.get(random.nextInt(WORDS.size()));
    return random.nextInt(6) == 0 ? new TreeSet<>(List.of(first, URGENT)) : Set.of(first);
  }

  /** A paper of the feed. */
  static final class Item {
    final String number;
    final Set<String> words;
    private final Instant appears;
    private Instant liked = Instant.MAX;

    /** The votes of which the program knows; -1 while it knows nothing of the paper. */
    int knownVotes = -1;

    Item(String number, Set<String> words, Instant appears) {
      this.number = number;
      this.words = words;
      this.appears = appears;
    }

    int votes(Instant now) {
      return liked.isAfter(now) ? 3 : 60;
    }
  }

  /** What the feed answers now; a part of it or nothing at bad moments. */
  List<Item> answer(Instant now, Scene scene) {
    List<Item> told = new ArrayList<>();
    int luck = random.nextInt(20);
    for (Item item : items) {
      boolean current = !item.appears.isAfter(now) && item.appears.plus(REPEATED).isAfter(now);
      if (current && luck > 0 && (luck > 2 || random.nextBoolean())) {
        told.add(item);
      }
    }
    List<Announcement> announcements =
        told.stream()
            .map(
                item ->
                    scene.announce(
                        scene.arxiv,
                        AnnounceType.NEW,
                        Scene.paper(item.number, String.join(" ", item.words))
                            .signals(new Signals(item.votes(now), 0, "", ""))))
            .toList();
    scene.arxiv.pages.clear();
    scene.arxiv.pages.add(new FeedPage(announcements, List.of(), Optional.empty()));
    scene.arxiv.result =
        luck > 2
            ? new PollResult.Complete()
            : luck > 0
                ? new PollResult.Partial("a part is missing", Optional.empty())
                : new PollResult.Failed("nothing came", Optional.empty());
    return told;
  }
}
