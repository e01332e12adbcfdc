package dev.paperboy.app.platform;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.SlackSettings;
import dev.paperboy.app.settings.SlackSettings.Mode;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.slack.SlackBot;
import dev.paperboy.chat.slack.SlackLine;
import dev.paperboy.chat.slack.install.BotTokens;
import dev.paperboy.chat.slack.install.InstallRoutes;
import dev.paperboy.chat.slack.install.ManyWorkspaces;
import dev.paperboy.chat.slack.install.OneWorkspace;
import dev.paperboy.chat.slack.install.PendingInstalls;
import dev.paperboy.chat.slack.install.SlackApp;
import dev.paperboy.chat.slack.install.SlackCheck;
import dev.paperboy.chat.slack.send.SlackApi;
import dev.paperboy.chat.slack.send.SlackSender;
import dev.paperboy.command.subscription.StoredSubscriptions;
import dev.paperboy.fleet.Claims;
import dev.paperboy.store.Database;
import dev.paperboy.store.EncryptionKey;
import dev.paperboy.store.StoreException;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.Rules;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Creates the Slack bot, which cannot run on a simulated clock. */
final class SlackFactory implements PlatformFactory {
  /** What the key seals beside tokens. */
  private static final String PENDING = "slack/pending installation";

  private final SystemTime clock = new SystemTime();

  @Override
  public String name() {
    return SlackSender.PLATFORM;
  }

  @Override
  public PlatformCapabilities capabilities() {
    return new PlatformCapabilities(
        true, false, false, true, true, PlatformCapabilities.LOCAL, Rules.DEFAULT);
  }

  @Override
  public PlatformState configured(Settings settings) {
    return settings.slack().isPresent()
        ? new PlatformState.Connecting("")
        : PlatformState.Off.NOT_CONFIGURED;
  }

  /** In both modes, messages and replies are posted with the bot's token; events need a socket. */
  @Override
  public List<PlatformAccount> accounts(Settings settings) {
    List<PlatformAccount> accounts = new ArrayList<>();
    settings
        .slack()
        .ifPresent(
            slack -> {
              if (slack.access() instanceof SlackSettings.OneWorkspace one) {
                accounts.add(account(slack, "slack.bot_token", one.botToken().value()));
              } else if (slack.access() instanceof SlackSettings.ManyWorkspaces many) {
                accounts.add(account(slack, "slack.client_id", many.clientId()));
              }
              if (slack.mode() == Mode.SOCKET) {
                slack
                    .appToken()
                    .ifPresent(
                        token -> accounts.add(account(slack, "slack.app_token", token.value())));
              }
            });
    return accounts;
  }

  private static PlatformAccount account(SlackSettings slack, String setting, String secret) {
    return PlatformAccount.of("Slack", setting, slack.apiUrl(), secret);
  }

  @Override
  public Optional<Platform> create(Settings settings, PlatformServices services) {
    return settings.slack().map(found -> bot(found, services));
  }

  private SlackBot bot(SlackSettings settings, PlatformServices services) {
    SlackApi slack = slack(settings);
    if (settings.access() instanceof SlackSettings.ManyWorkspaces many) {
      SlackApp app = new SlackApp(many.clientId(), many.clientSecret().value());
      ManyWorkspaces workspaces =
          new ManyWorkspaces(
              installations(services.database(), many), app, slack, services.claims(), clock);
      SlackBot bot = bot(settings, slack, workspaces, services);
      bot.serve(
          new InstallRoutes(
              app, slack, workspaces, pending(many, services.claims()), bot::installed));
      return bot;
    }
    String token = ((SlackSettings.OneWorkspace) settings.access()).botToken().value();
    return bot(settings, slack, new OneWorkspace(token, slack, clock), services);
  }

  private PendingInstalls pending(SlackSettings.ManyWorkspaces many, Claims claims) {
    EncryptionKey key = key(many);
    return new PendingInstalls(
        new PendingInstalls.Seal() {
          @Override
          public String seal(String text) {
            return key.seal(text, PENDING);
          }

          @Override
          public Optional<String> open(String sealed) {
            return key.open(sealed, PENDING);
          }
        },
        claims,
        new SecureRandom(),
        clock);
  }

  private static EncryptionKey key(SlackSettings.ManyWorkspaces many) {
    return new EncryptionKey(many.encryptionKey().value(), new SecureRandom());
  }

  private SlackApi slack(SlackSettings settings) {
    return new SlackApi(settings.apiUrl(), clock::sleep);
  }

  private SlackBot bot(
      SlackSettings settings, SlackApi slack, BotTokens tokens, PlatformServices services) {
    return new SlackBot(
        line(settings),
        slack,
        tokens,
        services.commands(),
        new StoredSubscriptions(services.database()),
        services.buttons(),
        services.pace(),
        services.claims(),
        services.channelLeases()::isHeld,
        clock);
  }

  private StoredInstallations installations(Database database, SlackSettings.ManyWorkspaces many) {
    return new StoredInstallations(database, key(many), clock);
  }

  private static SlackLine line(SlackSettings settings) {
    return settings.mode() == Mode.HTTP
        ? new SlackLine.Http(settings.signingSecret().orElseThrow().value())
        : new SlackLine.Socket(settings.appToken().orElseThrow().value());
  }

  @Override
  public List<CheckFinding> check(Settings settings) throws InterruptedException {
    return settings.slack().isPresent()
        ? check(settings, settings.slack().get())
        : PlatformFactory.super.check(settings);
  }

  private List<CheckFinding> check(Settings settings, SlackSettings slack) {
    SlackCheck check = new SlackCheck(slack(slack));
    List<CheckFinding> unreadable = List.of();
    if (slack.access() instanceof SlackSettings.OneWorkspace one) {
      check.botToken(one.botToken().value());
    } else if (slack.access() instanceof SlackSettings.ManyWorkspaces many) {
      unreadable = installations(settings, many, check);
    } else {
      throw new IllegalStateException("unknown access: " + slack.access());
    }
    if (slack.mode() == Mode.SOCKET) {
      slack.appToken().ifPresent(token -> check.appToken(token.value()));
    } else {
      check.httpMode("http://" + settings.console().bind());
    }
    return Stream.concat(unreadable.stream(), check.lines().stream()).toList();
  }

  private List<CheckFinding> installations(
      Settings settings, SlackSettings.ManyWorkspaces many, SlackCheck check) {
    try (Database database = Database.open(settings.database().url())) {
      check.installations(installations(database, many));
      return List.of();
    } catch (StoreException failure) {
      return List.of(
          new CheckFinding(false, "its installations cannot be read: " + failure.getMessage()));
    }
  }
}
