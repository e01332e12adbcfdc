package dev.paperboy.app.platform;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.subscription.PlatformCapabilities;
import java.util.Optional;

/** E-mail, which can be configured but not used yet. */
final class EmailFactory implements PlatformFactory {

  @Override
  public String name() {
    return "email";
  }

  @Override
  public PlatformCapabilities capabilities() {
    return PlatformCapabilities.PLAIN;
  }

  @Override
  public PlatformState configured(Settings settings) {
    return settings.email().isPresent()
        ? new PlatformState.Off("configured, but this version cannot post there yet")
        : PlatformState.Off.NOT_CONFIGURED;
  }

  @Override
  public Optional<Platform> create(Settings settings, PlatformServices services) {
    return Optional.empty();
  }
}
