package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.CapturedData;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.huggingface.HuggingFaceFeed;
import dev.paperboy.route.PlainEvaluation.Wish;
import dev.paperboy.route.PlainFates.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code why}, asked for every paper in channels of all kinds and held against {@link PlainFates}:
 * verdict, the subscriptions that are named, and on which words. Asked for in one channel in three
 * of each paper, and in all of them with {@code -Dpaperboy.long=true}.
 */
final class WhyIsRightTest {
  private static final int ONE_IN = Boolean.getBoolean("paperboy.long") ? 1 : 3;
  private static final LocalDate FIRST = LocalDate.parse("2026-06-15");
  private static final LocalDate END_OF_MONTH = LocalDate.parse("2026-07-11");
  private static final LocalDate END_OF_DAYS = LocalDate.parse("2026-06-17");

  @TempDir private Path folder;

  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void ofEveryPaperOfACapturedMonth() throws Exception {
    captured(END_OF_MONTH);
  }

  @Test
  void ofEveryPaperOfSomeCapturedDays() throws Exception {
    captured(END_OF_DAYS);
  }

  private void captured(LocalDate last) throws Exception {
    Path feeds = CapturedData.feedsOrSkip();
    Instant first = FIRST.atTime(9, 0).toInstant(ZoneOffset.UTC);
    Instant end = last.atTime(21, 0).toInstant(ZoneOffset.UTC);
    Instant middle = first.plus(Duration.between(first, end).dividedBy(2)).plusSeconds(1);
    List<Reader> readers =
        PlainWants.readers(
            first.minusSeconds(60),
            middle,
            PlainWants.VIDEO,
            PlainWants.author("Shuai Wang", "Shuai Wang"),
            PlainWants.excluding("video", "benchmark", "(?:s|ed|ing)?"));
    try (WhyReplay replay = new WhyReplay(folder, readers);
        FeedTesting testing = new FeedTesting(first.toString());
        CapturedLists lists = new CapturedLists(feeds, replay.scene.clock)) {
      FeedSource feed =
          new HuggingFaceFeed(
              "huggingface", lists.address(), testing.fetcher, testing.gate, replay.scene.clock);
      replay.at(first.minusSeconds(60));
      for (Instant now = first; !now.isAfter(end); now = now.plus(Duration.ofHours(6))) {
        replay.at(now);
        replay.read(feed, lists.printings());
      }
      report("captured until " + last, replay, readers);
    }
  }

  @Test
  void ofEveryPaperOfAMadeUpFortnight() throws IOException {
    LocalDate start = GeneratedPapers.FIRST.plusDays(2);
    Instant from = GeneratedPapers.FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant middle = start.plusDays(5).atTime(12, 0).toInstant(ZoneOffset.UTC);
    List<Reader> readers =
        new ArrayList<>(
            PlainWants.readers(
                from,
                middle,
                PlainWants.AGENTS,
                PlainWants.author("Ada Marchetti", "Ada (?:\\S+ )?Marchetti"),
                PlainWants.excluding("agent", "survey", "s?")));
    readers.add(
        Reader.of(
            "revised",
            from,
            PlainWants.word(new Wish("zymurgy", paper -> paper.says("\\bzymurgy\\b")), "zymurgy")));
    try (WhyReplay replay = new WhyReplay(folder, readers)) {
      replay.at(from);
      MadeUpFeeds feeds = new MadeUpFeeds(replay, GeneratedPapers.of(7));
      for (LocalDate day = start; !day.isAfter(GeneratedPapers.LAST); day = day.plusDays(1)) {
        replay.at(day.atTime(6, 0).toInstant(ZoneOffset.UTC));
        feeds.announce(day);
        replay.at(day.atTime(18, 0).toInstant(ZoneOffset.UTC));
        feeds.list(day);
      }
      report("a made-up fortnight", replay, readers);
    }
  }

  private static void report(String what, WhyReplay replay, List<Reader> readers) {
    Map<String, Integer> verdicts = replay.ask(ONE_IN);
    assertThat(verdicts)
        .containsKeys("Posted", "Over the cap", "Muted", "Held back", "Failed", "Not posted");
    int asked = verdicts.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(asked)
        .isBetween(
            replay.papers() * (readers.size() / ONE_IN),
            replay.papers() * ((readers.size() + ONE_IN - 1) / ONE_IN));
    System.out.printf(
        "why, %s: %d papers, %d channels, %d questions, all answered right: %s%n",
        what, replay.papers(), readers.size(), asked, verdicts);
  }
}
