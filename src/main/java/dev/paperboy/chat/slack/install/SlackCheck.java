package dev.paperboy.chat.slack.install;

import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.slack.install.BotTokens.Workspace;
import dev.paperboy.chat.slack.install.Installations.Found;
import dev.paperboy.chat.slack.install.TokenApi.Answer;
import dev.paperboy.chat.slack.send.SlackApi;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks offline whether the bot would work on Slack. Not thread-safe. */
public final class SlackCheck {
  private static final String APPS = "https://api.slack.com/apps";

  private final TokenApi slackApi;
  private final List<CheckFinding> lines = new ArrayList<>();

  /** Creates a check with this client. */
  public SlackCheck(SlackApi slack) {
    this.slackApi = new TokenApi(slack);
  }

  /** Returns the findings so far. */
  public List<CheckFinding> lines() {
    return List.copyOf(lines);
  }

  /** Checks the bot token of the configuration. */
  public void botToken(String token) {
    if (token.startsWith("xoxe.")) {
      bad(
          "slack.bot_token expires after some hours: turn off token rotation for a single"
              + " workspace, or configure client_id, client_secret and encryption_key instead");
    }
    if (token.startsWith("xapp-")) {
      bad("slack.bot_token is an app token; the bot token begins with xoxb-");
      return;
    }
    workspace("slack.bot_token", token);
  }

  private void workspace(String what, String token) {
    Answer<AuthTestResponse> answer = slackApi.test(token);
    if (answer instanceof Answer.Fine<AuthTestResponse> fine) {
      good(
          "%s is accepted; the bot is %s in the workspace %s"
              .formatted(what, fine.body().getUser(), fine.body().getTeam()));
      scopes(what, WorkspaceApi.scopes(fine.body()));
    } else if (answer instanceof Answer.Refused<AuthTestResponse> refused) {
      bad(
          "%s is refused: %s; copy it again from “OAuth & Permissions” at %s"
              .formatted(what, RefusedToken.words(refused.error()), APPS));
    } else {
      unclear(answer);
    }
  }

  private void scopes(String what, Set<String> granted) {
    if (granted.isEmpty()) {
      good("Slack does not say which scopes %s has".formatted(what));
      return;
    }
    Map<String, String> missing = RequiredScopes.missing(granted);
    missing.forEach(
        (scope, purpose) -> bad("the scope %s is missing, %s".formatted(scope, purpose)));
    RequiredScopes.missingOptional(granted)
        .forEach(
            (scope, purpose) ->
                good("it does without the optional scope %s, %s".formatted(scope, purpose)));
    if (missing.isEmpty()) {
      good("it has every scope that is needed");
    } else {
      bad(
          "add what is missing under “OAuth & Permissions” at %s, or take config/slack-manifest.yaml"
                  .formatted(APPS)
              + " as it is, and install the app again");
    }
  }

  /** Checks the app token for opening the socket. */
  public void appToken(String token) {
    if (token.startsWith("xoxb-")) {
      bad("slack.app_token is a bot token; the app token begins with xapp-");
      return;
    }
    // Slack returns an address; nobody connects to it, and it expires within a minute.
    Answer<AppsConnectionsOpenResponse> answer =
        slackApi.ask(token, methods -> methods.appsConnectionsOpen(request -> request));
    if (answer instanceof Answer.Fine) {
      good("slack.app_token opens a socket");
    } else if (answer instanceof Answer.Refused<AppsConnectionsOpenResponse> refused) {
      bad(
          switch (refused.error()) {
            case "missing_scope" ->
                "slack.app_token lacks the scope connections:write; make a new one under “Basic"
                    + " Information” at "
                    + APPS;
            case "not_allowed_token_type" ->
                "slack.app_token is no app token; that begins with xapp-";
            case "socket_mode_not_enabled", "access_denied" ->
                "Socket Mode is off; turn it on under “Socket Mode” at " + APPS;
            default ->
                "slack.app_token is refused (%s); make one with connections:write under “Basic"
                        .formatted(refused.error())
                    + " Information” at "
                    + APPS;
          });
    } else {
      unclear(answer);
    }
  }

  /** Adds the prerequisites of HTTP mode. */
  public void httpMode(String root) {
    good(
        "signed events are expected at %s/slack/events; Slack must reach that address over HTTPS"
            .formatted(root));
  }

  /** Checks all workspaces where people installed Paperboy. */
  public void installations(Installations installations) {
    List<Workspace> installed =
        installations.all().stream().filter(Workspace::isInstalled).toList();
    if (installed.isEmpty()) {
      good("Paperboy is installed in no workspace yet; open /slack/install in a browser");
    }
    installed.forEach(one -> installation(one, installations.find(one.team())));
    installations.all().stream()
        .filter(one -> !one.isInstalled())
        .forEach(one -> good("the workspace %s: %s".formatted(one.name(), one.ended())));
  }

  private void installation(Workspace workspace, Found found) {
    String name = "the workspace " + workspace.name();
    if (found instanceof Found.Unreadable unreadable) {
      bad(name + ": " + unreadable.reason());
    } else if (found instanceof Found.Working working) {
      RequiredScopes.missing(working.installation().scopes())
          .forEach(
              (scope, purpose) ->
                  bad(
                      "%s: the scope %s is missing, %s; install Paperboy there again"
                          .formatted(name, scope, purpose)));
      accepted(name, working.installation());
    }
  }

  private void accepted(String name, Installation installation) {
    Answer<AuthTestResponse> answer = slackApi.test(installation.tokens().access());
    if (answer instanceof Answer.Fine) {
      good(name + ": its token is accepted");
    } else if (answer instanceof Answer.Refused<AuthTestResponse> refused) {
      boolean renewable =
          refused.error().equals("token_expired") && !installation.tokens().refresh().isEmpty();
      if (renewable) {
        good(name + ": its token has expired and is renewed when it is needed");
      } else {
        bad(name + ": " + RefusedToken.words(refused.error()) + "; install Paperboy there again");
      }
    } else {
      unclear(answer);
    }
  }

  private void unclear(Answer<?> answer) {
    if (!(answer instanceof Answer.Unclear<?> unclear)) {
      throw new IllegalStateException("unknown answer: " + answer);
    }
    bad(unclear.reason() + "; is the network up, and is slack.api_url right?");
  }

  private void good(String text) {
    lines.add(new CheckFinding(true, text));
  }

  private void bad(String text) {
    lines.add(new CheckFinding(false, text));
  }
}
