package dev.paperboy.chat.discord.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.card.Invocation;
import dev.paperboy.card.SampleCards;
import dev.paperboy.command.MemoryButtons;
import dev.paperboy.command.Reply;
import dev.paperboy.command.TypedAction;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;

/** Whatever is rendered is within Discord's limits, loses nothing and does nothing by itself. */
final class DiscordMessageRendererTest {
  private static final long SEED = 42;
  private static final ChannelId CHANNEL = new ChannelId("discord", "1", "2");

  private final MemoryButtons buttons = new MemoryButtons();
  private final DiscordMessageRenderer render = new DiscordMessageRenderer(buttons);

  @Test
  void onePaperHasButtonsThatStandForCommands() {
    DataObject message = posted("", List.of(SampleCards.full(1)), List.of());
    DataObject first = message.getArray("components").getObject(0);
    assertThat(labels(first)).containsExactly("Similar", "Mute…", "Why", "👍", "👎");
    assertThat(
            IntStream.range(0, 5)
                .mapToObj(i -> first.getArray("components").getObject(i).getString("custom_id"))
                .map(name -> name.substring(CustomId.CARD.length()))
                .map(
                    token ->
                        buttons.invocation(CHANNEL, token).map(Invocation::typed).orElseThrow()))
        .containsExactly(
            "similar arxiv:2605.00001",
            "mute arxiv:2605.00001",
            "why arxiv:2605.00001",
            "vote arxiv:2605.00001 up toggle",
            "vote arxiv:2605.00001 down toggle");
    assertThat(labels(message.getArray("components").getObject(1)))
        .containsExactly("Paper", "PDF", "Code", "Project");
  }

  @Test
  void severalPapersShareAMenuAndOneOfVotes() {
    DataObject message = posted("", cards(10), List.of());
    assertThat(message.getArray("embeds").length()).isEqualTo(10);
    assertThat(message.getArray("components").length()).isEqualTo(2);
    DataObject menu = menu(message, 0);
    assertThat(menu.getString("custom_id")).isEqualTo(CustomId.CHOOSE);
    assertThat(menu.getArray("options").length()).isEqualTo(10);
    assertThat(chosen(menu, 9)).isEqualTo("show arxiv:2605.00010");
    DataObject votes = menu(message, 1);
    assertThat(votes.getString("custom_id")).isEqualTo(CustomId.VOTE);
    assertThat(votes.getArray("options").length()).isEqualTo(20);
    assertThat(chosen(votes, 18)).isEqualTo("vote arxiv:2605.00010 up toggle");
    assertThat(chosen(votes, 19)).isEqualTo("vote arxiv:2605.00010 down toggle");
    assertThat(votes.getArray("options").getObject(19).getString("label")).startsWith("👎 Quiet");
  }

  private static DataObject menu(DataObject message, int row) {
    return message.getArray("components").getObject(row).getArray("components").getObject(0);
  }

  private String chosen(DataObject menu, int option) {
    String value = menu.getArray("options").getObject(option).getString("value");
    return buttons.invocation(CHANNEL, value).map(Invocation::typed).orElseThrow();
  }

  @Test
  void theMenuOfVotesGivesWayToActions() {
    List<Action> actions =
        IntStream.range(0, 20)
            .mapToObj(i -> TypedAction.action("Action " + i, "list " + i))
            .toList();
    DataObject message = posted("text", cards(2), actions);
    assertThat(message.toString()).contains("Action 19").doesNotContain("👍");
    assertThat(posted("text", cards(2), actions.subList(0, 15)).toString())
        .contains("Action 14", "👍");
  }

  @Test
  void actionsFillTheRowsBelowThePapers() {
    List<Action> actions =
        IntStream.range(0, 20)
            .mapToObj(i -> TypedAction.action("Action " + i, "list " + i))
            .toList();
    assertThat(posted("text", List.of(), actions).getArray("components").length()).isEqualTo(4);
    assertThat(posted("text", cards(2), actions).getArray("components").length()).isEqualTo(5);
    assertThat(posted("text", cards(1), actions).getArray("components").length()).isEqualTo(5);
    List<Action> twice =
        List.of(TypedAction.action("One", "list"), TypedAction.action("Two", "list"));
    assertThat(labels(posted("text", List.of(), twice).getArray("components").getObject(0)))
        .containsExactly("One");
  }

  @Test
  void anEditLeavesNothingOfWhatWasThere() {
    DataObject message = render.edit(CHANNEL, Reply.quietly("Done.")).toData();
    assertThat(message.getString("content")).isEqualTo("Done.");
    assertThat(message.getArray("embeds").length()).isZero();
    assertThat(message.getArray("components").length()).isZero();
    assertThat(message.getArray("attachments").length()).isZero();
    MessageLimits.check(message);
  }

  @Test
  void aLongTextGoesIntoAnEmbedAndALongerOneIntoAFile() {
    String line = "A line of an abstract, with `code` in it.\n";
    DataObject embed = posted(line.repeat(80), cards(1), List.of());
    assertThat(embed.getArray("embeds").getObject(0).getString("description"))
        .contains("`code`")
        .hasSizeGreaterThan(3000);
    try (MessageCreateData file = render.create(CHANNEL, Reply.quietly(line.repeat(500)))) {
      assertThat(file.getFiles())
          .singleElement()
          .extracting(one -> one.getName())
          .isEqualTo("answer.txt");
      assertThat(file.getContent()).endsWith("The full text is in the attached file.");
      MessageLimits.check(file.toData());
    }
  }

  @Test
  void aDocumentIsAttached() {
    Reply export = Reply.quietly("- query: `x`\n");
    try (MessageCreateData message =
        render.document(CHANNEL, export, "Here:", "subscriptions.yaml")) {
      assertThat(message.getFiles())
          .singleElement()
          .extracting(one -> one.getName())
          .isEqualTo("subscriptions.yaml");
      assertThat(message.getContent()).isEqualTo("Here\\:");
    }
  }

  @Test
  void asManyPapersGoTogetherAsThereIsRoomFor() {
    assertThat(DiscordMessageRenderer.fitting(cards(25))).isEqualTo(10);
    assertThat(DiscordMessageRenderer.fitting(cards(3))).isEqualTo(3);
    List<Card> wordy = hostile("word ".repeat(80), 25);
    assertThat(DiscordMessageRenderer.fitting(wordy)).isBetween(1, 6);
    DataObject message =
        posted("", wordy.subList(0, DiscordMessageRenderer.fitting(wordy)), List.of());
    assertThat(message.toString()).contains("word ".repeat(79).strip());
  }

  @Test
  void papersThatGrewAreShortenedRatherThanLost() {
    for (String text : List.of("*", "word ", "😀", "][")) {
      List<Card> grown = hostile(text.repeat(4_000), 10);
      DataObject message = posted(text.repeat(300), grown, List.of());
      assertThat(message.getArray("embeds").length()).isGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void morePapersThanEmbedsAreWrittenOut() {
    assertThat(posted("", cards(12), List.of()).getString("content"))
        .contains("\\[12\\]", "\\[11\\]");
  }

  @Test
  void withoutEmbedsTheSameIsSaid() {
    for (int count = 0; count <= 10; count++) {
      DataObject message = render.plain(CHANNEL, "Digest.", cards(count), List.of()).toData();
      MessageLimits.check(message);
      assertThat(message.optArray("embeds").map(embeds -> embeds.length()).orElse(0)).isZero();
      for (Card card : cards(count)) {
        assertThat(message.getString("content")).contains("<" + card.url() + ">", "Quiet Rivers");
      }
    }
  }

  @Test
  void hostilePapersStayWithinTheLimitsAndDoNothing() {
    Random random = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      String text = HostileTexts.random(random).repeat(1 + random.nextInt(8));
      List<Card> cards = hostile(text, 1 + random.nextInt(10));
      List<Action> actions = List.of(TypedAction.action(text, text), TypedAction.action(text, "b"));
      checkInert(posted(text, cards, actions), text, i);
      DataObject plain = render.plain(CHANNEL, text, cards, actions).toData();
      MessageLimits.check(plain);
      checkInert(plain, text, i);
      MessageLimits.check(DiscordMessageRenderer.bare(text, cards).toData());
    }
  }

  private static void checkInert(DataObject message, String text, int number) {
    checkInert(message.getString("content", ""), text, number);
    message
        .optArray("embeds")
        .ifPresent(
            embeds ->
                IntStream.range(0, embeds.length())
                    .mapToObj(embeds::getObject)
                    .forEach(
                        embed -> {
                          assertThat(ShownText.of(embed.getString("title", "")).effects())
                              .isEmpty();
                          checkInert(embed.getString("description", ""), text, number);
                        }));
  }

  /** Our own bold, italics, code and links are all that happens. */
  private static void checkInert(String markdown, String text, int number) {
    assertThat(ShownText.of(markdown).effects())
        .as("seed %d, text %d: %s in %s", SEED, number, text, markdown)
        .allMatch(
            effect ->
                effect.equals("**")
                    || effect.equals("*")
                    || effect.startsWith("code ")
                    || effect.startsWith("<https://example.org/")
                    || effect.startsWith("https://example.org/")
                    || effect.startsWith("link http"));
  }

  private DataObject posted(String text, List<Card> cards, List<Action> actions) {
    try (MessageCreateData message = render.create(CHANNEL, text, cards, actions)) {
      DataObject data = message.toData();
      MessageLimits.check(data);
      return data;
    }
  }

  private static List<Card> cards(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(SampleCards::full).toList();
  }

  private static List<Card> hostile(String text, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> SampleCards.hostile(i, text)).toList();
  }

  private static List<String> labels(DataObject row) {
    return IntStream.range(0, row.getArray("components").length())
        .mapToObj(i -> row.getArray("components").getObject(i).getString("label"))
        .toList();
  }
}
