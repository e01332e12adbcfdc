package dev.paperboy.chat.email.inbox;

import dev.paperboy.command.email.MailSignUps;
import dev.paperboy.web.Allowances;
import dev.paperboy.web.ClientAllowance;
import dev.paperboy.web.ClientAllowance.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes sign-ups. An address gets one mail in 24 hours at most, however it is spelt; a client can
 * sign up ten addresses at once and then ten an hour, and all together 200 at once and then 200 an
 * hour. Nothing tells the caller whether an address is known. Thread-safe.
 */
public final class SignUps implements MailSignUps {
  private static final Logger LOG = LoggerFactory.getLogger(SignUps.class);

  /** How long a link confirms. */
  static final Duration VALID = Duration.ofDays(2);

  private static final Duration REST = Duration.ofHours(24);
  private static final Duration REST_WHERE_UNWANTED = Duration.ofDays(365);
  private static final Limit OF_CLIENT = new Limit(10, Duration.ofMinutes(6));
  private static final Limit OF_ALL = new Limit(200, Duration.ofSeconds(18));

  private final Mailboxes mailboxes;
  private final MailTokens tokens;
  private final Runnable wake;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final ClientAllowance clients;

  /**
   * Takes sign-ups into these mailboxes.
   *
   * @param wake called when a mail is to be sent
   * @param random must be unpredictable
   * @param clients remembers who signed up how many addresses
   */
  public SignUps(
      Mailboxes mailboxes,
      MailTokens tokens,
      Runnable wake,
      RandomGenerator random,
      Allowances clients,
      InstantSource clock) {
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.wake = wake;
    this.random = random;
    this.clock = clock;
    this.clients = new ClientAllowance(OF_CLIENT, OF_ALL, clients);
  }

  /**
   * Takes a sign-up from the web, unless it exceeds a limit.
   *
   * @param ip the remote address
   * @param forwarded the {@code X-Forwarded-For} header; may be empty
   */
  void take(SignUpForm.Result.Valid form, String ip, String forwarded) {
    if (clients.take(ip, forwarded)) {
      add(form);
    } else {
      LOG.atInfo().addKeyValue("client", ip).log("too many sign-ups; this one is dropped");
    }
  }

  @Override
  public Optional<String> take(
      String person, String address, Map<String, String> fields, ZoneId zone) {
    SignUpForm form =
        new SignUpForm(
            address,
            new TopicForm(
                fields.getOrDefault("query", ""),
                fields.getOrDefault("cadence", ""),
                fields.getOrDefault("on", ""),
                fields.getOrDefault("at", ""),
                fields.getOrDefault("max", "")),
            zone.getId());
    SignUpForm.Result result = form.read();
    if (result instanceof SignUpForm.Result.Wrong wrong) {
      return Optional.of(wrong.lines());
    }
    if (clients.takeNamed(person)) {
      add((SignUpForm.Result.Valid) result);
    } else {
      LOG.atInfo().addKeyValue("client", person).log("too many sign-ups; this one is dropped");
    }
    return Optional.empty();
  }

  private void add(SignUpForm.Result.Valid form) {
    Instant now = clock.instant();
    SignUp signUp =
        new SignUp(
            MailTokens.newName(random),
            form.address().text(),
            form.wish(),
            form.zone(),
            now.plus(VALID),
            false);
    mailboxes.add(signUp, tokens.digest(form.address().canonical()), now.plus(REST), now);
    wake.run();
  }

  /** Removes the sign-ups of an address whose owner does not want any, and sends no mail there. */
  void refuse(SignUp unwanted) {
    String canonical = InboxAddress.read(unwanted.address()).orElseThrow().canonical();
    mailboxes.refuse(
        unwanted.address(), tokens.digest(canonical), clock.instant().plus(REST_WHERE_UNWANTED));
  }
}
