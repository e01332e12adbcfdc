package dev.paperboy.chat.slack.message;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A message as Slack takes it.
 *
 * @param text what is read out and shown in notifications, or the whole message where there are no
 *     blocks; mrkdwn, never empty, at most 4000 characters
 * @param blocks what is seen; may be empty
 */
public record SlackMessage(String text, List<LayoutBlock> blocks) {

  /** Copies the blocks. */
  public SlackMessage {
    blocks = List.copyOf(blocks);
  }
}
