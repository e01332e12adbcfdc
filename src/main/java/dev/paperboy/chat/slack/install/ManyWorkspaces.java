package dev.paperboy.chat.slack.install;

import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.paperboy.chat.slack.install.Installation.Tokens;
import dev.paperboy.chat.slack.install.Installations.Found;
import dev.paperboy.chat.slack.install.TokenApi.Answer;
import dev.paperboy.chat.slack.send.SlackApi;
import dev.paperboy.fleet.Claims;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The workspaces where people installed Paperboy. Expiring tokens are renewed on request, by one
 * thread at a time for each workspace, since Slack accepts a refresh token once.
 */
public final class ManyWorkspaces implements BotTokens {
  private static final Logger LOG = LoggerFactory.getLogger(ManyWorkspaces.class);
  private static final Duration EARLY = Duration.ofMinutes(30);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration PAUSE_WHEN_EXPIRED = Duration.ofSeconds(5);

  private static final Duration LONGEST_RENEWAL = Duration.ofMinutes(1);
  private static final String RENEWED_ELSEWHERE =
      "the workspace's token is being renewed by another replica";

  private final Installations installations;
  private final SlackApp app;
  private final TokenApi slackApi;
  private final InstantSource clock;
  private final Claims claims;
  private final Map<String, Renewal> renewals = new ConcurrentHashMap<>();

  /**
   * Creates an instance without sending a request.
   *
   * @param clock real time, for the expiry of tokens
   */
  public ManyWorkspaces(
      Installations installations,
      SlackApp app,
      SlackApi slack,
      Claims claims,
      InstantSource clock) {
    this.claims = claims;
    this.installations = installations;
    this.app = app;
    this.slackApi = new TokenApi(slack);
    this.clock = clock;
  }

  /** Returns real time. */
  InstantSource clock() {
    return clock;
  }

  /** The renewal of one workspace's tokens; its monitor is held during the renewal. */
  private static final class Renewal {
    Instant tried = Instant.MIN;
    String problem = "";
    // Also read without the monitor: most requests are for a token that needs no renewal.
    volatile boolean forced;
  }

  @Override
  public BotToken of(String team) {
    Found found = installations.find(team);
    if (found instanceof Found.Working working && isFresh(working.installation())) {
      Renewal renewal = renewals.get(team);
      if (renewal == null || !renewal.forced) {
        return ready(working.installation());
      }
    }
    return found instanceof Found.Working ? renewed(team) : without(found);
  }

  private static BotToken without(Found found) {
    if (found instanceof Found.Ended ended) {
      return new BotToken.Ended(ended.reason());
    }
    if (found instanceof Found.Unreadable unreadable) {
      return new BotToken.Later(unreadable.reason());
    }
    return new BotToken.NotInstalled();
  }

  private boolean isFresh(Installation installation) {
    return installation
        .tokens()
        .expires()
        .map(expires -> clock.instant().isBefore(expires.minus(EARLY)))
        .orElse(true);
  }

  private boolean isExpired(Installation installation) {
    return installation
        .tokens()
        .expires()
        .map(expires -> !clock.instant().isBefore(expires))
        .orElse(false);
  }

  private static BotToken ready(Installation installation) {
    return new BotToken.Ready(
        installation.team(), installation.botUser(), installation.tokens().access());
  }

  private BotToken renewed(String team) {
    Renewal renewal = renewals.computeIfAbsent(team, unused -> new Renewal());
    synchronized (renewal) {
      // Another thread may have renewed it in the meantime.
      Found found = installations.find(team);
      if (!(found instanceof Found.Working working)) {
        return without(found);
      }
      Installation installation = working.installation();
      if (isFresh(installation) && !renewal.forced) {
        return ready(installation);
      }
      boolean dead = renewal.forced || isExpired(installation);
      Duration pause = dead ? PAUSE_WHEN_EXPIRED : PAUSE;
      boolean failedJustNow =
          !renewal.problem.isEmpty() && clock.instant().isBefore(renewal.tried.plus(pause));
      if (failedJustNow) {
        return dead ? new BotToken.Later(renewal.problem) : ready(installation);
      }
      String claim = "slack renewal " + team;
      if (!claims.claim(claim, LONGEST_RENEWAL)) {
        return dead ? new BotToken.Later(RENEWED_ELSEWHERE) : ready(installation);
      }
      try {
        return renewClaimed(team, renewal, dead);
      } finally {
        claims.release(claim);
      }
    }
  }

  /** A refresh token counts once: another replica may have used it before the claim. */
  private BotToken renewClaimed(String team, Renewal renewal, boolean dead) {
    Found found = installations.find(team);
    if (!(found instanceof Found.Working working)) {
      return without(found);
    }
    return isFresh(working.installation()) && !renewal.forced
        ? ready(working.installation())
        : renew(working.installation(), renewal, dead);
  }

  private BotToken renew(Installation installation, Renewal renewal, boolean dead) {
    String team = installation.team();
    renewal.tried = clock.instant();
    Answer<OAuthV2AccessResponse> answer = askForTokens(installation);
    if (answer instanceof Answer.Fine<OAuthV2AccessResponse> fine
        && fine.body().getAccessToken() != null) {
      Tokens tokens = tokens(fine.body(), clock.instant());
      installations.renew(team, tokens);
      renewal.problem = "";
      renewal.forced = false;
      LOG.atDebug().addKeyValue("team", team).log("Slack's token was renewed");
      return ready(installation.with(tokens));
    }
    if (answer instanceof Answer.Refused<OAuthV2AccessResponse> refused
        && RefusedToken.isFinal(refused.error())) {
      renewal.forced = false;
      return end(team, refused.error());
    }
    renewal.problem = problem(answer);
    LOG.atWarn()
        .addKeyValue("team", team)
        .addKeyValue("reason", renewal.problem)
        .log("Slack's token could not be renewed; it will be retried");
    return dead ? new BotToken.Later(renewal.problem) : ready(installation);
  }

  private Answer<OAuthV2AccessResponse> askForTokens(Installation installation) {
    return slackApi.requestTokens(
        app,
        request ->
            request.grantType("refresh_token").refreshToken(installation.tokens().refresh()));
  }

  private static String problem(Answer<OAuthV2AccessResponse> answer) {
    if (answer instanceof Answer.Refused<OAuthV2AccessResponse> refused) {
      return RefusedToken.words(refused.error());
    }
    return answer instanceof Answer.Unclear<OAuthV2AccessResponse> unclear
        ? unclear.reason()
        : "Slack's response holds no token";
  }

  /** Returns the tokens in Slack's response. */
  static Tokens tokens(OAuthV2AccessResponse answer, Instant now) {
    Integer seconds = answer.getExpiresIn();
    return new Tokens(
        answer.getAccessToken(),
        Objects.requireNonNullElse(answer.getRefreshToken(), ""),
        seconds != null && seconds > 0 ? now.plusSeconds(seconds) : null);
  }

  private BotToken end(String team, String error) {
    String reason = RefusedToken.words(error) + "; install it again to continue";
    if (installations.end(team, reason)) {
      LOG.atLevel(RefusedToken.isPeoplesWish(error) ? Level.INFO : Level.ERROR)
          .addKeyValue("team", team)
          .addKeyValue("reason", reason)
          .log("installation in a Slack workspace ended");
    }
    return new BotToken.Ended(reason);
  }

  /** Called when Paperboy was installed in a workspace, for the first time or again. */
  void installed(Installation installation) {
    Renewal renewal = renewals.computeIfAbsent(installation.team(), unused -> new Renewal());
    synchronized (renewal) {
      installations.save(installation);
      renewal.tried = Instant.MIN;
      renewal.problem = "";
      renewal.forced = false;
    }
  }

  @Override
  public void refused(String team, String error) {
    if (!(installations.find(team) instanceof Found.Working working)) {
      return;
    }
    Tokens shown = working.installation().tokens();
    // The refusal may concern a token that was replaced meanwhile: only the current one counts.
    if (!(slackApi.test(shown.access()) instanceof Answer.Refused<AuthTestResponse> now)) {
      return;
    }
    Renewal renewal = renewals.computeIfAbsent(team, unused -> new Renewal());
    synchronized (renewal) {
      boolean isPresent =
          installations.find(team) instanceof Found.Working present
              && present.installation().tokens().equals(shown);
      if (!isPresent) {
        return;
      }
      if (now.error().equals("token_expired") && !shown.refresh().isEmpty()) {
        renewal.forced = true;
      } else if (RefusedToken.isFinal(now.error()) || now.error().equals("token_expired")) {
        end(team, now.error());
      }
    }
  }

  @Override
  public List<Workspace> workspaces() {
    return installations.all();
  }
}
