package dev.paperboy.chat.email.check;

import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.email.EmailOptions;
import dev.paperboy.chat.email.bounce.BounceCheck;
import dev.paperboy.chat.email.bounce.ImapMailbox;
import dev.paperboy.chat.email.smtp.SmtpCheck;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks whether mails would be sent, accepted and, when they bounce, noticed. */
public final class EmailCheck {
  private final EmailOptions options;
  private final Optional<ImapMailbox> bounces;
  private final DnsTexts dns;
  private final InstantSource clock;

  /** Creates a check of this configuration. */
  public EmailCheck(
      EmailOptions options, Optional<ImapMailbox> bounces, DnsTexts dns, InstantSource clock) {
    this.options = options;
    this.bounces = bounces;
    this.dns = dns;
    this.clock = clock;
  }

  /** Runs the check; sends nothing. */
  public List<CheckFinding> run() {
    List<CheckFinding> findings = new ArrayList<>();
    findings.add(new SmtpCheck(options, clock).connect());
    findings.addAll(new SenderCheck(options, dns).run());
    findings.add(BounceCheck.of(bounces));
    return findings;
  }

  /**
   * Sends one mail.
   *
   * @param to the address; empty for that of the sender
   */
  public CheckFinding send(String to) {
    return new SmtpCheck(options, clock).send(to);
  }
}
