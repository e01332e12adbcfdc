package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.LateReplies;
import java.util.Set;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts replies that Discord did not accept. Thread-safe. */
final class DiscordLateReplies {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordLateReplies.class);
  private static final Set<ErrorResponse> LATE =
      Set.of(
          ErrorResponse.UNKNOWN_INTERACTION,
          ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED,
          ErrorResponse.UNKNOWN_WEBHOOK,
          ErrorResponse.INVALID_WEBHOOK_TOKEN);

  private final LateReplies late = new LateReplies();

  /** Returns the number of replies that missed their deadline. */
  long count() {
    return late.count();
  }

  /** Returns whether a failure says that Discord no longer accepts a reply. */
  static boolean isLate(Throwable failure) {
    return failure instanceof ErrorResponseException refusal
        && LATE.contains(refusal.getErrorResponse());
  }

  /** Records why a reply was not accepted. */
  void failed(Throwable failure) {
    if (failure instanceof ErrorResponseException refusal && isLate(failure)) {
      late.add(String.valueOf(refusal.getErrorCode()));
    } else {
      LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("reply could not be delivered");
    }
  }
}
