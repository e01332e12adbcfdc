package dev.paperboy.chat.slack.install;

import dev.paperboy.chat.slack.install.TokenApi.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Turns the code that a browser brings from Slack into an installation. */
final class CodeExchange {
  private final SlackApp app;
  private final TokenApi askSlack;
  private final InstantSource clock;

  CodeExchange(SlackApp app, InstantSource clock) {
    this.app = app;
    this.askSlack = new TokenApi(app.apiUrl());
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Result {
    /** Slack handed out a token. */
    record Installed(Installation installation) implements Result {}

    /**
     * It handed out none.
     *
     * @param status the HTTP status that says so
     * @param reason why, in people's words
     * @param again whether beginning again may help
     */
    record Failed(int status, String reason, boolean again) implements Result {}
  }

  Result exchange(String code, String redirectUrl) {
    Answer answer =
        askSlack.call(
            "oauth.v2.access",
            "",
            Map.of(
                "client_id",
                app.clientId(),
                "client_secret",
                app.clientSecret(),
                "code",
                code,
                "redirect_uri",
                redirectUrl));
    if (answer instanceof Answer.Fine fine) {
      return installed(fine);
    }
    return answer instanceof Answer.Refused refused
        ? refused(refused.error())
        : new Result.Failed(502, ((Answer.Unclear) answer).reason() + ". Try it later.", true);
  }

  private Result installed(Answer.Fine fine) {
    if (fine.body().path("is_enterprise_install").asBoolean()) {
      return new Result.Failed(
          400,
          "Paperboy is installed in one workspace after the other, not in a whole organization."
              + " Choose a workspace in Slack's list.",
          true);
    }
    Instant now = clock.instant();
    Installation installation =
        new Installation(
            fine.text("/team/id"),
            fine.text("/team/name"),
            fine.text("/bot_user_id"),
            TokenApi.list(fine.text("/scope")),
            ManyWorkspaces.tokens(fine, now),
            fine.text("/authed_user/id"),
            now);
    if (installation.team().isEmpty() || installation.tokens().access().isEmpty()) {
      return new Result.Failed(502, "Slack's answer names no workspace or no token.", true);
    }
    return new Result.Installed(installation);
  }

  private static Result refused(String error) {
    return switch (error) {
      case "invalid_code", "code_already_used", "code_expired", "access_denied" ->
          new Result.Failed(400, "Slack's permission has expired or was used already.", true);
      case "bad_redirect_uri" ->
          operator("Its address is not among the redirect URLs of the app in Slack.");
      case "invalid_client_id", "bad_client_secret" ->
          operator("Slack does not know slack.client_id and slack.client_secret as a pair.");
      default -> new Result.Failed(400, "Slack refuses (" + error + ").", true);
    };
  }

  private static Result operator(String mistake) {
    return new Result.Failed(
        500, mistake + " Whoever runs this Paperboy has to correct that.", false);
  }
}
