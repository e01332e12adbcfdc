package dev.paperboy.chat.slack.life;

import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.ChannelArchiveEvent;
import com.slack.api.model.event.ChannelDeletedEvent;
import com.slack.api.model.event.ChannelLeftEvent;
import com.slack.api.model.event.ChannelRenameEvent;
import com.slack.api.model.event.ChannelUnarchiveEvent;
import com.slack.api.model.event.GroupArchiveEvent;
import com.slack.api.model.event.GroupDeletedEvent;
import com.slack.api.model.event.GroupLeftEvent;
import com.slack.api.model.event.GroupRenameEvent;
import com.slack.api.model.event.GroupUnarchiveEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MemberLeftChannelEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.paperboy.chat.slack.install.BotToken;
import dev.paperboy.chat.slack.install.BotTokens;
import dev.paperboy.chat.slack.send.SlackSender;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.subscription.ChannelId;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks workspaces and channels. Changes may take long to report, so they are reported on a
 * separate thread, in the order of the events.
 */
public final class WorkspaceWatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceWatcher.class);
  private static final long LAST_WORDS_SECONDS = 5;

  private static final String LEFT =
      "Paperboy was removed from the channel: type `/invite @paperboy` there to continue";
  private static final String ARCHIVED =
      "the channel is archived; unarchive it to continue, or subscribe in another one";
  private static final String DELETED = "the channel was deleted";

  private final WorkspaceApi slackApi;
  private final BotTokens tokens;
  private final Reachability reachability;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          LAST_WORDS_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          work -> {
            Thread started = new Thread(work, "slack-life");
            started.setDaemon(true);
            return started;
          },
          (late, pool) -> LOG.debug("event from Slack ignored during the shutdown"));

  /** Creates a watcher that reports changes in reachability, and invalid tokens. */
  public WorkspaceWatcher(WorkspaceApi slackApi, BotTokens tokens, Reachability reachability) {
    this.slackApi = slackApi;
    this.tokens = tokens;
    this.reachability = reachability;
    thread.allowCoreThreadTimeOut(true);
  }

  /** Registers the handlers of events that change where the bot may write. */
  public void addTo(App app) {
    channelsLost(app);
    app.event(
        MemberJoinedChannelEvent.class,
        (payload, context) ->
            joined(
                context.getTeamId(),
                payload.getEvent().getChannel(),
                payload.getEvent().getUser()));
    app.event(
        ChannelUnarchiveEvent.class,
        (payload, context) -> regained(context.getTeamId(), payload.getEvent().getChannel()));
    app.event(
        GroupUnarchiveEvent.class,
        (payload, context) -> regained(context.getTeamId(), payload.getEvent().getChannel()));
    app.event(
        ChannelRenameEvent.class,
        (payload, context) ->
            renamed(
                context.getTeamId(),
                payload.getEvent().getChannel().getId(),
                payload.getEvent().getChannel().getName()));
    app.event(
        GroupRenameEvent.class,
        (payload, context) ->
            renamed(
                context.getTeamId(),
                payload.getEvent().getChannel().getId(),
                payload.getEvent().getChannel().getName()));
    app.event(
        AppUninstalledEvent.class,
        (payload, context) -> uninstalled(payload.getTeamId(), "app_uninstalled"));
    app.event(
        TokensRevokedEvent.class,
        (payload, context) -> revoked(payload.getTeamId(), payload.getEvent()));
  }

  private void channelsLost(App app) {
    app.event(
        MemberLeftChannelEvent.class,
        (payload, context) ->
            left(
                context.getTeamId(),
                payload.getEvent().getChannel(),
                payload.getEvent().getUser()));
    app.event(
        ChannelLeftEvent.class,
        (payload, context) -> lost(context.getTeamId(), payload.getEvent().getChannel(), LEFT));
    app.event(
        GroupLeftEvent.class,
        (payload, context) -> lost(context.getTeamId(), payload.getEvent().getChannel(), LEFT));
    app.event(
        ChannelArchiveEvent.class,
        (payload, context) -> lost(context.getTeamId(), payload.getEvent().getChannel(), ARCHIVED));
    app.event(
        GroupArchiveEvent.class,
        (payload, context) -> lost(context.getTeamId(), payload.getEvent().getChannel(), ARCHIVED));
    app.event(
        ChannelDeletedEvent.class,
        (payload, context) -> deleted(context.getTeamId(), payload.getEvent().getChannel()));
    app.event(
        GroupDeletedEvent.class,
        (payload, context) -> deleted(context.getTeamId(), payload.getEvent().getChannel()));
  }

  private static ChannelId id(String team, String channel) {
    return new ChannelId(SlackSender.PLATFORM, team, channel);
  }

  private Response lost(String team, String channel, String reason) {
    slackApi.changed(team, channel);
    return later(() -> reachability.lost(id(team, channel), reason));
  }

  private Response deleted(String team, String channel) {
    slackApi.changed(team, channel);
    return later(() -> reachability.deleted(id(team, channel), DELETED));
  }

  private Response regained(String team, String channel) {
    slackApi.changed(team, channel);
    return later(() -> reachability.regained(id(team, channel)));
  }

  private Response left(String team, String channel, String user) {
    slackApi.changed(team, channel);
    return later(
        () -> {
          if (isBot(team, user)) {
            reachability.lost(id(team, channel), LEFT);
          }
        });
  }

  private Response joined(String team, String channel, String user) {
    slackApi.changed(team, channel);
    return later(
        () -> {
          if (isBot(team, user)) {
            reachability.regained(id(team, channel));
          }
        });
  }

  private boolean isBot(String team, String user) {
    return tokens.of(team) instanceof BotToken.Ready ready && ready.botUser().equals(user);
  }

  private Response renamed(String team, String channel, String name) {
    slackApi.changed(team, channel);
    return later(() -> reachability.renamed(id(team, channel), "#" + name));
  }

  /** Handles revoked bot tokens; tokens of people are not used. */
  private Response revoked(String team, TokensRevokedEvent event) {
    TokensRevokedEvent.Tokens gone = event.getTokens();
    boolean ours = gone != null && gone.getBot() != null && !gone.getBot().isEmpty();
    return ours ? uninstalled(team, "token_revoked") : Response.ok();
  }

  private Response uninstalled(String team, String error) {
    slackApi.changed(team);
    return later(
        () -> {
          tokens.refused(team, error);
          reachability.lostTenant(
              SlackSender.PLATFORM,
              team,
              "Paperboy was removed from the workspace; install it again to continue");
        });
  }

  /** Called when Paperboy was installed in a workspace, for the first time or again. */
  public void installed(String team) {
    slackApi.changed(team);
    Response unused =
        later(() -> reachability.regainedTenant(SlackSender.PLATFORM, team, channel -> true));
  }

  /** Reports that Slack has become reachable or unreachable. */
  public void readinessChanged() {
    Response unused = later(reachability::readinessChanged);
  }

  private Response later(Runnable task) {
    thread.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException | Error failure) {
            // Later events must still be reported.
            LOG.atError().log("event from Slack could not be recorded", failure);
          }
        });
    return Response.ok();
  }

  /** Stops once all events are recorded, within a few seconds. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("last events from Slack were not recorded in time");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
