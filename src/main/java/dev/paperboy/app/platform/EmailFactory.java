package dev.paperboy.app.platform;

import dev.paperboy.app.cli.OperatorException;
import dev.paperboy.app.settings.EmailSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.value.Secret;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.email.EmailOptions;
import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.chat.email.bounce.BounceReader;
import dev.paperboy.chat.email.bounce.ImapMailbox;
import dev.paperboy.chat.email.check.DnsTexts;
import dev.paperboy.chat.email.check.EmailCheck;
import dev.paperboy.chat.email.smtp.DkimKey;
import dev.paperboy.chat.email.smtp.SmtpMailer;
import dev.paperboy.chat.email.smtp.SmtpServer;
import dev.paperboy.fleet.LeaseGroup;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.Rules;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Creates the inbox. */
final class EmailFactory implements PlatformFactory {
  private static final LeaseGroup CONNECTIONS =
      new LeaseGroup(Mailbox.PLATFORM, SmtpMailer.CONNECTIONS);

  @Override
  public String name() {
    return Mailbox.PLATFORM;
  }

  /** A mailbox has one reader, who types no commands there. */
  @Override
  public PlatformCapabilities capabilities() {
    return new PlatformCapabilities(
        false, false, false, false, false, Mailbox.TENANT, Rules.DEFAULT);
  }

  @Override
  public PlatformState configured(Settings settings) {
    return settings.email().isPresent()
        ? new PlatformState.Connecting("")
        : PlatformState.Off.NOT_CONFIGURED;
  }

  /** A mailbox is written to over a connection of which there are few. */
  @Override
  public Optional<LeaseGroup> leases(Settings settings) {
    return settings.email().map(found -> CONNECTIONS);
  }

  @Override
  public Optional<Platform> create(Settings settings, PlatformServices services) {
    return settings
        .email()
        .map(found -> platform(found, settings.site().url().orElseThrow(), settings, services));
  }

  private static Platform platform(
      EmailSettings email, URI site, Settings settings, PlatformServices services) {
    String title = settings.site().title();
    SmtpMailer mailer =
        new SmtpMailer(
            options(email, site, title),
            () -> services.leases().partitions(CONNECTIONS).size(),
            services.time(),
            new SystemTime());
    Optional<BounceReader> bounces =
        email
            .bounces()
            .map(
                found ->
                    new BounceReader(
                        mailbox(found),
                        new StoredSentMails(services.database()),
                        new LeasedTask(services.leases(), SharedWork.BOUNCES.lease()),
                        new SystemTime()));
    return services.inbox().platform(mailer, services, site, settings.site(), bounces, List.of());
  }

  @Override
  public List<CheckFinding> check(Settings settings) throws InterruptedException {
    Optional<EmailCheck> check = emailCheck(settings);
    return check.isPresent() ? check.get().run() : PlatformFactory.super.check(settings);
  }

  @Override
  public List<CheckFinding> checkMail(Settings settings, String to) {
    return List.of(
        emailCheck(settings)
            .map(check -> check.send(to))
            .orElseGet(
                () -> new CheckFinding(false, "no mail can be sent: the section is missing")));
  }

  private static Optional<EmailCheck> emailCheck(Settings settings) {
    return settings
        .email()
        .map(
            email ->
                new EmailCheck(
                    options(email, settings.site().url().orElseThrow(), settings.site().title()),
                    email.bounces().map(EmailFactory::mailbox),
                    DnsTexts.SYSTEM,
                    new SystemTime()));
  }

  private static ImapMailbox mailbox(Secret bounces) {
    try {
      return ImapMailbox.of(bounces.value());
    } catch (IllegalArgumentException unusable) {
      throw new OperatorException("email.bounces " + unusable.getMessage());
    }
  }

  private static EmailOptions options(EmailSettings email, URI site, String title) {
    return new EmailOptions(
        SmtpServer.of(email.smtp().value()),
        sender(email.from(), title),
        email.dkim().map(EmailFactory::key),
        site);
  }

  private static InternetAddress sender(String from, String title) {
    try {
      InternetAddress sender = new InternetAddress(from, true);
      String name = sender.getPersonal();
      return new InternetAddress(
          sender.getAddress(), name == null || name.isBlank() ? title : name, "UTF-8");
    } catch (AddressException | java.io.UnsupportedEncodingException wrong) {
      throw new OperatorException(
          "email.from is not a mail address, like `Papers <papers@example.org>`");
    }
  }

  private static DkimKey key(EmailSettings.Dkim dkim) {
    try {
      return DkimKey.of(dkim.domain(), dkim.selector(), dkim.key().value());
    } catch (IllegalArgumentException unusable) {
      throw new OperatorException("email.dkim.key " + unusable.getMessage());
    }
  }
}
