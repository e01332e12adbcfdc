package dev.paperboy.app.platform;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.console.ConsoleChannel;
import dev.paperboy.chat.console.ConsolePlatform;
import dev.paperboy.chat.console.ConsoleRoutes;
import dev.paperboy.chat.console.ConsoleSender;
import dev.paperboy.subscription.PlatformCapabilities;
import java.util.Optional;

/** Creates the console, which is always on. */
final class ConsoleFactory implements PlatformFactory {

  @Override
  public String name() {
    return ConsoleChannel.PLATFORM;
  }

  @Override
  public PlatformCapabilities capabilities() {
    return PlatformCapabilities.PLAIN;
  }

  @Override
  public PlatformState configured(Settings settings) {
    return new PlatformState.Connected("at " + settings.console().bind());
  }

  @Override
  public Optional<Platform> create(Settings settings, PlatformServices services) {
    return Optional.of(
        new ConsolePlatform(
            configured(settings),
            new ConsoleSender(services.console(), services.events(), services.time()),
            new ConsoleRoutes(
                services.console(),
                services.commands(),
                services.papers(),
                services.status(),
                services.events())));
  }
}
