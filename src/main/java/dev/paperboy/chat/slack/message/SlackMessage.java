package dev.paperboy.chat.slack.message;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A message in Slack's format.
 *
 * @param text the text for screen readers and notifications, or the whole message if there are no
 *     blocks; mrkdwn, never empty, at most 4000 characters
 * @param blocks the visible blocks; may be empty
 */
public record SlackMessage(String text, List<LayoutBlock> blocks) {

  /** Copies the blocks. */
  public SlackMessage {
    blocks = List.copyOf(blocks);
  }
}
