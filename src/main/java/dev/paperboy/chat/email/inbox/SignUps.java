package dev.paperboy.chat.email.inbox;

import dev.paperboy.command.email.MailSignUps;
import dev.paperboy.fleet.Pace;
import dev.paperboy.web.ClientAllowance;
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
 * sign up {@value #CLIENT_AT_ONCE} addresses at once and then ten an hour, and all together {@value
 * #ALL_AT_ONCE} at once and then 200 an hour. Nothing tells the caller whether an address is known.
 * Thread-safe.
 */
public final class SignUps implements MailSignUps {
  private static final Logger LOG = LoggerFactory.getLogger(SignUps.class);

  /** How long a link confirms. */
  static final Duration VALID = Duration.ofDays(2);

  private static final Duration REST = Duration.ofHours(24);
  private static final Duration REST_WHERE_UNWANTED = Duration.ofDays(365);
  private static final int CLIENT_AT_ONCE = 10;
  private static final Duration CLIENT_ONE_MORE = Duration.ofMinutes(6);
  private static final int ALL_AT_ONCE = 200;
  private static final Duration ALL_ONE_MORE = Duration.ofSeconds(18);

  private final Mailboxes mailboxes;
  private final MailTokens tokens;
  private final Runnable wake;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final ClientAllowance clients;
  private final ClientAllowance all;

  /**
   * Takes sign-ups into these mailboxes.
   *
   * @param wake called when a mail is to be sent
   * @param random must be unpredictable
   * @param shared where the limits of all replicas are kept; empty if there is only this one
   */
  public SignUps(
      Mailboxes mailboxes,
      MailTokens tokens,
      Runnable wake,
      RandomGenerator random,
      Optional<Pace> shared,
      InstantSource clock) {
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.wake = wake;
    this.random = random;
    this.clock = clock;
    this.clients = allowance(CLIENT_AT_ONCE, CLIENT_ONE_MORE, shared, "sign-up");
    this.all = allowance(ALL_AT_ONCE, ALL_ONE_MORE, shared, "sign-ups of all");
  }

  private ClientAllowance allowance(
      int atOnce, Duration oneMore, Optional<Pace> shared, String purpose) {
    return shared
        .map(pace -> new ClientAllowance(atOnce, oneMore, new SharedAllowances(pace, purpose)))
        .orElseGet(() -> new ClientAllowance(atOnce, oneMore, clock));
  }

  /**
   * Takes a sign-up from the web, unless it exceeds a limit.
   *
   * @param ip the remote address
   * @param forwarded the {@code X-Forwarded-For} header; may be empty
   */
  void take(SignUpForm.Result.Valid form, String ip, String forwarded) {
    if (isWithin(clients, ip, forwarded) && isWithin(all, "", "")) {
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
    if (clients.takeNamed(person) && isWithin(all, "", "")) {
      add((SignUpForm.Result.Valid) result);
    } else {
      LOG.atInfo().addKeyValue("client", person).log("too many sign-ups; this one is dropped");
    }
    return Optional.empty();
  }

  private static boolean isWithin(ClientAllowance allowance, String ip, String forwarded) {
    synchronized (allowance) {
      boolean within = allowance.wait(ip, forwarded).compareTo(Duration.ZERO) <= 0;
      if (within) {
        allowance.use(ip, forwarded);
      }
      return within;
    }
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
