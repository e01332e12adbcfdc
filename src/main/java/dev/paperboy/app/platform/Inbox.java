package dev.paperboy.app.platform;

import dev.paperboy.app.settings.EmailSettings;
import dev.paperboy.app.settings.SiteSettings;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.email.EmailPlatform;
import dev.paperboy.chat.email.MailTransport;
import dev.paperboy.chat.email.bounce.BounceReader;
import dev.paperboy.chat.email.inbox.ConfirmationSender;
import dev.paperboy.chat.email.inbox.InboxAddresses;
import dev.paperboy.chat.email.inbox.InboxRoutes;
import dev.paperboy.chat.email.inbox.InboxServices;
import dev.paperboy.chat.email.inbox.MailTokens;
import dev.paperboy.chat.email.inbox.MailedConfirmations;
import dev.paperboy.chat.email.inbox.SignUps;
import dev.paperboy.chat.email.inbox.SignedMailboxLinks;
import dev.paperboy.chat.email.message.ConfirmationComposer;
import dev.paperboy.chat.email.message.MailComposer;
import dev.paperboy.chat.email.outbox.OutboxRoutes;
import dev.paperboy.command.email.MailSignUps;
import dev.paperboy.store.Database;
import dev.paperboy.store.EncryptionKey;
import dev.paperboy.web.Allowances;
import dev.paperboy.web.Routes;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sign-ups by mail, which begin before there is a connection to a mail server. Thread-safe. */
public final class Inbox {
  private final StoredMailboxes mailboxes;
  private final MailTokens tokens;
  private final SignUps signUps;
  private final ProgramTime time;
  private volatile Runnable wake = () -> {};

  /**
   * Takes sign-ups into this database.
   *
   * @param email how mail is sent; empty if none is, so that no link is signed
   * @param clients remembers who signed up how many addresses
   */
  public Inbox(
      Database database, Optional<EmailSettings> email, Allowances clients, ProgramTime time) {
    SecureRandom random = new SecureRandom();
    this.time = time;
    this.mailboxes = new StoredMailboxes(database, random);
    LinkKey linkKey =
        new LinkKey(
            database,
            email
                .flatMap(EmailSettings::encryptionKey)
                .map(key -> new EncryptionKey(key.value(), random)),
            random);
    this.tokens = email.isPresent() ? linkKey.tokens() : linkKey.tokensOrOthers();
    this.signUps = new SignUps(mailboxes, tokens, () -> wake.run(), random, clients, time);
  }

  /** Returns what takes the sign-ups. */
  public MailSignUps signUps() {
    return signUps;
  }

  /**
   * Returns the platform of mailboxes.
   *
   * @param site the address of the pages, without a trailing slash
   * @param pages their other settings
   * @param bounces reads the reports of mails that were not delivered
   * @param more further routes
   */
  Platform platform(
      MailTransport transport,
      PlatformServices services,
      URI site,
      SiteSettings pages,
      Optional<BounceReader> bounces,
      List<Routes> more) {
    String title = pages.title();
    InboxAddresses addresses = new InboxAddresses(site);
    ConfirmationSender confirmations =
        new ConfirmationSender(
            mailboxes,
            tokens,
            addresses,
            new MailedConfirmations(
                transport, new ConfirmationComposer(title, site, services.templates())),
            services.claims(),
            time);
    wake = confirmations::wake;
    MailComposer composer =
        new MailComposer(
            new SitePages(site),
            new SignedMailboxLinks(mailboxes, tokens, addresses, time),
            title,
            services.templates());
    List<Routes> routes = new ArrayList<>(more);
    routes.add(
        new InboxRoutes(
            new InboxServices(
                mailboxes,
                tokens,
                signUps,
                services.commands(),
                services.templates(),
                services.frames(),
                pages.isPublic(),
                more.isEmpty() ? "" : OutboxRoutes.PATH,
                time)));
    return new EmailPlatform(
        transport,
        composer,
        services.channelLeases()::isHeld,
        bounces,
        Optional.of(confirmations),
        routes);
  }
}
