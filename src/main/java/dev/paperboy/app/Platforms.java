package dev.paperboy.app;

import dev.paperboy.app.settings.DiscordSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.chat.console.ConsoleStatus.Platform;
import dev.paperboy.chat.discord.DiscordOptions;
import java.util.List;
import java.util.Optional;

/** The one list of chat platforms, and which of them are on. */
final class Platforms {
  private Platforms() {}

  /** How each platform stands with these settings. */
  static List<Platform> of(Settings settings) {
    return List.of(
        new Platform("console", "on", "at " + settings.console().bind()),
        notYet("discord", settings.discord()),
        notYet("slack", settings.slack()),
        notYet("email", settings.email()));
  }

  /** How Discord is reached with these settings. */
  static DiscordOptions options(DiscordSettings settings) {
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
