package dev.paperboy.chat.email.outbox;

import dev.paperboy.chat.email.MailDraft;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A mail that would have been sent.
 *
 * @param number its number, from 1
 * @param at when
 */
public record KeptMail(int number, Instant at, MailDraft draft) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Returns when, in words. */
  public String when() {
    return TIME.format(at);
  }
}
