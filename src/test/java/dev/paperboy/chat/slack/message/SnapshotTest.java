package dev.paperboy.chat.slack.message;

import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is sent to Slack, letter by letter. */
final class SnapshotTest {
  private static final ChannelId CHANNEL = new ChannelId("slack", "T1", "C1");

  private final SlackMessageRenderer render = new SlackMessageRenderer(new MemoryButtons());

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
    String hostile = "<!channel> & <@U1> `code` *b* :smile: <think>";
    Map<String, SlackMessage> messages =
        Map.ofEntries(
            Map.entry("one-paper", alert("", 1)),
            Map.entry(
                "withdrawn-paper",
                render.message(CHANNEL, "", List.of(SampleCards.withdrawn(1)), List.of())),
            Map.entry(
                "withdrawn-bare", SlackMessageRenderer.bare("", List.of(SampleCards.withdrawn(1)))),
            Map.entry("three-papers", alert("Digest: 3 papers, best first.", 3)),
            Map.entry(
                "digest",
                new SlackMessageRenderer(new MemoryButtons())
                    .message(
                        CHANNEL,
                        "Digest: 2 papers, grouped by subscription: `diffusion` (#1) 1,"
                            + " `mamba` (#2) 1.\n"
                            + "+2 more, `/papers list more 17` shows them.",
                        List.of(SampleCards.full(1), SampleCards.full(2)),
                        List.of(TypedAction.action("Show 2 more", "list more 17")))),
            Map.entry(
                "scant-paper",
                render.message(CHANNEL, "", List.of(SampleCards.scant(9)), List.of())),
            Map.entry(
                "hostile-paper",
                render.message(CHANNEL, "", List.of(SampleCards.hostile(7, hostile)), List.of())),
            Map.entry(
                "trending",
                new SlackMessageRenderer(new MemoryButtons())
                    .message(
                        CHANNEL,
                        new Reply(
                            true,
                            "Trending in the last 24 hours, among papers that match `rivers`:",
                            List.of(SampleCards.ranked(1), SampleCards.ranked(2)),
                            List.of(
                                TypedAction.action("Next page", "trending day rivers page 2"))))),
            Map.entry("answer", render.message(CHANNEL, list)),
            Map.entry("bare", SlackMessageRenderer.bare("", List.of(SampleCards.full(1)))));
    return new TreeMap<>(messages)
        .entrySet().stream()
            .map(
                one ->
                    DynamicTest.dynamicTest(
                        one.getKey(),
                        () -> Snapshots.check(getClass(), one.getKey(), json(one.getValue()))));
  }

  private SlackMessage alert(String text, int papers) {
    return render.message(
        CHANNEL,
        text,
        Stream.iterate(1, i -> i + 1).limit(papers).map(SampleCards::full).toList(),
        List.of());
  }

  private static String json(SlackMessage message) {
    JsonObject sent = new JsonObject();
    sent.addProperty("text", message.text());
    sent.add("blocks", GsonFactory.createSnakeCase().toJsonTree(message.blocks()));
    return sent.toString();
  }
}
