package dev.paperboy.chat.discord.message;

import dev.paperboy.Snapshots;
import dev.paperboy.card.SampleCards;
import dev.paperboy.command.MemoryButtons;
import dev.paperboy.command.Reply;
import dev.paperboy.command.TypedAction;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is sent to Discord, letter by letter. */
final class SnapshotTest {
  private static final ChannelId CHANNEL = new ChannelId("discord", "1", "2");

  private final DiscordMessageRenderer render = new DiscordMessageRenderer(new MemoryButtons());

  @TestFactory
  Stream<DynamicTest> whatIsSentIsPinned() {
    Reply list =
        new Reply(
            true,
            "#3 `diffusion cat:cs.CV` instantly\n#4 `*rivers*` every day at 09:00",
            List.of(),
            List.of(
                TypedAction.action("Pause #3", "pause 3"),
                TypedAction.action("Next page", "list 2")));
    Map<String, DataObject> messages =
        Map.ofEntries(
            Map.entry("one-paper", alert("", 1)),
            Map.entry(
                "withdrawn-paper",
                render.create(CHANNEL, "", List.of(SampleCards.withdrawn(1)), List.of()).toData()),
            Map.entry(
                "withdrawn-plain",
                render.plain(CHANNEL, "", List.of(SampleCards.withdrawn(1)), List.of()).toData()),
            Map.entry("three-papers", alert("Digest: 3 papers, best first.", 3)),
            Map.entry(
                "digest",
                new DiscordMessageRenderer(new MemoryButtons())
                    .create(
                        CHANNEL,
                        "Digest: 2 papers, grouped by subscription: `diffusion` (#1) 1,"
                            + " `mamba` (#2) 1.\n"
                            + "+2 more, `/papers list more 17` shows them.",
                        List.of(SampleCards.full(1), SampleCards.full(2)),
                        List.of(TypedAction.action("Show 2 more", "list more 17")))
                    .toData()),
            Map.entry(
                "scant-paper",
                render.create(CHANNEL, "", List.of(SampleCards.scant(9)), List.of()).toData()),
            Map.entry(
                "hostile-paper",
                render
                    .create(
                        CHANNEL,
                        "",
                        List.of(
                            SampleCards.hostile(
                                7, "<think> @everyone <@1> [x](http://evil.example) *b*")),
                        List.of())
                    .toData()),
            Map.entry(
                "trending",
                new DiscordMessageRenderer(new MemoryButtons())
                    .create(CHANNEL, trending())
                    .toData()),
            Map.entry("answer", render.create(CHANNEL, list).toData()),
            Map.entry("edited-answer", render.edit(CHANNEL, list).toData()),
            Map.entry(
                "plain",
                render.plain(CHANNEL, "", List.of(SampleCards.full(1)), List.of()).toData()));
    return new TreeMap<>(messages)
        .entrySet().stream()
            .map(
                one ->
                    DynamicTest.dynamicTest(
                        one.getKey(),
                        () ->
                            Snapshots.check(getClass(), one.getKey(), one.getValue().toString())));
  }

  private static Reply trending() {
    return new Reply(
        true,
        "Trending in the last 24 hours, among papers that match `rivers`:",
        List.of(SampleCards.ranked(1), SampleCards.ranked(2)),
        List.of(TypedAction.action("Next page", "trending day rivers page 2")));
  }

  private DataObject alert(String text, int papers) {
    return render
        .create(
            CHANNEL,
            text,
            Stream.iterate(1, i -> i + 1).limit(papers).map(SampleCards::full).toList(),
            List.of())
        .toData();
  }
}
