package dev.paperboy.chat.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.LayoutBlock;
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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is rendered is within Slack's limits, loses nothing and does nothing by itself. */
final class SlackMessageRendererTest {
  private static final long SEED = 42;
  private static final ChannelId CHANNEL = new ChannelId("slack", "T1", "C1");

  private final MemoryButtons buttons = new MemoryButtons();
  private final SlackMessageRenderer render = new SlackMessageRenderer(buttons);

  @Test
  void onePaperHasButtonsThatStandForCommands() {
    String json = json(message("", cards(1), List.of()).blocks());
    assertThat(json)
        .contains(
            "card:similar",
            "card:mute",
            "card:why",
            "card:up",
            "card:down",
            "link:paper",
            "link:pdf",
            "link:code",
            "link:project");
    assertThat(
            valuesOf(json).stream()
                .map(
                    token ->
                        buttons.invocation(CHANNEL, token).map(Invocation::typed).orElseThrow()))
        .containsExactly(
            "similar arxiv:2605.00001",
            "mute arxiv:2605.00001",
            "why arxiv:2605.00001",
            "vote arxiv:2605.00001 up toggle",
            "vote arxiv:2605.00001 down toggle");
  }

  @Test
  void severalPapersEachHaveVotesAndAMenu() {
    SlackMessage message = message("Digest.", cards(5), List.of());
    assertThat(message.blocks()).hasSize(16);
    List<String> values = valuesOf(json(message.blocks()));
    assertThat(values).hasSize(25);
    assertThat(buttons.invocation(CHANNEL, values.get(24)).map(Invocation::typed))
        .contains("why arxiv:2605.00005");
    assertThat(buttons.invocation(CHANNEL, values.get(21)).map(Invocation::typed))
        .contains("vote arxiv:2605.00005 down toggle");
    assertThat(message.text()).startsWith("Digest.\n• Quiet Rivers").contains("[5]");
  }

  @Test
  void actionsAreBelowThePapersAndThoseThatDoTheSameAreOne() {
    List<Action> actions =
        IntStream.range(0, 20)
            .mapToObj(i -> TypedAction.action("Action " + i, "list " + i))
            .toList();
    String json = json(message("text", cards(2), actions).blocks());
    assertThat(json).contains("act:0", "act:9").doesNotContain("act:20");
    List<Action> twice =
        List.of(TypedAction.action("One", "list"), TypedAction.action("Two", "list"));
    assertThat(json(message("text", List.of(), twice).blocks()))
        .contains("One")
        .doesNotContain("Two");
  }

  @Test
  void aLongTextIsSeveralSectionsWithItsCodeWhole() {
    String line = "A line of an abstract, with `code in it` and R&D.\n";
    SlackMessage message = message(line.repeat(100), List.of(), List.of());
    assertThat(message.blocks()).hasSizeBetween(2, 4);
    for (String mrkdwn : MessageLimits.mrkdwn(message)) {
      assertThat(ShownText.of(mrkdwn).effects()).isNotEmpty().allMatch("code code in it"::equals);
    }
    String words = "`" + "code ".repeat(900).strip() + "`";
    for (String mrkdwn : MessageLimits.mrkdwn(message(words, List.of(), List.of()))) {
      assertThat(ShownText.of(mrkdwn).effects()).hasSize(1);
    }
  }

  @Test
  void aTextThatIsFarTooLongIsCutAndSaysSo() {
    for (String text : List.of("word ", "&", "<!channel>", "😀", "='")) {
      SlackMessage message = message(text.repeat(10_000), List.of(), List.of());
      assertThat(json(message.blocks())).contains("The rest is too long for one message.");
    }
  }

  @Test
  void asManyPapersGoTogetherAsThereIsRoomFor() {
    assertThat(SlackMessageRenderer.fitting(cards(3))).isEqualTo(3);
    assertThat(SlackMessageRenderer.fitting(cards(40))).isBetween(5, 16);
    List<Card> wordy = hostile("word ".repeat(80), 25);
    int fitting = SlackMessageRenderer.fitting(wordy);
    assertThat(fitting).isBetween(1, 6);
    assertThat(json(message("", wordy.subList(0, fitting), List.of()).blocks()))
        .contains("word ".repeat(75).strip());
  }

  @Test
  void papersThatGrewAreShortenedRatherThanLost() {
    for (String text : List.of("*", "word ", "😀", "&", "'", "=", "漢")) {
      List<Card> grown = hostile(text.repeat(4_000), 16);
      List<Action> actions =
          IntStream.range(0, 20)
              .mapToObj(i -> TypedAction.action(text.repeat(80), "do " + i))
              .toList();
      SlackMessage message = message(text.repeat(3000), grown, actions);
      assertThat(json(message.blocks())).contains("https://example.org/16");
    }
  }

  @Test
  void papersThatDoNotFitAreCounted() {
    assertThat(json(message("", cards(20), List.of()).blocks()))
        .contains("4 more do not fit in this message.");
  }

  @Test
  void withoutBlocksTheSameIsSaid() {
    for (int count = 1; count <= 16; count++) {
      SlackMessage message = SlackMessageRenderer.bare("Digest.", cards(count));
      MessageLimits.check(message);
      assertThat(message.blocks()).isEmpty();
      for (Card card : cards(count)) {
        assertThat(message.text()).contains("<" + card.url() + "|Quiet Rivers");
      }
    }
    assertThat(SlackMessageRenderer.bare("", List.of()).text()).isEqualTo("Nothing to show.");
    assertThat(render.message(CHANNEL, Reply.quietly("")).text()).isEqualTo("Nothing to show.");
  }

  @Test
  void hostilePapersStayWithinTheLimitsAndDoNothing() {
    Random random = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      String text = HostileTexts.random(random).repeat(1 + random.nextInt(8));
      List<Card> cards = hostile(text, 1 + random.nextInt(16));
      List<Action> actions = List.of(TypedAction.action(text, text), TypedAction.action(text, "b"));
      checkInert(message(text, cards, actions), text, i);
      SlackMessage bare = SlackMessageRenderer.bare(text, cards);
      MessageLimits.check(bare);
      checkInert(bare, text, i);
    }
  }

  /** Our own bold, italics, code and links are all that happens. */
  private static void checkInert(SlackMessage message, String text, int number) {
    for (String mrkdwn : MessageLimits.mrkdwn(message)) {
      assertThat(ShownText.of(mrkdwn).effects())
          .as("seed %d, text %d: %s in %s", SEED, number, text, mrkdwn)
          .allMatch(
              effect ->
                  effect.equals("*")
                      || effect.equals("_")
                      || effect.startsWith("code ")
                      || effect.startsWith("link http"));
    }
  }

  private SlackMessage message(String text, List<Card> cards, List<Action> actions) {
    SlackMessage message = render.message(CHANNEL, text, cards, actions);
    MessageLimits.check(message);
    return message;
  }

  private static String json(List<LayoutBlock> blocks) {
    return MessageLimits.json(blocks).toString();
  }

  private static List<String> valuesOf(String json) {
    return Pattern.compile("\"value\":\"([^\"]+)\"")
        .matcher(json)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static List<Card> cards(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(SampleCards::full).toList();
  }

  private static List<Card> hostile(String text, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> SampleCards.hostile(i, text)).toList();
  }
}
