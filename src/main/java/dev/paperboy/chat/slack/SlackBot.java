package dev.paperboy.chat.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.builtin.RequestVerification;
import com.slack.api.bolt.middleware.builtin.SSLCheck;
import com.slack.api.bolt.response.Response;
import dev.paperboy.chat.LateReplies;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.RateLimitWaits;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.answer.SlackReplyRenderer;
import dev.paperboy.chat.slack.answer.SlackReplySender;
import dev.paperboy.chat.slack.form.SubscriptionForms;
import dev.paperboy.chat.slack.home.HomeTab;
import dev.paperboy.chat.slack.install.BotTokens;
import dev.paperboy.chat.slack.interact.DuplicateFilter;
import dev.paperboy.chat.slack.interact.InstallationFilter;
import dev.paperboy.chat.slack.interact.SlackInteractions;
import dev.paperboy.chat.slack.life.WorkspaceWatcher;
import dev.paperboy.chat.slack.message.SlackMessageRenderer;
import dev.paperboy.chat.slack.send.SlackApi;
import dev.paperboy.chat.slack.send.SlackSender;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.subscription.KnownSubscriptions;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.fleet.Claims;
import dev.paperboy.fleet.Pace;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.web.Routes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The bot on Slack. Thread-safe. */
public final class SlackBot implements Platform {
  private final SlackLine line;
  private final ReconnectBackoff patience;
  private final BotTokens tokens;
  private final InstantSource clock;
  private final Slack slack;
  private final App app;
  private final WorkspaceApi slackApi;
  private final SlackReplyQueue desk = new SlackReplyQueue();
  private final LateReplies late = new LateReplies();
  private final SlackSender sender;
  private final List<Routes> routes = new CopyOnWriteArrayList<>();
  private volatile @Nullable Running running;

  /** The objects that exist while it runs. */
  private record Running(SlackConnection connection, WorkspaceWatcher watchWorkspaces) {}

  /**
   * Creates a bot that is not connected yet.
   *
   * @param slack the client for all requests
   * @param tokens the bot's token for each workspace
   * @param commands handles commands and buttons
   * @param subscriptions the subscriptions, for forms and the Home tab
   * @param buttons resolves buttons to commands
   * @param pace the limits that all replicas share
   * @param claims the events that were handled by any replica
   * @param held returns whether this replica may post to a channel
   * @param clock real time, for Slack's rate limits and signatures
   */
  public SlackBot(
      SlackLine line,
      SlackApi slack,
      BotTokens tokens,
      CommandHandler commands,
      KnownSubscriptions subscriptions,
      Buttons buttons,
      Pace pace,
      Claims claims,
      Predicate<ChannelId> held,
      InstantSource clock) {
    this(
        line,
        ReconnectBackoff.USUAL,
        slack,
        tokens,
        commands,
        subscriptions,
        buttons,
        pace,
        claims,
        held,
        clock);
  }

  SlackBot(
      SlackLine line,
      ReconnectBackoff patience,
      SlackApi slack,
      BotTokens tokens,
      CommandHandler commands,
      KnownSubscriptions subscriptions,
      Buttons buttons,
      Pace pace,
      Claims claims,
      Predicate<ChannelId> held,
      InstantSource clock) {
    this.line = line;
    this.patience = patience;
    this.tokens = tokens;
    this.clock = clock;
    this.slack = slack.once();
    TokensForSending workspaces = new TokensForSending(tokens, this::isReady);
    this.slackApi = new WorkspaceApi(slack.replies(), workspaces, clock);
    this.sender = new SlackSender(slack, workspaces, buttons, pace, held, clock);
    this.app = app(workspaces, claims);
    SlackCommandRunner carryOut = new SlackCommandRunner(commands, slackApi);
    SlackReplySender replySender =
        new SlackReplySender(
            slackApi, new SlackReplyRenderer(new SlackMessageRenderer(buttons), buttons), late);
    SubscriptionForms forms = new SubscriptionForms(slackApi, carryOut, subscriptions, desk);
    new SlackInteractions(slackApi, carryOut, replySender, forms, buttons, claims, desk).addTo(app);
    if (line instanceof SlackLine.Http http) {
      routes.add(new EventRoutes(app, http.signingSecret(), claims, clock));
    }
    new HomeTab(slackApi, carryOut, replySender, forms, subscriptions, buttons, desk).addTo(app);
  }

  private App app(TokensForSending workspaces, Claims claims) {
    // Without it, the library creates a client of its own, with threads.
    AppConfig config = AppConfig.builder().slack(slack).build();
    config.setAppPath(EventRoutes.PATH);
    // Events without a handler are acknowledged, or Slack would send them again.
    config.setAllEventsApiAutoAckEnabled(true);
    config.setSubtypedMessageEventsAutoAckEnabled(true);
    config.setUnmatchedRequestHandler(request -> Response.ok());
    List<Middleware> middleware = new ArrayList<>();
    if (line instanceof SlackLine.Http http) {
      config.setSigningSecret(http.signingSecret());
      middleware.add(new SSLCheck(""));
      middleware.add(
          new RequestVerification(
              new SlackSignature.Verifier(new SlackSignature.Generator(http.signingSecret()))));
    }
    middleware.add(new InstallationFilter(workspaces));
    middleware.add(new DuplicateFilter(claims));
    return new App(config, slack, middleware);
  }

  private boolean isReady() {
    Running present = running;
    return present != null && present.connection().isReady();
  }

  @Override
  public ChatSender sender() {
    return sender;
  }

  @Override
  public List<Routes> routes() {
    return List.copyOf(routes);
  }

  /** Adds HTTP routes; called before the start. */
  public void serve(Routes more) {
    routes.add(more);
  }

  @Override
  public void start(Reachability reachability) {
    WorkspaceWatcher watchWorkspaces = new WorkspaceWatcher(slackApi, tokens, reachability);
    watchWorkspaces.addTo(app);
    SlackConnection connection =
        new SlackConnection(
            line, patience, slack, app, tokens, watchWorkspaces::readinessChanged, clock);
    running = new Running(connection, watchWorkspaces);
    connection.start();
  }

  /** Called when the bot was installed in a workspace, for the first time or again. */
  public void installed(BotTokens.Workspace workspace) {
    Running present = running;
    if (present != null) {
      present.watchWorkspaces().installed(workspace.team());
    }
  }

  @Override
  public PlatformState state() {
    Running present = running;
    return present == null ? PlatformState.Off.STOPPED : present.connection().state();
  }

  @Override
  public OptionalLong lateReplies() {
    return OptionalLong.of(late.count());
  }

  /** Returns the number of messages posted again although an earlier attempt may have succeeded. */
  @Override
  public OptionalLong possibleDoubles() {
    return OptionalLong.of(sender.possibleDoubles());
  }

  @Override
  public Optional<RateLimitWaits> rateLimitWaits() {
    return Optional.of(sender.rateLimitWaits());
  }

  @Override
  public void close() {
    desk.close();
    Running present = running;
    if (present != null) {
      present.connection().close();
      present.watchWorkspaces().close();
    }
    sender.close();
  }
}
