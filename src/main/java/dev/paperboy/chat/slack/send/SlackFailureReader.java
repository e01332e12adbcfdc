package dev.paperboy.chat.slack.send;

import static dev.paperboy.chat.slack.message.SlackText.text;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.paperboy.chat.slack.send.SlackFailure.NotPosted;
import dev.paperboy.deliver.SendResult.RetryLater;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts Slack's error responses and the library's exceptions to failures. */
final class SlackFailureReader {
  /** The first status with which Slack may have done what was asked, or may do it next time. */
  static final int FIRST_SERVER_ERROR = 500;

  private static final Logger LOG = LoggerFactory.getLogger(SlackFailureReader.class);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_REDIRECT = 300;
  private static final long LONGEST_WAIT = 86_400;

  private SlackFailureReader() {}

  /** Returns the failure for a response that is not ok. */
  static SlackFailure from(SlackApiTextResponse answer) {
    return SlackErrors.of(text(answer.getError()), text(answer.getNeeded()));
  }

  static SlackFailure from(Throwable thrown) {
    if (thrown instanceof SlackApiException refused) {
      return answered(refused);
    }
    if (thrown instanceof ConnectException
        || thrown instanceof UnknownHostException
        || thrown instanceof NoRouteToHostException
        || thrown instanceof SSLHandshakeException) {
      return SlackErrors.later(Duration.ZERO, "Slack could not be reached");
    }
    if (thrown instanceof IOException) {
      return SlackErrors.unknown("Slack did not answer in time");
    }
    LOG.atError().log("sending to Slack failed unexpectedly", thrown);
    return new SlackFailure.Unknown(
        new RetryLater(Duration.ZERO, "an internal error; see the log"));
  }

  private static SlackFailure answered(SlackApiException refused) {
    int status = refused.getResponse().code();
    if (status == TOO_MANY_REQUESTS) {
      return SlackErrors.later(retryAfter(refused), "Slack's rate limit is reached");
    }
    String error = refused.getError() == null ? "" : text(refused.getError().getError());
    if (!error.isEmpty()) {
      return withWait(
          SlackErrors.of(error, text(refused.getError().getNeeded())), retryAfter(refused));
    }
    // A status that is neither from Slack nor an error may still mean that the message arrived.
    return status >= FIRST_SERVER_ERROR || status < FIRST_REDIRECT
        ? SlackErrors.unknown("Slack had an internal error (" + status + ")")
        : SlackErrors.later(
            Duration.ZERO, "a proxy in front of Slack refuses this (" + status + ")");
  }

  private static SlackFailure withWait(SlackFailure failure, Duration wait) {
    boolean asked = !wait.isZero();
    return asked
            && failure instanceof NotPosted settled
            && settled.result() instanceof RetryLater later
        ? SlackErrors.later(wait, later.reason())
        : failure;
  }

  /** Returns the value in whole seconds; other forms, such as a date, are ignored. */
  private static Duration retryAfter(SlackApiException refused) {
    String header = refused.getResponse().header("Retry-After", "");
    return header != null && header.strip().matches("\\d{1,9}")
        ? Duration.ofSeconds(Math.min(Long.parseLong(header.strip()), LONGEST_WAIT))
        : Duration.ZERO;
  }
}
