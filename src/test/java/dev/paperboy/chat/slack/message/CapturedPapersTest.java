package dev.paperboy.chat.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.CapturedData;
import dev.paperboy.bench.PapersFile;
import dev.paperboy.card.Card;
import dev.paperboy.card.Card.Cause;
import dev.paperboy.card.CardFactory;
import dev.paperboy.command.MemoryButtons;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.text.CleanText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every real paper is shown within Slack's limits, alone and among others: one in five, all of them
 * with {@code -Dpaperboy.long=true}.
 */
final class CapturedPapersTest {
  private static final ChannelId CHANNEL = new ChannelId("slack", "T1", "C1");
  private static final int ONE_IN = Boolean.getBoolean("paperboy.long") ? 1 : 5;

  private final CardFactory cardFactory =
      new CardFactory(Map.of("huggingface", "Hugging Face", "arxiv", "arXiv"));

  @Test
  void thePapersOfTheCollection() throws IOException {
    List<Paper> papers = PapersFile.read(CapturedData.feedsOrSkip().resolve("papers-dev.jsonl.gz"));
    List<Card> cards =
        IntStream.range(0, papers.size() / ONE_IN)
            .mapToObj(i -> card(papers.get(i * ONE_IN)))
            .toList();
    assertThat(cards).hasSizeGreaterThan(1_000);
    cards.forEach(CapturedPapersTest::checkAlone);
    for (List<Card> left = cards; !left.isEmpty(); ) {
      int fitting = SlackMessageRenderer.fitting(left);
      checkTogether(left.subList(0, fitting));
      left = left.subList(fitting, left.size());
    }
  }

  private static void checkAlone(Card card) {
    String head = MessageLimits.mrkdwn(message(List.of(card))).get(1);
    ShownText shown = ShownText.of(head);
    assertThat(shown.text()).contains(beginning(card.title()), CleanText.line(card.summary()));
    assertThat(shown.effects())
        .as(head)
        .allMatch(
            effect ->
                effect.equals("*") || effect.equals("_") || effect.equals("link " + card.url()));
  }

  private static void checkTogether(List<Card> cards) {
    SlackMessage message = message(cards);
    MessageLimits.check(SlackMessageRenderer.bare("", cards));
    assertThat(message.blocks().size()).isGreaterThanOrEqualTo(2 * cards.size());
    String all =
        MessageLimits.mrkdwn(message).stream()
            .map(text -> ShownText.of(text).text())
            .reduce("", (one, other) -> one + "\n" + other);
    for (Card card : cards) {
      assertThat(all).contains(beginning(card.title()), CleanText.line(card.summary()));
    }
  }

  private static String beginning(String title) {
    String line = CleanText.line(title);
    return line.substring(0, Math.min(80, line.length()));
  }

  private static SlackMessage message(List<Card> cards) {
    SlackMessage message =
        new SlackMessageRenderer(new MemoryButtons()).message(CHANNEL, "", cards, List.of());
    MessageLimits.check(message);
    return message;
  }

  /** As if it had matched for the first words of its title. */
  private Card card(Paper paper) {
    int end = Math.max(1, paper.title().indexOf(' '));
    String first = paper.title().substring(0, Math.min(end, paper.title().length()));
    return cardFactory.of(
        paper,
        List.of(new Evidence("title", first, 0, first.length())),
        List.of(new Cause(3, first), new Cause(4, "cat:cs.CV")));
  }
}
