package dev.paperboy.chat.slack.install;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.oauth.OAuthV2AccessRequest.OAuthV2AccessRequestBuilder;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.paperboy.chat.slack.send.SlackApi;
import dev.paperboy.chat.slack.send.SlackApi.Question;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Calls Slack's methods on tokens. Thread-safe. */
final class TokenApi {
  private static final int TOO_MANY_REQUESTS = 429;

  private final SlackApi slack;

  TokenApi(SlackApi slack) {
    this.slack = slack;
  }

  /** Slack's response. */
  sealed interface Answer<A> {
    /** The call succeeded. */
    record Fine<A>(A body) implements Answer<A> {}

    /** Slack refused, with an error code. */
    record Refused<A>(String error) implements Answer<A> {}

    /** There was no usable response. */
    record Unclear<A>(String reason) implements Answer<A> {}
  }

  /** Asks who this token belongs to, and whether it is accepted. */
  Answer<AuthTestResponse> test(String token) {
    return ask(token, methods -> methods.authTest(request -> request));
  }

  /**
   * Requests tokens for the app.
   *
   * @param grant adds what entitles the app to them: an authorization code or a refresh token
   */
  Answer<OAuthV2AccessResponse> requestTokens(
      SlackApp app, UnaryOperator<OAuthV2AccessRequestBuilder> grant) {
    return ask(
        null,
        methods ->
            methods.oauthV2Access(
                request ->
                    grant.apply(
                        request.clientId(app.clientId()).clientSecret(app.clientSecret()))));
  }

  /**
   * Calls a method.
   *
   * @param token the token; null for none
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
