package dev.paperboy.chat.slack.install;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.paperboy.chat.slack.install.TokenApi.Answer;
import dev.paperboy.chat.slack.send.SlackApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The single workspace whose bot token is in the configuration. Slack tells which one it is. */
public final class OneWorkspace implements BotTokens {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final TokenApi slackApi;
  private final String token;
  private final InstantSource clock;
  private Known known = new Known.Nothing("Slack has not been asked yet");
  private Instant askAgain = Instant.MIN;

  /**
   * Creates an instance without sending a request.
   *
   * @param token the bot's token
   * @param clock real time
   */
  public OneWorkspace(String token, SlackApi slack, InstantSource clock) {
    this.slackApi = new TokenApi(slack);
    this.token = token;
    this.clock = clock;
  }

  private sealed interface Known {
    record Nothing(String reason) implements Known {}

    record Working(Workspace workspace, String botUser) implements Known {}

    record Ended(Workspace workspace) implements Known {}
  }

  @Override
  public BotToken of(String team) {
    Known now = known();
    if (now instanceof Known.Working working) {
      return working.workspace().team().equals(team)
          ? new BotToken.Ready(team, working.botUser(), token)
          : new BotToken.NotInstalled();
    }
    if (now instanceof Known.Ended ended) {
      boolean another =
          !ended.workspace().team().isEmpty() && !ended.workspace().team().equals(team);
      return another ? new BotToken.NotInstalled() : new BotToken.Ended(ended.workspace().ended());
    }
    return new BotToken.Later(((Known.Nothing) now).reason());
  }

  @Override
  public synchronized void refused(String team, String error) {
    if (known instanceof Known.Working working && working.workspace().team().equals(team)) {
      ask();
    }
  }

  @Override
  public List<Workspace> workspaces() {
    Known now = known();
    if (now instanceof Known.Working working) {
      return List.of(working.workspace());
    }
    return now instanceof Known.Ended ended && !ended.workspace().team().isEmpty()
        ? List.of(ended.workspace())
        : List.of();
  }

  private synchronized Known known() {
    if (known instanceof Known.Nothing && !clock.instant().isBefore(askAgain)) {
      ask();
    }
    return known;
  }

  private void ask() {
    Answer<AuthTestResponse> answer = slackApi.test(token);
    if (answer instanceof Answer.Fine<AuthTestResponse> fine) {
      AuthTestResponse bot = fine.body();
      known = new Known.Working(new Workspace(bot.getTeamId(), bot.getTeam(), ""), bot.getUserId());
    } else if (answer instanceof Answer.Refused<AuthTestResponse> refused) {
      known = new Known.Ended(ended(RefusedToken.words(refused.error())));
    } else if (answer instanceof Answer.Unclear<AuthTestResponse> unclear) {
      if (known instanceof Known.Nothing) {
        known = new Known.Nothing(unclear.reason());
        askAgain = clock.instant().plus(PAUSE);
      }
    } else {
      throw new IllegalStateException("unknown answer: " + answer);
    }
  }

  private Workspace ended(String reason) {
    return known instanceof Known.Working working
        ? new Workspace(working.workspace().team(), working.workspace().name(), reason)
        : new Workspace("", "", reason);
  }
}
