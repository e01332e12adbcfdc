package dev.paperboy.app.platform;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.email.outbox.KeptMails;
import dev.paperboy.chat.email.outbox.OutboxRoutes;
import dev.paperboy.subscription.PlatformCapabilities;
import java.util.List;
import java.util.Optional;

/** Creates an inbox whose mails are shown on a page instead of being sent. */
final class OutboxFactory implements PlatformFactory {
  private final PlatformFactory mail = new EmailFactory();

  @Override
  public String name() {
    return mail.name();
  }

  @Override
  public PlatformCapabilities capabilities() {
    return mail.capabilities();
  }

  @Override
  public PlatformState configured(Settings settings) {
    return new PlatformState.Connecting("");
  }

  @Override
  public Optional<Platform> create(Settings settings, PlatformServices services) {
    KeptMails mails = new KeptMails(services.time());
    return Optional.of(
        services
            .inbox()
            .platform(
                mails,
                services,
                settings.site().url().orElseThrow(),
                settings.site(),
                Optional.empty(),
                List.of(new OutboxRoutes(mails, services.templates(), services.frames()))));
  }
}
