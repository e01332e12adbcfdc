package dev.paperboy.command.why;

import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.app.Retention;
import dev.paperboy.app.settings.RetentionSettings;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.feed.PaperLookup.Answer;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WhyCommandTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    scene.clock.advance(Duration.ofHours(1));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private String why(String paper) {
    return scene.type("why " + paper).text();
  }

  private void announce(AnnounceType type, int version, Duration ago) {
    Announcement announcement =
        new Announcement(
            "arxiv",
            type,
            scene.clock.instant().minus(ago),
            paper("2606.00001", "Diffusion of heat").version(version).build());
    scene.poll(scene.arxiv, announcement);
  }

  @Test
  void theStoryBeginsWithTheEndAndNamesSpellingsFeedsAndPolls() {
    scene.type("subscribe diffusion");
    scene.type("subscribe mamba, heat");
    announce(AnnounceType.CROSS, 1, Duration.ofDays(3));
    scene.drain();
    scene.clock.advance(Duration.ofHours(1));
    scene.poll(
        scene.huggingface,
        paper("2606.00001", "Diffusion of heat").signals(new Signals(60, 0, "", "")));
    scene.drain();
    announce(AnnounceType.REPLACE, 2, Duration.ZERO);
    assertThat(why("10.48550/arXiv.2606.00001").lines())
        .containsExactly(
            "Posted: “Diffusion of heat”",
            "You asked for `10.48550/arXiv.2606.00001`, which is `arxiv:2606.00001`; all its"
                + " spellings and versions count as one paper.",
            "Announced by arxiv as cross, also listed in another category on 12 Jun 2026 13:00 UTC"
                + " (caught up on 3 days later), read 15 Jun 2026 13:00 UTC in poll 3.",
            "Announced by arxiv as replace (version 2), which does not count as new, read 15 Jun"
                + " 2026 14:00 UTC in poll 5.",
            "Announced by huggingface as new, read 15 Jun 2026 14:00 UTC in poll 4.",
            "arxiv and huggingface announced the same paper, `arxiv:2606.00001`; what they say"
                + " about it is merged.",
            "Posted here on 15 Jun 2026 13:00 UTC, because of:",
            "#1 `diffusion`: “Diffusion” (title)",
            "#2 `mamba, heat`: “heat” (title); not for: no “mamba” in title, summary or abstract",
            "Its message was created 15 Jun 2026 13:00 UTC; its id on the platform is `"
                + scene.platform.sent.get(0).nonce()
                + "`; it was last edited 15 Jun 2026 14:00 UTC.");
    assertThat(why("arxiv:2606.00001")).doesNotContain("You asked for");
  }

  @Test
  void whatWasPostedVeryLongAgoIsStillKnownToBePosted() {
    scene.type("subscribe diffusion");
    announce(AnnounceType.NEW, 1, Duration.ZERO);
    scene.drain();
    scene.clock.advance(Duration.ofDays(731));
    new Retention(scene.database, RetentionSettings.DEFAULT, () -> false, scene.clock).run();
    assertThat(why("2606.00001").lines()).first().isEqualTo("Posted: “Diffusion of heat”");
    assertThat(why("2606.00001").lines())
        .endsWith(
            "Posted here on 15 Jun 2026 13:00 UTC. That is so long ago that it is no longer on"
                + " record which subscriptions matched.",
            "#1 `diffusion` matches it now.");
    announce(AnnounceType.NEW, 1, Duration.ZERO);
    scene.drain();
    assertThat(scene.platform.sent).as("never posted again").hasSize(1);
  }

  @Test
  void theSummaryIsCalledOneNameThroughout() {
    scene.type("subscribe heat -mamba");
    scene.poll(scene.arxiv, paper("2606.00001", "A title").tldr("It is about heat."));
    scene.poll(scene.arxiv, paper("2606.00002", "A title").tldr("Heat by mamba."));
    assertThat(why("2606.00001")).contains("“heat” (summary)");
    assertThat(why("2606.00002")).contains("contains “mamba” in the summary");
  }

  @Test
  void whatMatchedLaterSaysThroughWhat() {
    scene.type("subscribe upvotes>=20");
    scene.poll(scene.huggingface, paper("2606.00001", "Mamba").signals(new Signals(3, 0, "", "")));
    assertThat(why("2606.00001"))
        .startsWith("Not wanted: ")
        .contains("#1 `upvotes>=20` does not match: has 3 upvotes, not at least 20.");
    scene.clock.advance(Duration.ofHours(5));
    scene.poll(scene.huggingface, paper("2606.00001", "Mamba").signals(new Signals(31, 0, "", "")));
    scene.drain();
    assertThat(why("2606.00001"))
        .startsWith("Posted: ")
        .contains(
            "It did not match when it was first read; it has matched since 15 Jun 2026 18:00 UTC,"
                + " with upvotes 31.");
  }

  @Test
  void whatWaitsSaysForWhat() {
    scene.type("subscribe diffusion");
    scene.type("settings quiet 12:00 to 18:00");
    scene.poll(scene.arxiv, papers(1, 2, "Diffusion"));
    assertThat(why("2606.00001"))
        .startsWith("Will be posted: ")
        .contains("not before 15 Jun 2026 18:00 UTC, when the quiet hours end, because of:");
    scene.type("settings quiet off");
    scene.clock.set(Instant.parse("2026-06-15T18:00:00Z"));
    scene.platform.answer =
        message -> new SendResult.RetryLater(Duration.ofMinutes(7), "too many requests");
    scene.drain();
    assertThat(why("2606.00001"))
        .contains("not before 15 Jun 2026 18:07 UTC, because of:")
        .contains(
            "tried once; the platform said: too many requests. The next attempt is 15 Jun 2026"
                + " 18:07 UTC.");
    scene.platform.answer = message -> new SendResult.Gone("the bot was removed");
    scene.clock.advance(Duration.ofMinutes(8));
    scene.drain();
    assertThat(why("2606.00001"))
        .contains(
            "It is waiting: nothing can be posted here at present: the bot was removed. `/papers");
    scene.poll(scene.arxiv, papers(2, 3, "Diffusion"));
    assertThat(why("2606.00002"))
        .startsWith("Held back: ")
        .contains("Held back: found while nothing could be posted here.");
    scene.type("subscribe heat daily at 09:00");
    scene.type("resume all");
    scene.poll(scene.arxiv, papers(3, 4, "Heat"));
    assertThat(why("2606.00003")).contains("16 Jun 2026 09:00 UTC, in a digest, because of:");
  }

  @Test
  void whatIsOverTheCapMutedOrRefusedSaysByWhichRule() {
    scene.type("subscribe diffusion");
    scene.type("settings cap 1");
    scene.type("mute boats for 3d");
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Diffusion of boats"),
        paper("2606.00002", "Diffusion of heat"),
        paper("2606.00003", "Diffusion of light"));
    scene.platform.answer =
        message ->
            message.cards().isEmpty()
                ? new SendResult.Sent("7")
                : new SendResult.Rejected("the embed is `too` large");
    scene.drain();
    assertThat(why("2606.00001"))
        .startsWith("Muted: ")
        .contains("Not posted: muted: “boats” (#1). It was muted by Ann until 18 Jun 2026 13:00");
    assertThat(why("2606.00002"))
        .startsWith("Failed: ")
        .contains("The platform refused it: the embed is 'too' large.", "UTC and tried once.");
    assertThat(why("2606.00003"))
        .startsWith("Over the cap: ")
        .contains("Held back: over the channel's cap of 1 paper per poll.")
        .contains("The channel was told on 15 Jun 2026 13:00 UTC that it is held.");
    scene.clock.advance(Duration.ofHours(2));
    scene.type("unmute 1");
    assertThat(why("2606.00001")).contains("by Ann; the mute was lifted on 15 Jun 2026 15:00 UTC.");
  }

  @Test
  void whatChangedSinceIsSaid() {
    scene.type("subscribe diffusion");
    scene.type("subscribe heat");
    scene.poll(scene.arxiv, paper("2606.00001", "Diffusion of heat"), paper("2606.00002", "Mamba"));
    scene.drain();
    scene.type("unsubscribe 1");
    scene.clock.advance(Duration.ofMinutes(1));
    scene.type("edit 2 mamba");
    scene.type("subscribe diffusion");
    assertThat(why("2606.00001"))
        .startsWith("Posted: ")
        .contains("#1 `diffusion`: “Diffusion” (title) — removed since")
        .contains(
            "#2 `mamba`: “heat” (title) — the subscription or the paper has changed since: no")
        .contains("#3 `diffusion` matches now too");
    assertThat(why("2606.00002"))
        .startsWith("Not posted: ")
        .contains(
            "#2 `mamba` matches, but it was edited since; at the time it asked for `heat`, which")
        .contains("#3 `diffusion` does not match: no “diffusion” in title, summary or abstract.");
  }

  @Test
  void whatASubscriptionAskedForThenIsTold() {
    scene.type("subscribe heat OR boats");
    scene.poll(scene.arxiv, paper("2606.00002", "Mamba"));
    scene.clock.advance(Duration.ofMinutes(1));
    scene.type("edit 1 mamba");
    assertThat(why("2606.00002"))
        .contains(
            "#1 `mamba` matches, but it was edited since; at the time it asked for `heat OR"
                + " boats`,")
        .contains("which does not match: no “heat” in title, summary or abstract; no “boats”");
  }

  @Test
  void thatASubscriptionRestedThenIsTold() {
    scene.type("subscribe mamba");
    scene.type("pause 1");
    scene.clock.advance(Duration.ofMinutes(1));
    scene.poll(scene.arxiv, paper("2606.00002", "Mamba"));
    assertThat(why("2606.00002")).contains("#1 `mamba` matches, but it is paused.");
    scene.clock.advance(Duration.ofMinutes(1));
    scene.type("resume 1");
    assertThat(why("2606.00002")).contains("#1 `mamba` matches, but it was paused then.");
  }

  @Test
  void aPaperThatWasNeverSeenSaysWhichFeedCouldHaveIt() {
    scene.arxiv.never = "it reads cs.CL, not cs.RO";
    scene.lookups.add(
        id ->
            id.local().equals("2606.00009")
                ? new Answer.Found(
                    paper("2606.00009", "Robots").categories(List.of("cs.RO")).build())
                : new Answer.Unavailable("arXiv does not answer"));
    scene.huggingface.result = new PollResult.Failed("no answer", Optional.empty());
    scene.pollAsItIs(scene.huggingface);
    assertThat(why("https://arxiv.org/pdf/2606.00009v2").lines())
        .containsExactly(
            "Never seen: No feed has announced `arxiv:2606.00009` so far, so it could not be"
                + " posted.",
            "You asked for `https://arxiv.org/pdf/2606.00009v2`, which is `arxiv:2606.00009`; all"
                + " its spellings and versions count as one paper.",
            "It exists: “Robots”, published 14 Jun 2026 00:00 UTC, in cs.RO.",
            "arXiv cannot have it: it reads cs.CL, not cs.RO.",
            "Hugging Face (huggingface) may have it: failing — since today 13:00 UTC: no answer;"
                + " last read completely today 12:00 UTC.",
            "`/papers feeds` shows which feeds are read.");
    assertThat(why("2606.00010")).contains("could not be looked up: arXiv does not answer");
  }

  @Test
  void aChannelOfManySubscriptionsIsToldOfTheFirstThatDoNotMatch() {
    for (int i = 0; i < 25; i++) {
      scene.type("subscribe word" + i);
    }
    scene.poll(scene.arxiv, paper("2606.00001", "Mamba"));
    assertThat(why("2606.00001"))
        .contains("#10 `word9` does not match")
        .endsWith("15 more subscriptions of this channel do not match.");
  }
}
