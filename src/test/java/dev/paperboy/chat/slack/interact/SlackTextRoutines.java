package dev.paperboy.chat.slack.interact;

import dev.paperboy.TextRoutine;
import java.util.List;

/** How messages on Slack enter the program. */
public final class SlackTextRoutines {
  private SlackTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return List.of(
        TextRoutine.of(
            "Slack mention",
            text -> MentionHandler.afterMention("U1", text),
            "chat/slack/interact/MentionHandler"),
        TextRoutine.of("Slack text", MentionHandler::command, "chat/slack/answer/SlackTypedText"));
  }
}
