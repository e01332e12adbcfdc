package dev.paperboy.chat.discord.interact;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the answers that Discord took no more. Safe for use by several threads. */
final class DiscordLateReplies {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordLateReplies.class);
  private static final Set<ErrorResponse> LATE =
      Set.of(
          ErrorResponse.UNKNOWN_INTERACTION,
          ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED,
          ErrorResponse.UNKNOWN_WEBHOOK,
          ErrorResponse.INVALID_WEBHOOK_TOKEN);

  private final AtomicLong count = new AtomicLong();

  /** How many answers came late. */
  long count() {
    return count.get();
  }

  /** Whether this says that Discord takes no answer any more. */
  static boolean isLate(Throwable failure) {
    return failure instanceof ErrorResponseException refusal
        && LATE.contains(refusal.getErrorResponse());
  }

  /** Takes note of why an answer was not taken. */
  void failed(Throwable failure) {
    if (failure instanceof ErrorResponseException refusal && isLate(failure)) {
      late(refusal.getErrorCode());
    } else {
      LOG.atWarn()
          .addKeyValue("reason", failure.getMessage())
          .log("an answer to a person could not be given");
    }
  }

  private void late(int code) {
    if (count.incrementAndGet() == 1) {
      LOG.atWarn()
          .addKeyValue("code", code)
          .log("an answer to a person came too late and was dropped; from now on only counted");
    } else {
      LOG.atDebug().addKeyValue("code", code).log("an answer came too late");
    }
  }
}
