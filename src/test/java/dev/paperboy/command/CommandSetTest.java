package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paperboy.Scene;
import dev.paperboy.card.Card;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.feed.PaperLookup.Answer;
import dev.paperboy.feed.PollResult;
import dev.paperboy.feed.timetable.Holidays;
import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandSetTest extends InScene {
  private static final ChannelId FOREIGN = new ChannelId("console", "other", "papers");
  private static final Request.User BOB = new Request.User("U2", "Bob", false);

  private void quietly(String text, String... expected) {
    Reply reply = scene.type(text);
    assertThat(reply.text()).as(text).contains(expected);
    assertThat(reply.ephemeral()).as(text).isTrue();
  }

  @Test
  void subscribingEchoesTheQueryAndSaysHowMuchToExpect() {
    scene.poll(scene.arxiv, papers(0, 4, "Diffusion"));
    Reply reply = scene.type("subscribe diffusion, \"flow matching\" daily at 9 max 5");
    assertThat(reply.ephemeral()).isFalse();
    assertThat(reply.text())
        .contains("Subscribed as #1: `diffusion OR \"flow matching\"`")
        .contains("a digest daily at 09:00 UTC, at most 5 per post")
        .contains("it would have posted 4 papers, about 28 a week at that rate. The newest:");
    assertThat(reply.cards()).hasSize(3);
    assertThat(say("subscribe nothing-like-it")).contains("posted nothing");
    quietly(
        "subscribe diffusion | \"flow matching\"",
        "already has this subscription, as #1",
        "/papers edit 1");
    say("pause 1");
    quietly("subscribe diffusion | \"flow matching\"", "it is paused; `/papers resume 1`");
  }

  @Test
  void beforeAnythingWasSeenTheForecastSaysSo() {
    assertThat(say("subscribe diffusion")).contains("No paper has been seen yet");
  }

  @Test
  void whereAllThatWasSeenIsOlderThanTheForecastLooksItSaysSo() {
    scene.poll(scene.arxiv, papers(0, 3, "Diffusion"));
    scene.clock.advance(Duration.ofDays(31));
    assertThat(say("subscribe diffusion"))
        .contains("None of the papers seen so far (3) was announced in the last 30 days")
        .doesNotContain("No paper has been seen");
    scene.poll(scene.arxiv, papers(3, 4, "Diffusion"));
    assertThat(say("edit 1 diffusion daily")).contains("1 paper");
  }

  @Test
  void aWishThatIsWrongIsAnsweredQuietlyAndNothingIsSubscribed() {
    for (String wrong :
        List.of(
            "",
            "-survey",
            "(",
            "\"open",
            "title:",
            "upvotes>=many",
            "x".repeat(501),
            "daily",
            "diffusion at 25:00",
            "diffusion at 9xm",
            "diffusion daily at 0900",
            "diffusion max 0",
            "diffusion max 1001",
            "diffusion max 99999999999",
            "diffusion max -1",
            "diffusion instant at 09:00",
            "* *",
            "AND OR NOT",
            "author:")) {
      Reply reply = scene.type("subscribe " + wrong);
      assertThat(reply.ephemeral()).as(wrong).isTrue();
      assertThat(reply.text()).as(wrong).isNotBlank().doesNotContain("bug in Paperboy");
    }
    assertThat(say("list")).contains("This channel has no subscriptions.");
    quietly("subscribe diffusion at 9xm", "“9xm” is not a time of day; write `at 09:00`.");
    quietly("subscribe diffusion max 0", "`max` is a number from 1 to 1000.");
    quietly("subscribe diffusion instant at 09:00", "`instant` posts at once");
  }

  @Test
  void aChannelHasRoomForFiveHundred() {
    String yaml =
        IntStream.range(0, 520).mapToObj(i -> "- query: w" + i).collect(Collectors.joining("\n"));
    assertThat(say("import " + yaml))
        .contains("500 added")
        .contains("20 subscriptions not added: a channel can have 500.");
    quietly("subscribe one more", "500 subscriptions, the most it can have");
    assertThat(say("list")).contains("480 more: `/papers list page 2`").contains("#20 `w19`");
    assertThat(say("list page 25")).contains("#500").doesNotContain("more:");
    assertThat(say("list page 26")).contains("There is no such page.");
    assertThat(say("unsubscribe all")).contains("Removed all 500 subscriptions");
  }

  @Test
  void subscriptionsAreChangedRestedAndRemovedByTheirNumbers() {
    say("subscribe diffusion");
    assertThat(say("edit #1 weekly on fridays at 17:30"))
        .contains("Changed #1: `diffusion`")
        .contains("weekly on friday at 17:30");
    assertThat(say("edit 1 mamba max 3")).contains("`mamba`, a digest weekly on friday at 17:30");
    assertThat(say("edit 1 instant")).contains("posted at once, at most 3");
    quietly("edit 1", "Say what to change");
    quietly("edit 9 daily", "no subscription `9`");
    quietly("edit", "Say which subscription");
    quietly("edit 1 (", "Here:");

    assertThat(say("pause 1 until 2026-06-20"))
        .contains("#1 is paused until 20 Jun 2026 00:00 UTC");
    assertThat(say("list")).contains("paused until 20 Jun 2026 00:00 UTC: paused by Ann");
    assertThat(say("pause all for 2 weeks")).contains("29 Jun 2026");
    for (String wrong :
        List.of("until yesterday", "until 2026-06-01", "for -3d", "until +999999999-01-01", "x")) {
      quietly("pause 1 " + wrong, "Until when?");
    }
    assertThat(say("resume 1")).contains("#1 is active: `mamba`");
    assertThat(say("resume all")).contains("1 subscription active.");
    quietly("resume 7", "no subscription `7`");

    assertThat(say("unsubscribe 1")).contains("Unsubscribed #1. `/papers subscribe mamba max 3`");
    quietly("unsubscribe 1", "no subscription `1`");
    quietly("unsubscribe", "Say which subscription");
    quietly("unsubscribe all", "This channel has no subscriptions.");
    quietly("pause all", "This channel has no subscriptions.");
    assertThat(say("subscribe again")).as("numbers are not used twice").contains("#2");
  }

  @Test
  void aSearchFindsWhatMeansTheSameAndSaysWhichItIs() {
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Diffusion ships"),
        paper("2606.00002", "Boats in diffusion"),
        paper("2606.00003", "Proteins"));
    Reply reply = scene.type("search diffusion ships");
    assertThat(reply.text()).isEqualTo("1 paper says it, 1 more is close in meaning.");
    assertThat(reply.cards())
        .extracting(Card::title, Card::match)
        .containsExactly(
            tuple("Diffusion ships", "says it"), tuple("Boats in diffusion", "close in meaning"));
    assertThat(reply.cards().get(1).why()).containsExactly("“diffusion” in the title");
    assertThat(scene.type("search diffusion ships title:boats").text())
        .isEqualTo(
            "No paper seen so far says all of `diffusion ships title:boats`. These are"
                + " close in meaning or have some of the words: 1 paper.");
    assertThat(scene.type("search \"diffusion ships\"").cards())
        .extracting(Card::match)
        .containsExactly("");
    assertThat(scene.type("search diffusion ships sort:newest").cards()).hasSize(1);
    quietly("preview diffusion ships", "it would have posted 1 paper");
  }

  @Test
  void papersAreSearchedPreviewedAndComparedPageByPage() {
    scene.poll(scene.arxiv, papers(0, 12, "Diffusion of heat"));
    Reply first = scene.type("search diffusion");
    assertThat(first.cards()).hasSize(5);
    assertThat(first.text())
        .contains("12 papers, best first, 1 to 5. More: `/papers search diffusion page 2`");
    assertThat(scene.type("search diffusion page 3").cards()).hasSize(2);
    quietly("search diffusion page 4", "There is no such page.");
    assertThat(scene.type("search diffusion page 40").actions())
        .map(TypedAction::of)
        .containsExactly(new TypedAction("First page", "search diffusion page 1"));
    assertThat(scene.type("list page 40").actions())
        .map(TypedAction::of)
        .containsExactly(new TypedAction("First page", "list page 1"));
    assertThat(scene.type("search https://arxiv.org/abs/2606.00001v2").actions())
        .map(TypedAction::of)
        .containsExactly(
            new TypedAction("Show", "show arxiv:2606.00001"),
            new TypedAction("Similar", "similar arxiv:2606.00001"));
    quietly("search diffusion sort:oldest", "Write `sort:newest` or `sort:upvotes` at the end");
    quietly("search diffusion sort:newest page 2", "12 papers, newest first, 6 to 10.");
    quietly("search mamba", "No paper seen so far matches `mamba`.");
    quietly("search", " ");
    quietly("preview diffusion", "it would have posted 12 papers", "The newest:");
    quietly("preview (", "Here:");
    quietly("similar 2606.00001", "“Diffusion of heat 1”");
    quietly("similar", "Say which paper");
    quietly("similar nonsense", "`nonsense` does not identify a paper");
    quietly("similar 2606.99999", "No source knows `arxiv:2606.99999`.");
  }

  @Test
  void aPaperIsShownFromTheStoreOrLookedUp() {
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Mamba").abstractText("a`b " + "🤖".repeat(3000)).comment("12 pages"));
    Reply shown = scene.type("show https://arxiv.org/pdf/2606.00001v3");
    assertThat(shown.cards()).hasSize(1);
    assertThat(shown.text()).startsWith("a'b 🤖").endsWith("…\nComment: 12 pages");
    assertThat(shown.text().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    scene.lookups.add(
        id ->
            id.local().equals("2606.00002")
                ? new Answer.Found(paper("2606.00002", "Elsewhere").build())
                : new Answer.Unavailable("arXiv does not answer"));
    quietly("show 2606.00002", "No abstract is available.");
    quietly("show 2606.00003", "could not be looked up: arXiv does not answer");
    quietly("show", "Say which paper");
    for (String spelling :
        List.of(
            "`2606.00001`",
            "**2606.00001**",
            "||<https://arxiv.org/abs/2606.00001>||",
            "[this paper](https://arxiv.org/abs/2606.00001)",
            "~~__arXiv:2606.00001__~~")) {
      assertThat(scene.type("show " + spelling).cards()).as(spelling).hasSize(1);
    }
    quietly("show `x`", "`'x'` does not identify a paper");
  }

  @Test
  void everyCommandTakesAPaperInAnySpelling() {
    scene.poll(scene.arxiv, paper("2606.00001", "Mamba"), paper("2606.00002", "Mamba again"));
    for (String spelling :
        List.of(
            "arXiv:2606.00001 [cs.CL]",
            "https://arxiv.org/abs/2606.00001v2 [cs.CL] 3 Jun",
            "2606.00001.",
            "(2606.00001)",
            "“arXiv:2606.00001”,",
            "arXiv:\u00A02606.\u200B00001\uFEFF",
            "https://doi.org/10.48550/arXiv.2606.00001")) {
      assertThat(scene.type("show " + spelling).cards())
          .as(spelling)
          .extracting(card -> card.paper().toString())
          .containsExactly("arxiv:2606.00001");
      assertThat(say("why " + spelling)).contains("“Mamba”", "which is `arxiv:2606.00001`");
      quietly("similar " + spelling, "“Mamba”");
      assertThat(scene.type("mute " + spelling).actions())
          .map(TypedAction::of)
          .contains(new TypedAction("This paper", "mute paper:arxiv:2606.00001"));
    }
    for (String text : List.of("2606.000012", "2606.0001", "2613.00001", "2606.00001 diffusion")) {
      quietly("show " + text, "does not identify a paper");
      quietly("why " + text, "does not identify a paper");
      assertThat(scene.type("mute " + text).actions())
          .as(text)
          .noneMatch(action -> action.label().equals("This paper"));
    }
  }

  @Test
  void helpForWhatIsNoCommandSaysSo() {
    assertThat(say("help subscrbe"))
        .startsWith("There is no command `subscrbe`. The commands are:\n`");
    assertThat(say("help list")).startsWith("`/papers list");
    assertThat(say("help")).contains("`trending:5`");
  }

  @Test
  void whoMeansTheConditionTrendingIsAsked() {
    Reply alone = scene.type("subscribe trending");
    assertThat(alone.text())
        .contains("Subscribed as #1: `trending`")
        .contains("Did you mean `trending:10`, the top trending papers of a day?");
    assertThat(alone.actions())
        .map(TypedAction::of)
        .contains(new TypedAction("trending:10", "edit 1 trending:10"));
    assertThat(scene.type("edit 1 trending:10").text())
        .contains("`trending:10`")
        .doesNotContain("Did you mean");
    scene.poll(scene.arxiv, papers(0, 1, "Heat"));
    assertThat(scene.type("preview cat:cs.CL trending:5").text())
        .as("no day is settled yet")
        .contains("The top trending papers of a day are known a day after its end.");
    assertThat(scene.type("preview cat:cs.CL trending -has:code").text())
        .contains("`cat:cs.CL trending:10 -has:code`");
    assertThat(scene.type("preview trending topics").text()).doesNotContain("Did you mean");
    assertThat(scene.complete("subscribe trend")).contains("subscribe trending:10");
    quietly("subscribe trending:0", "“trending:” needs a rank from 1 to 50");
  }

  @Test
  void trendingRanksByVotes() {
    scene.poll(
        scene.huggingface,
        paper("2606.00001", "Few").signals(new Signals(2, 0, "", "")),
        paper("2606.00002", "Many").signals(new Signals(20, 0, "", "")));
    assertThat(scene.type("trending").cards())
        .extracting(c -> c.title())
        .containsExactly("Many", "Few");
    scene.clock.advance(Duration.ofDays(3));
    quietly("trending day", "No paper gained upvotes in the last 24 hours.");
    assertThat(scene.type("trending month").cards()).hasSize(2);
    quietly("trending year", "`day`, `week`, `month` or `now`");
  }

  @Test
  void whyExplainsEveryFate() {
    scene.poll(scene.arxiv, paper("2606.00001", "Diffusion early"));
    scene.clock.advance(Duration.ofHours(1));
    say("subscribe title:diffusion");
    quietly(
        "why 2606.00001", "It was not posted here.", "the paper was read before the subscription");
    quietly("why 2606.00009", "No feed has announced `arxiv:2606.00009` so far");
    quietly("why nothing", "does not identify a paper");

    scene.poll(scene.arxiv, paper("2606.00002", "Diffusion `later`"), paper("2606.00003", "Mamba"));
    quietly(
        "why 2606.00002",
        "“Diffusion 'later'”",
        "It will be posted here, not before",
        "“Diffusion” (title)");
    quietly("why 2606.00003", "#1 `title:diffusion` does not match: ");
    scene.drain();
    quietly("why 2606.00002", "Posted here on 15 Jun 2026 13:00 UTC, because of:");

    scene.poll(
        scene.arxiv,
        scene.announce(
            scene.arxiv, AnnounceType.REPLACE, paper("2606.00004", "Diffusion old").version(2)));
    quietly(
        "why 2606.00004",
        "as replace (version 2)",
        "only new versions of the paper were announced");
    say("pause 1");
    scene.poll(scene.arxiv, paper("2606.00005", "Diffusion missed"));
    quietly("why 2606.00005", "matches, but it is paused");
    assertThat(scene.type(FOREIGN, "why 2606.00002").text())
        .contains("This channel has no subscriptions.");
  }

  @Test
  void whyKnowsTheFirstReadingOfAFeed(@TempDir Path elsewhere) {
    try (Scene fresh = new Scene(TestDatabase.SQLITE, elsewhere)) {
      fresh.type("subscribe diffusion");
      fresh.poll(fresh.arxiv, paper("2606.00001", "Diffusion"));
      assertThat(fresh.type("why 2606.00001").text())
          .contains("when that feed was first read")
          .contains("the paper was already listed when the feed was first read");
    }
  }

  @Test
  void feedsTellsQuietFromLateAndFailing() {
    assertThat(say("feeds"))
        .contains("arXiv: quiet — no announcement seen yet; it follows no timetable");
    scene.poll(scene.arxiv, paper("2606.00001", "x"));
    assertThat(say("feeds")).contains("arXiv: fresh — newest announcement just now");
    scene.clock.advance(Duration.ofDays(3));
    assertThat(say("feeds")).contains("arXiv: quiet — newest announcement 3 days ago");
    scene.arxiv.lastDue = Optional.of(scene.clock.instant().minus(Duration.ofHours(5)));
    assertThat(say("feeds"))
        .contains("arXiv: late — an announcement was due today 07:00 UTC; newest announcement 3");
    scene.arxiv.result = new PollResult.Partial("one day\nis `missing`", Optional.empty());
    scene.pollAsItIs(scene.arxiv);
    assertThat(say("feeds"))
        .contains("arXiv: partly read — since today 12:00 UTC: one day is 'missing'; last read")
        .contains("last read completely Monday 12:00 UTC");
    scene.arxiv.result = new PollResult.Failed("no answer", Optional.empty());
    scene.pollAsItIs(scene.arxiv);
    assertThat(say("feeds")).contains("arXiv: failing — since today 12:00 UTC: no answer");
    scene.clock.advance(Duration.ofDays(2));
    say("settings zone Europe/Paris");
    assertThat(say("feeds")).contains("failing — since Thursday 14:00: no answer; last read");
  }

  @Test
  void feedsTellsWhyNothingIsDue() {
    scene.arxiv.timetable =
        Optional.of(
            new Timetable(ZoneId.of("America/New_York"), Duration.ofHours(2), Holidays::contains));
    scene.poll(scene.arxiv, paper("2606.00001", "x"));
    pollAt("2026-06-19T16:00:00Z", "2606.00002");
    scene.clock.set(Instant.parse("2026-06-20T16:30:00Z"));
    assertThat(say("feeds"))
        .contains("arXiv: quiet — newest announcement 24 hours ago; it is the weekend, the next")
        .contains("the next is due Monday 06:00 UTC");
    scene.arxiv.result = new PollResult.Failed("the server returned 503", Optional.empty());
    scene.pollAsItIs(scene.arxiv);
    assertThat(say("feeds"))
        .as("a failure on a weekend")
        .contains("arXiv: failing — since today 16:30 UTC: the server returned 503");
    scene.arxiv.result = new PollResult.Complete();
    pollAt("2026-07-02T16:00:00Z", "2606.00003");
    scene.clock.set(Instant.parse("2026-07-03T16:30:00Z"));
    assertThat(say("feeds")).contains("it is a holiday, the next is due Monday 06:00 UTC");
    pollAt("2026-07-06T04:00:00Z", "2606.00004");
    scene.clock.set(Instant.parse("2026-07-07T05:00:00Z"));
    assertThat(say("feeds")).contains("none is due yet, the next is due today 06:00 UTC");
  }

  private void pollAt(String moment, String number) {
    scene.clock.set(Instant.parse(moment));
    scene.poll(scene.arxiv, paper(number, "x"));
  }

  @Test
  void settingsAreShownAndChanged() {
    quietly(
        "settings",
        "Time zone UTC; quiet hours none; at most 10 papers per poll and 50 a day; everyone");
    assertThat(say("settings zone europe/paris")).contains("Time zone Europe/Paris");
    assertThat(say("settings quiet 22:00 to 7:00")).contains("quiet hours 22:00-07:00");
    assertThat(say("settings cap 3")).contains("at most 3 papers");
    assertThat(say("settings quiet off")).contains("quiet hours none");
    assertThat(say("settings quiet 22-7")).contains("quiet hours 22:00-07:00");
    assertThat(say("settings quiet none")).contains("quiet hours none");
  }

  @Test
  void severalSettingsAreChangedAtOnce() {
    assertThat(say("settings zone Europe/London quiet 22:00 to 6:00, cap 4 who @ann @bob"))
        .contains("Time zone Europe/London; quiet hours 22:00-06:00; at most 4 papers")
        .contains("@ann and @bob");
    ChannelId discord = new ChannelId("discord", "1", "2");
    assertThat(scene.type(discord, "settings who <@1|Mary who knows> cap 7").text())
        .contains("at most 7 papers", "@Mary who knows may");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "zone Mars # `Mars` cannot be read as a time zone. Write it with its continent",
        "zone paris # Did you mean `zone Europe/Paris`?",
        "zone new york # Did you mean `zone America/New_York`?",
        "zone Europe/Pariss # Did you mean `zone Europe/Paris`?",
        "quiet 25:00-07:00 # `25:00-07:00` cannot be read as hours.",
        "quiet 07:00-07:00 # `quiet 22:00-07:00`, or `quiet off`.",
        "cap 0 # `cap` is a number from 1 to 1000.",
        "cap 1001 # `cap` is a number from 1 to 1000.",
        "daily x # `daily` is a number from 1 to 1000.",
        "who knows # `knows` cannot be read as people. Write `who everyone`",
        "colour red # There is no setting `colour`; the settings are zone, quiet, cap, daily, who,"
            + " taste.",
        "quite off # There is no setting `quite`; did you mean `quiet`?",
        "cap 3 daily 0 # `daily` is a number from 1 to 1000.",
        "zone # Write it with its continent",
      })
  void aSettingThatIsNotUnderstoodIsToldAndChangesNothing(String wrong, String told) {
    String before = say("settings");
    quietly("settings " + wrong, told, "Nothing was changed.");
    assertThat(say("settings")).isEqualTo(before);
  }

  @Test
  void onDiscordManagersDecideAndFollowersCanBePostedTo() {
    ChannelId discord = new ChannelId("discord", "1", "2");
    assertThat(scene.type(discord, BOB, "subscribe x").text()).contains("only people who manage");
    assertThat(scene.type(discord, BOB, "settings").text())
        .contains("only managers may change subscriptions. Channels that follow this one do not");
    assertThat(scene.type(discord, "settings crosspost on").text())
        .contains("Posts also go to the channels that follow this one.");
    assertThat(scene.type(discord, "settings crosspost maybe").text()).contains("`crosspost off`");
    scene.type(discord, "settings who everyone");
    assertThat(scene.type(discord, BOB, "subscribe x").text()).contains("Subscribed as #1");
    assertThat(say("settings")).doesNotContain("follow this one");
    quietly("settings crosspost on", "There are no announcement channels here");
  }

  @Test
  void listTellsWhatWentWrongAndWhatToDo() {
    say("subscribe diffusion");
    scene.poll(scene.arxiv, paper("2606.00001", "Diffusion"));
    scene.platform.answer = message -> new SendResult.Rejected("the embed is `too` large");
    scene.drain();
    assertThat(say("list")).contains("held 0. 1 was refused: The embed is 'too' large.");
    scene.poll(scene.arxiv, paper("2606.00002", "Diffusion of heat"));
    scene.platform.answer = message -> new SendResult.Gone("the bot was removed");
    scene.drain();
    Reply resting = scene.type("list");
    assertThat(resting.text()).contains("⚠ Nothing can be posted here: the bot was removed.");
    assertThat(resting.actions())
        .map(TypedAction::of)
        .containsExactly(new TypedAction("Try again", "resume all"));
    scene.type("resume all");
    assertThat(scene.type("list").actions()).isEmpty();
  }

  @Test
  void whatIsReservedToManagersIsRefusedToOthers() {
    assertThat(scene.type(PAPERS, BOB, "settings who managers").text())
        .contains("Only people who manage");
    say("settings who managers");
    for (String change :
        List.of(
            "subscribe x",
            "unsubscribe 1",
            "edit 1 y",
            "pause 1",
            "resume 1",
            "import - query: x",
            "settings cap 3")) {
      assertThat(scene.type(PAPERS, BOB, change).text())
          .as(change)
          .contains("only people who manage it");
    }
    assertThat(scene.type(PAPERS, BOB, "list").text()).contains("no subscriptions");
    assertThat(say("subscribe x")).contains("Subscribed");
  }

  @Test
  void importingWhatWasExportedChangesNothing() {
    quietly("export", "no subscriptions to export");
    say("subscribe diffusion -survey daily at 07:15 max 4");
    say("subscribe \"world model\"~3 | author:\"Yann LeCun\" weekly on friday");
    say("subscribe upvotes>=20 daily instant: author:\"Yann LeCun\", has:code");
    say("pause 3");
    String yaml = say("export");
    assertThat(say("import " + yaml)).isEqualTo("0 added, 0 changed, 3 already there.");
    assertThat(scene.type(FOREIGN, "import " + yaml).text()).startsWith("3 added");
    assertThat(scene.type(FOREIGN, "export").text())
        .contains("tenant: other")
        .doesNotContain("local");
    assertThat(say("import " + yaml.replace("max: 4", "max: 5"))).startsWith("0 added, 1 changed");
  }

  @Test
  void aBadImportIsExplainedAndItsGoodPartTaken() {
    quietly("import", "Paste the output of `/papers export`");
    quietly("import [1, {", "This is not YAML: ");
    quietly("import query: x", "This is not a list of subscriptions");
    assertThat(say("import - query: good\n- query: \"(\"\n- what: ever"))
        .startsWith("1 added, 0 changed")
        .contains("Subscription 3: has an unknown key 'what'")
        .contains("`(`: ");
  }

  @Test
  void helpAndUnknownCommands() {
    quietly("", "`/papers subscribe QUERY");
    quietly("help pause", "`/papers pause ID|all");
    quietly("subscirbe x", "There is no command `subscirbe`. Did you mean `/papers subscribe`?");
    quietly("dance", "There is no command `dance`. `/papers help` lists them.");
    quietly("`\u0000" + "y".repeat(5000), "There is no command `' y");
    quietly("x".repeat(20_001), "20000 characters at most");
  }

  @Test
  void nothingOfAnotherChannelIsSeenOrChanged() {
    say("subscribe diffusion");
    assertThat(scene.type(FOREIGN, "list").text()).doesNotContain("#1");
    for (String change : List.of("unsubscribe 1", "edit 1 mamba", "pause 1", "resume 1")) {
      assertThat(scene.type(FOREIGN, change).text()).contains("no subscription `1`");
    }
    for (String all : List.of("unsubscribe all", "pause all", "resume all", "settings cap 3")) {
      scene.type(FOREIGN, all);
    }
    assertThat(scene.type(FOREIGN, "export").text())
        .contains("cap: 3")
        .contains("subscriptions: []")
        .doesNotContain("diffusion");
    assertThat(scene.type(FOREIGN, "history").text()).doesNotContain("diffusion");
    assertThat(say("list")).contains("#1 `diffusion`, posted at once").doesNotContain("paused");
    assertThat(say("settings")).contains("at most 10");
  }

  @Test
  void whatPeopleTypeStaysInertInReplies() {
    Request.User odd = new Request.User("U3", "E`ve\n#9 `free money`", false);
    scene.type(PAPERS, odd, "subscribe a\nb\n\nc");
    scene.type(PAPERS, odd, "pause 1");
    String list = say("list");
    assertThat(list.lines()).hasSize(2);
    assertThat(list).contains("`a b c`").contains("E've #9 'free money'");
    assertThat(say("search x`y\n`z`").lines().filter(line -> line.startsWith("`z")).toList())
        .isEmpty();
  }

  @Test
  void whatIsBeingTypedIsCompleted() {
    say("subscribe diffusion");
    assertThat(scene.complete("su")).containsExactly("subscribe ");
    assertThat(scene.complete("edit ")).containsExactly("edit 1");
    assertThat(scene.complete("search dif")).containsExactly("search diffusion");
    assertThat(scene.complete("search mamba ti")).containsExactly("search mamba title:");
    assertThat(scene.complete("dance ")).isEmpty();
  }

  @Test
  void troubleWithTheDatabaseIsAnsweredInWords() {
    scene.database.close();
    Reply reply = scene.type("subscribe diffusion");
    assertThat(reply.ephemeral()).isTrue();
    assertThat(reply.text())
        .startsWith("The database cannot be reached")
        .endsWith("Nothing was changed.")
        .doesNotContain("Exception");
    assertThat(scene.complete("edit ")).isEmpty();
    assertThat(reply.text().toLowerCase(Locale.ROOT)).doesNotContain("hikari");
  }

  @Test
  void nothingThatPeopleTypeTurnsTheDirectionOfWritingAround() {
    assertThat(say("subscribe \u202Ediffusion\u202C heat")).contains("Subscribed as #1");
    assertThat(say("list")).contains("#1 `diffusion heat`");
  }
}
