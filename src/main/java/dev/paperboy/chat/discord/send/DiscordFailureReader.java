package dev.paperboy.chat.discord.send;

import dev.paperboy.chat.discord.send.DiscordFailure.Final;
import dev.paperboy.deliver.SendResult.Forbidden;
import dev.paperboy.deliver.SendResult.Gone;
import dev.paperboy.deliver.SendResult.RetryLater;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.exceptions.MissingAccessException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts exceptions of JDA to failures. */
final class DiscordFailureReader {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordFailureReader.class);

  /** The first of Discord's own codes; lower ones are HTTP status codes. */
  private static final int FIRST_CODE = 10_001;

  private DiscordFailureReader() {}

  static DiscordFailure from(Throwable thrown) {
    Throwable cause = cause(thrown);
    if (cause instanceof ErrorResponseException refused) {
      return answered(refused);
    }
    if (cause instanceof RateLimitedException limited) {
      return later(Duration.ofMillis(limited.getRetryAfter()), "Discord's rate limit is reached");
    }
    if (cause instanceof MissingAccessException) {
      return DiscordErrors.of(50001, Duration.ZERO).orElseThrow();
    }
    if (cause instanceof InsufficientPermissionException missing) {
      return new Final(
          new Forbidden(
              "Paperboy lacks the permission “"
                  + missing.getPermission().getName()
                  + "” here:"
                  + " give it View Channel, Send Messages and Embed Links"));
    }
    return unanswered(cause);
  }

  private static DiscordFailure unanswered(Throwable cause) {
    if (cause instanceof TimeoutException) {
      return later(Duration.ZERO, "Discord did not accept the message in time");
    }
    if (cause instanceof CancellationException || cause instanceof RejectedExecutionException) {
      return later(Duration.ZERO, "the connection to Discord is being closed");
    }
    if (cause instanceof IllegalArgumentException) {
      LOG.atError().log("message could not be sent as built; it is sent as plain text", cause);
      return new DiscordFailure.Unacceptable("the message could not be built");
    }
    LOG.atError().log("sending to Discord failed unexpectedly", cause);
    return later(Duration.ZERO, "an internal error; see the log");
  }

  private static DiscordFailure answered(ErrorResponseException refused) {
    Response response = refused.getResponse();
    Duration wait = wait(response);
    if (isReplyToNothing(refused)) {
      return DiscordErrors.originalDeleted();
    }
    return DiscordErrors.of(refused.getErrorCode(), wait)
        .orElseGet(() -> byStatus(response.code, refused, wait));
  }

  private static boolean isReplyToNothing(ErrorResponseException refused) {
    return refused.getSchemaErrors().stream()
        .flatMap(field -> field.getErrors().stream())
        .anyMatch(error -> error.getCode().equals("REPLIES_UNKNOWN_MESSAGE"));
  }

  private static DiscordFailure byStatus(
      int status, ErrorResponseException refused, Duration wait) {
    if (status == Response.ERROR_CODE) {
      return later(Duration.ZERO, "Discord could not be reached");
    }
    if (status == 401) {
      return new DiscordFailure.TokenRefused();
    }
    if (status == 403) {
      return new Final(new Forbidden("Discord forbids this: " + refused.getMeaning()));
    }
    // A 404 without a Discord code comes from something between us and Discord.
    if (status == 404 && refused.getErrorCode() >= FIRST_CODE) {
      return new Final(new Gone("Discord no longer has this: " + refused.getMeaning()));
    }
    if (status == 400 || status == 413) {
      return new DiscordFailure.Unacceptable(
          "Discord refuses this message: " + refused.getMeaning());
    }
    return later(wait, "Discord had an internal error (" + status + ")");
  }

  /** Returns how long the body asks to wait: {@code retry_after}, in seconds. */
  private static Duration wait(Response response) {
    double seconds =
        response.isError()
            ? 0
            : response.optObject().map(DiscordFailureReader::retryAfter).orElse(0.0);
    return Duration.ofMillis((long) (Math.min(Math.max(seconds, 0), 86_400) * 1000));
  }

  private static double retryAfter(DataObject body) {
    return body.opt("retry_after")
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).doubleValue())
        .orElse(0.0);
  }

  private static DiscordFailure later(Duration wait, String reason) {
    return new Final(new RetryLater(wait, reason));
  }

  private static Throwable cause(Throwable thrown) {
    Throwable inner = thrown.getCause();
    return thrown instanceof CompletionException && inner != null ? inner : thrown;
  }
}
