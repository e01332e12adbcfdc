package dev.paperboy.app;

import dev.paperboy.app.settings.DiscordSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.chat.console.ConsoleStatus.Platform;
import dev.paperboy.chat.discord.DiscordOptions;
import dev.paperboy.chat.discord.DiscordState;
import dev.paperboy.chat.slack.SlackState;
import java.util.List;
import java.util.Optional;

/** The one list of chat platforms, and which of them are on. */
public final class Platforms {
  private Platforms() {}

  /** Which platforms are on with these settings, before any of them is asked. */
  public static List<Platform> of(Settings settings) {
    return of(
        settings,
        settings.discord().map(configured -> new DiscordState.Connecting("")),
        settings.slack().map(configured -> new SlackState.Connecting("")));
  }

  /**
   * How each platform stands with these settings.
   *
   * @param discord how the bot on Discord stands; empty where there is none
   * @param slack how the bot on Slack stands; empty where there is none
   */
  public static List<Platform> of(
      Settings settings, Optional<DiscordState> discord, Optional<SlackState> slack) {
    return List.of(
        new Platform("console", "on", "at " + settings.console().bind()),
        discord
            .map(state -> new Platform("discord", word(state), state.words()))
            .orElseGet(() -> new Platform("discord", "off", "not configured")),
        slack
            .map(state -> new Platform("slack", word(state), state.words()))
            .orElseGet(() -> new Platform("slack", "off", "not configured")),
        notYet("email", settings.email()));
  }

  private static String word(DiscordState state) {
    boolean fine = state.isConnected() || state.equals(new DiscordState.Connecting(""));
    return fine ? "on" : state instanceof DiscordState.Off ? "off" : "failing";
  }

  private static String word(SlackState state) {
    boolean fine = state.isConnected() || state.equals(new SlackState.Connecting(""));
    return fine ? "on" : state instanceof SlackState.Off ? "off" : "failing";
  }

  /** How Discord is reached with these settings. */
  public static DiscordOptions options(DiscordSettings settings) {
    return new DiscordOptions(
        settings.token().value(),
        settings.apiUrl(),
        settings.gatewayUrl(),
        settings.shards().total(),
        settings.shards().first(),
        settings.shards().last());
  }

  private static Platform notYet(String name, Optional<?> section) {
    return new Platform(
        name,
        "off",
        section.isPresent()
            ? "configured, but this version cannot post there yet"
            : "not configured");
  }
}
