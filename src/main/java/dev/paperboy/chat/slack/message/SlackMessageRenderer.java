package dev.paperboy.chat.slack.message;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.Reply;
import dev.paperboy.subscription.ChannelId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders messages for Slack: within every limit, pinging nobody. Thread-safe. */
public final class SlackMessageRenderer {
  private static final int MOST_ACTIONS = 20;

  /** The maximum number of bytes for actions, so that the papers still fit. */
  private static final int LARGEST_ACTIONS = 2_500;

  private final Buttons buttons;

  /** Creates a renderer that stores the commands of buttons there. */
  public SlackMessageRenderer(Buttons buttons) {
    this.buttons = buttons;
  }

  /**
   * Returns the number of these papers, from the first, that fit into one message in full; at least
   * 1.
   */
  public static int fitting(List<Card> cards) {
    return CardPacker.fitting(cards);
  }

  /** Renders a reply. */
  public SlackMessage message(ChannelId channel, Reply reply) {
    return message(channel, reply.text(), reply.cards(), reply.actions());
  }

  /** Renders a text with papers below it, and its actions. */
  public SlackMessage message(
      ChannelId channel, String text, List<Card> cards, List<Action> actions) {
    return new SlackMessage(
        PlainSlackMessage.summary(text, shown(cards)), blocks(channel, text, cards, actions));
  }

  /**
   * Renders the blocks alone, for a view: at most 50, and within the size of one message. The names
   * of their buttons are unique in each block.
   */
  public List<LayoutBlock> blocks(
      ChannelId channel, String text, List<Card> cards, List<Action> actions) {
    List<Card> shown = shown(cards);
    CardTokens tokens = CardTokens.of(buttons, channel, shown, actions);
    List<LayoutBlock> below = actions(actions, tokens);
    int room = CardPacker.LARGEST - Elements.size(below);
    List<LayoutBlock> blocks =
        new ArrayList<>(
            TextSections.of(above(text, cards), room - CardPacker.LEAST_OF_CARD * shown.size()));
    room -= Elements.size(blocks);
    blocks.addAll(CardPacker.pack(shown, tokens, room));
    blocks.addAll(below);
    return blocks;
  }

  /** Renders only text, if everything else was rejected. */
  public static SlackMessage bare(String text, List<Card> cards) {
    return new SlackMessage(PlainSlackMessage.whole(text, cards), List.of());
  }

  private static String above(String text, List<Card> cards) {
    int more = cards.size() - CardPacker.MOST;
    String said = text.isBlank() && cards.isEmpty() ? "Nothing to show." : text;
    return more <= 0 ? said : said + "\n" + more + " more do not fit in this message.";
  }

  private static List<Card> shown(List<Card> cards) {
    return cards.subList(0, Math.min(cards.size(), CardPacker.MOST));
  }

  /** Returns the action buttons without duplicates. */
  private static List<LayoutBlock> actions(List<Action> actions, CardTokens tokens) {
    Map<String, BlockElement> distinct = new LinkedHashMap<>();
    for (Action action : actions.subList(0, Math.min(actions.size(), MOST_ACTIONS))) {
      String token = tokens.get(action.invocation());
      String label = SlackText.line(action.label(), Elements.LONGEST_LABEL);
      String shown = label.isBlank() ? "…" : label;
      distinct.putIfAbsent(token, Elements.button(ActionId.ACTION + distinct.size(), shown, token));
    }
    List<BlockElement> pressed = new ArrayList<>(distinct.values());
    List<LayoutBlock> row = row(pressed);
    while (Elements.size(row) > LARGEST_ACTIONS) {
      pressed.remove(pressed.size() - 1);
      row = row(pressed);
    }
    return row;
  }

  private static List<LayoutBlock> row(List<BlockElement> pressed) {
    return pressed.isEmpty()
        ? List.of()
        : List.of(ActionsBlock.builder().elements(List.copyOf(pressed)).build());
  }
}
