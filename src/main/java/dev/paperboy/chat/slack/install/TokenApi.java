package dev.paperboy.chat.slack.install;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.paperboy.chat.slack.send.SlackApi;
import dev.paperboy.chat.slack.send.SlackApi.Question;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks Slack about tokens. Safe for use by several threads. */
final class TokenApi {
  private static final int TOO_MANY_REQUESTS = 429;

  private final SlackApi slack;

  TokenApi(SlackApi slack) {
    this.slack = slack;
  }

  /** What Slack says. */
  sealed interface Answer<A> {
    /** Slack did it. */
    record Fine<A>(A body) implements Answer<A> {}

    /** Slack did not do it, for a reason that it has a word for. */
    record Refused<A>(String error) implements Answer<A> {}

    /** Slack did not say, or not in words that are understood. */
    record Unclear<A>(String reason) implements Answer<A> {}
  }

  /** Asks whose token this is, and whether it is accepted. */
  Answer<AuthTestResponse> test(String token) {
    return ask(token, methods -> methods.authTest(request -> request));
  }

  /**
   * Calls a method.
   *
   * @param token what is shown; null for nothing
   */
  <A extends SlackApiTextResponse> Answer<A> ask(@Nullable String token, Question<A> question) {
    try {
      A answer = question.ask(slack.once().methods(token));
      if (answer != null && answer.isOk()) {
        return new Answer.Fine<>(answer);
      }
      return answer == null || answer.getError() == null
          ? new Answer.Unclear<>(notSlack())
          : refused(answer.getError());
    } catch (SlackApiException refused) {
      int status = refused.getResponse().code();
      return new Answer.Unclear<>(
          status == TOO_MANY_REQUESTS
              ? "Slack's rate limit is reached"
              : "Slack returned status " + status);
    } catch (IOException failure) {
      return new Answer.Unclear<>(
          "Slack cannot be reached at "
              + host()
              + " ("
              + Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName())
              + ")");
    } catch (RuntimeException unreadable) {
      return new Answer.Unclear<>(notSlack());
    }
  }

  private static <A> Answer<A> refused(String error) {
    return switch (error) {
      case "ratelimited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout" ->
          new Answer.Unclear<>("Slack had an internal error (" + error + ")");
      default -> new Answer.Refused<>(error);
    };
  }

  private String notSlack() {
    return "the server at " + host() + " is not Slack";
  }

  private String host() {
    return URI.create(slack.methods()).getAuthority();
  }
}
