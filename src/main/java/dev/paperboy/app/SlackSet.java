package dev.paperboy.app;

import dev.paperboy.app.settings.Secret;
import dev.paperboy.app.settings.SlackSettings;
import dev.paperboy.app.settings.SlackSettings.ManyWorkspaces;
import dev.paperboy.app.settings.SlackSettings.Mode;
import dev.paperboy.app.settings.SlackSettings.OneWorkspace;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.slack.SlackBot;
import dev.paperboy.chat.slack.SlackOptions;
import dev.paperboy.chat.slack.install.BotTokens;
import dev.paperboy.chat.slack.install.InstallRoutes;
import dev.paperboy.chat.slack.install.SlackApp;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.subscription.StoredSubscriptions;
import dev.paperboy.store.Database;
import dev.paperboy.store.EncryptionKey;
import dev.paperboy.web.Routes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The bot on Slack, and what it answers over HTTP. Slack knows no simulated clock.
 *
 * @param routes for the web server; empty where Slack need not reach us
 */
record SlackSet(SlackBot bot, List<Routes> routes) {

  /** Copies the routes. */
  SlackSet {
    routes = List.copyOf(routes);
  }

  /** The bot of these settings, not connected yet. */
  static SlackSet of(
      SlackSettings settings, Database database, CommandHandler commands, Buttons buttons) {
    SystemTime clock = new SystemTime();
    List<Routes> routes = new ArrayList<>();
    if (settings.access() instanceof ManyWorkspaces many) {
      EncryptionKey key = new EncryptionKey(many.encryptionKey().value(), new SecureRandom());
      SlackApp app = new SlackApp(many.clientId(), many.clientSecret().value(), settings.apiUrl());
      var workspaces =
          new dev.paperboy.chat.slack.install.ManyWorkspaces(
              new StoredInstallations(database, key, clock), app, clock);
      SlackBot bot = bot(settings, workspaces, database, commands, buttons, clock);
      routes.add(new InstallRoutes(app, workspaces, new SecureRandom(), clock, bot::installed));
      bot.routes().ifPresent(routes::add);
      return new SlackSet(bot, routes);
    }
    String token = ((OneWorkspace) settings.access()).botToken().value();
    BotTokens one =
        new dev.paperboy.chat.slack.install.OneWorkspace(token, settings.apiUrl(), clock);
    SlackBot bot = bot(settings, one, database, commands, buttons, clock);
    bot.routes().ifPresent(routes::add);
    return new SlackSet(bot, routes);
  }

  private static SlackBot bot(
      SlackSettings settings,
      BotTokens tokens,
      Database database,
      CommandHandler commands,
      Buttons buttons,
      SystemTime clock) {
    return new SlackBot(
        options(settings),
        tokens,
        commands,
        new StoredSubscriptions(database),
        buttons,
        clock,
        clock::sleep);
  }

  private static SlackOptions options(SlackSettings settings) {
    SlackOptions.Line line =
        settings.mode() == Mode.HTTP
            ? new SlackOptions.Http(value(settings.signingSecret().orElseThrow()))
            : new SlackOptions.Socket(value(settings.appToken().orElseThrow()));
    return new SlackOptions(line, settings.apiUrl());
  }

  private static String value(Secret secret) {
    return secret.value();
  }
}
