package dev.paperboy.chat.slack.install;

import static dev.paperboy.chat.slack.message.SlackText.text;

import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.paperboy.chat.slack.install.TokenApi.Answer;
import dev.paperboy.chat.slack.send.SlackApi;
import java.time.Instant;
import java.time.InstantSource;

/** Exchanges the authorization code from Slack for an installation. */
final class CodeExchange {
  private final SlackApp app;
  private final TokenApi slackApi;
  private final InstantSource clock;

  CodeExchange(SlackApp app, SlackApi slack, InstantSource clock) {
    this.app = app;
    this.slackApi = new TokenApi(slack);
    this.clock = clock;
  }

  /** The result of the exchange. */
  sealed interface Result {
    /** Slack issued a token. */
    record Installed(Installation installation) implements Result {}

    /**
     * Slack issued no token.
     *
     * @param status the HTTP status to respond with
     * @param reason why, worded for users
     * @param again whether starting over may help
     */
    record Failed(int status, String reason, boolean again) implements Result {}
  }

  Result exchange(String code, String redirectUrl) {
    Answer<OAuthV2AccessResponse> answer =
        slackApi.requestTokens(app, request -> request.code(code).redirectUri(redirectUrl));
    if (answer instanceof Answer.Fine<OAuthV2AccessResponse> fine) {
      return installed(fine.body());
    }
    if (answer instanceof Answer.Refused<OAuthV2AccessResponse> refused) {
      return refused(refused.error());
    }
    if (answer instanceof Answer.Unclear<OAuthV2AccessResponse> unclear) {
      return new Result.Failed(502, unclear.reason() + ". Try again later.", true);
    }
    throw new IllegalStateException("unknown answer: " + answer);
  }

  private Result installed(OAuthV2AccessResponse answer) {
    if (answer.isEnterpriseInstall()) {
      return new Result.Failed(
          400,
          "Paperboy is installed in single workspaces, not in a whole organization."
              + " Choose a workspace in Slack's list.",
          true);
    }
    OAuthV2AccessResponse.Team team = answer.getTeam();
    if (team == null || team.getId() == null || answer.getAccessToken() == null) {
      return new Result.Failed(502, "Slack's response lacks the workspace or the token.", true);
    }
    Instant now = clock.instant();
    OAuthV2AccessResponse.AuthedUser user = answer.getAuthedUser();
    return new Result.Installed(
        new Installation(
            team.getId(),
            text(team.getName()),
            text(answer.getBotUserId()),
            RequiredScopes.read(text(answer.getScope())),
            ManyWorkspaces.tokens(answer, now),
            user == null ? "" : text(user.getId()),
            now));
  }

  private static Result refused(String error) {
    return switch (error) {
      case "invalid_code", "code_already_used", "code_expired", "access_denied" ->
          new Result.Failed(400, "Slack's permission has expired or was already used.", true);
      case "bad_redirect_uri" ->
          operator("Its address is not among the redirect URLs of the app in Slack.");
      case "invalid_client_id", "bad_client_secret" ->
          operator("slack.client_id and slack.client_secret do not belong to the same Slack app.");
      default -> new Result.Failed(400, "Slack refuses (" + error + ").", true);
    };
  }

  private static Result operator(String mistake) {
    return new Result.Failed(
        500, mistake + " The operator of this Paperboy has to correct that.", false);
  }
}
