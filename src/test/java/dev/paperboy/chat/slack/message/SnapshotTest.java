package dev.paperboy.chat.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.slack.api.util.json.GsonFactory;
import dev.paperboy.chat.discord.message.MemoryButtons;
import dev.paperboy.chat.discord.message.SampleCards;
import dev.paperboy.command.Action;
import dev.paperboy.command.Reply;
import dev.paperboy.subscription.ChannelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is sent to Slack, letter by letter. After a change on purpose, write the snapshots anew with
 * {@code mvn test -Dtest=SnapshotTest -Dpaperboy.snapshots=write} and read the difference.
 */
final class SnapshotTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/paperboy/chat/slack/message");
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
  private static final ChannelId CHANNEL = new ChannelId("slack", "T1", "C1");

  private final RenderMessage render = new RenderMessage(new MemoryButtons());

  @TestFactory
  Stream<DynamicTest> whatIsSentIsPinned() {
    Reply list =
        new Reply(
            true,
            "#3 `diffusion cat:cs.CV` instantly\n#4 `*rivers*` every day at 09:00",
            List.of(),
            List.of(new Action("Pause #3", "pause 3"), new Action("Next page", "list 2")));
    String hostile = "<!channel> & <@U1> `code` *b* :smile: <think>";
    Map<String, SlackMessage> messages =
        Map.of(
            "one-paper", alert("", 1),
            "three-papers", alert("Digest: 3 papers, the most upvoted first.", 3),
            "scant-paper", render.message(CHANNEL, "", List.of(SampleCards.scant(9)), List.of()),
            "hostile-paper",
                render.message(CHANNEL, "", List.of(SampleCards.hostile(7, hostile)), List.of()),
            "answer", render.message(CHANNEL, list),
            "bare", RenderMessage.bare("", List.of(SampleCards.full(1))));
    return new TreeMap<>(messages)
        .entrySet().stream()
            .map(
                one ->
                    DynamicTest.dynamicTest(
                        one.getKey(), () -> check(one.getKey(), one.getValue())));
  }

  private SlackMessage alert(String text, int papers) {
    return render.message(
        CHANNEL,
        text,
        Stream.iterate(1, i -> i + 1).limit(papers).map(SampleCards::full).toList(),
        List.of());
  }

  private static void check(String name, SlackMessage message) throws IOException {
    JsonNode sent =
        JSON.createObjectNode()
            .put("text", message.text())
            .set("blocks", JSON.readTree(GsonFactory.createSnakeCase().toJson(message.blocks())));
    Path file = FOLDER.resolve(name + ".json");
    if (System.getProperty("paperboy.snapshots", "").equals("write")) {
      DefaultPrettyPrinter printer =
          new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
      Files.createDirectories(FOLDER);
      Object sorted = JSON.treeToValue(sent, Object.class);
      Files.writeString(file, JSON.writer(printer).writeValueAsString(sorted) + "\n");
    }
    assertThat(sent).isEqualTo(JSON.readTree(Files.readString(file)));
  }
}
