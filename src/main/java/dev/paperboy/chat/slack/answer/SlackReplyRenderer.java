package dev.paperboy.chat.slack.answer;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.chat.slack.message.ActionId;
import dev.paperboy.chat.slack.message.Elements;
import dev.paperboy.chat.slack.message.SlackMessage;
import dev.paperboy.chat.slack.message.SlackMessageRenderer;
import dev.paperboy.chat.slack.message.SlackText;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.Reply;
import dev.paperboy.subscription.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders replies as messages, with a button beside each line that has an action. */
public final class SlackReplyRenderer {
  /** Below Slack's limit. */
  private static final int LARGEST = 11_500;

  /** The maximum length of a line, in decreasing order. */
  private static final List<Integer> LONGEST_LINES = List.of(900, 400, 200);

  private final SlackMessageRenderer render;
  private final Buttons buttons;

  /** Creates a renderer that stores the commands of buttons there. */
  public SlackReplyRenderer(SlackMessageRenderer render, Buttons buttons) {
    this.render = render;
    this.buttons = buttons;
  }

  /** Returns the reply as a message. */
  public SlackMessage of(ChannelId channel, Reply reply) {
    SlackMessage plain = render.message(channel, reply);
    if (reply.rows().isEmpty() || !reply.cards().isEmpty()) {
      return plain;
    }
    for (int longest : LONGEST_LINES) {
      List<LayoutBlock> blocks = withRows(channel, reply, longest);
      if (Elements.size(blocks) <= LARGEST) {
        return new SlackMessage(plain.text(), blocks);
      }
    }
    return plain;
  }

  private List<LayoutBlock> withRows(ChannelId channel, Reply reply, int longest) {
    Map<String, Action> actions =
        reply.rows().stream()
            .collect(Collectors.toMap(Reply.Row::line, Reply.Row::action, (one, same) -> one));
    Map<Invocation, String> tokens =
        buttons.tokens(channel, actions.values().stream().map(Action::invocation).toList());
    List<LayoutBlock> blocks = new ArrayList<>();
    List<String> between = new ArrayList<>();
    for (String line : reply.text().lines().toList()) {
      Action action = actions.get(line);
      if (action == null) {
        between.add(line);
      } else {
        addText(blocks, channel, between, List.of());
        between.clear();
        String token = tokens.getOrDefault(action.invocation(), "");
        blocks.add(row(SlackText.typed(line, longest), action.label(), token, blocks.size()));
      }
    }
    if (between.isEmpty() && !reply.actions().isEmpty()) {
      between.add("…");
    }
    addText(blocks, channel, between, reply.actions());
    return blocks;
  }

  private void addText(
      List<LayoutBlock> blocks, ChannelId channel, List<String> lines, List<Action> actions) {
    if (!lines.isEmpty()) {
      blocks.addAll(render.blocks(channel, String.join("\n", lines), List.of(), actions));
    }
  }

  private static LayoutBlock row(String text, String label, String token, int number) {
    return SectionBlock.builder()
        .text(Elements.mrkdwn(text))
        .accessory(Elements.button(ActionId.ACTION + "row" + number, label, token))
        .build();
  }
}
