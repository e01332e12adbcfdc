package dev.paperboy.chat.email;

import dev.paperboy.subscription.ChannelWording;
import jakarta.mail.MessagingException;

/** What a mail server, or the library that talks to it, says of a failure. */
public final class MailFailureText {
  private static final int LONGEST = 200;

  private MailFailureText() {}

  /** Returns the words of a failure on one short line, without a full stop. */
  public static String of(Exception failure) {
    String said = String.valueOf(failure.getMessage());
    Exception inner =
        failure instanceof MessagingException chained ? chained.getNextException() : null;
    String cause =
        inner == null || inner instanceof MessagingException || inner.getMessage() == null
            ? ""
            : " (" + inner.getMessage() + ")";
    return ChannelWording.shorten(ChannelWording.inert(said + cause).strip(), LONGEST)
        .replaceAll("[;.\\s]+$", "");
  }
}
