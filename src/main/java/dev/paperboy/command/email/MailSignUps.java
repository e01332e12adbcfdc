package dev.paperboy.command.email;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Takes sign-ups of mailboxes. Thread-safe. */
public interface MailSignUps {

  /**
   * Takes a sign-up, whose address gets a mail that asks for a confirmation unless a limit is
   * exceeded; the result is the same if it is.
   *
   * @param person who asks, for the limits
   * @param address as typed
   * @param fields {@code query}, {@code cadence}, {@code on}, {@code at}, {@code max} as typed;
   *     what is missing has the defaults of the form
   * @param zone the time zone of the digest
   * @return what is wrong with what was typed, as a sentence; empty if nothing is
   */
  Optional<String> take(String person, String address, Map<String, String> fields, ZoneId zone);
}
