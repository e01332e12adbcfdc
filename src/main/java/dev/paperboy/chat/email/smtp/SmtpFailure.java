package dev.paperboy.chat.email.smtp;

import dev.paperboy.chat.email.MailFailureText;
import dev.paperboy.deliver.SendResult;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a failed attempt to send a mail means. */
sealed interface SmtpFailure {

  /** It concerns this mail or this address only. */
  record OfMail(SendResult result) implements SmtpFailure {}

  /** The connection is lost, or the server closes it; another one may work. */
  record OfConnection(String reason) implements SmtpFailure {}

  /** The server accepts no mail of this program until the operator acts. */
  record OfAccount(String reason) implements SmtpFailure {}

  /** {@code 550 5.1.1 …}, also where a library wrote something before it. */
  Pattern RESPONSE = Pattern.compile("(?:^|\\s)([245][0-9]{2})[ -](?:([245])\\.(\\d{1,3})\\.\\d)?");

  int TRANSIENT = 400;

  /** The server closes the connection. */
  int CLOSING = 421;

  /** Returns the meaning of a failure to connect or to log in. */
  static SmtpFailure connecting(MessagingException failure) {
    String said = MailFailureText.of(failure);
    if (failure instanceof AuthenticationFailedException) {
      boolean later = response(failure).map(code -> code.startsWith("4")).orElse(false);
      return later
          ? new OfConnection("the mail server accepts no login at present: " + said)
          : new OfAccount(
              "the mail server rejects the user or the password of email.smtp: " + said);
    }
    if (said.toUpperCase(Locale.ROOT).contains("STARTTLS")) {
      return new OfConnection(
          "the mail server offers no encryption (STARTTLS), so no password is sent to it; use"
              + " smtps:// or another port in email.smtp");
    }
    return new OfConnection(said);
  }

  /** Returns the meaning of a failure to send, whose outcome is not in doubt. */
  static SmtpFailure sending(MessagingException failure) {
    for (@Nullable Exception next = failure; next != null; next = next(next)) {
      if (next instanceof SMTPAddressFailedException address) {
        return recipient(address.getReturnCode(), MailFailureText.of(address));
      }
      if (next instanceof SMTPSenderFailedException sender) {
        return sender(sender.getReturnCode(), MailFailureText.of(sender));
      }
    }
    for (@Nullable Exception next = failure; next != null; next = next(next)) {
      if (next instanceof SMTPSendFailedException send) {
        return content(send, MailFailureText.of(send));
      }
    }
    return new OfConnection(MailFailureText.of(failure));
  }

  private static @Nullable Exception next(Exception failure) {
    return failure instanceof MessagingException chained ? chained.getNextException() : null;
  }

  /** Whatever the reason, the next mail to this address would be refused for it, too. */
  private static SmtpFailure recipient(int code, String said) {
    if (code < 500) {
      return later(code, said);
    }
    boolean relay = said.toLowerCase(Locale.ROOT).contains("relay") && subject(said) != 1;
    if (relay || code == 530 || code == 535) {
      return new OfAccount("the mail server does not send to other domains for us: " + said);
    }
    return new OfMail(address(said));
  }

  private static SendResult address(String said) {
    return switch (subject(said)) {
      case 2, 7 -> new SendResult.Forbidden("the mailbox refuses mail: " + said);
      default -> new SendResult.Gone("the address takes no mail: " + said);
    };
  }

  /** A sender that is refused concerns every mail; only a size is of this one. */
  private static SmtpFailure sender(int code, String said) {
    if (code < 500) {
      return later(code, said);
    }
    return code == 552
        ? new OfMail(new SendResult.Rejected("the mail was refused: " + said))
        : new OfAccount("the mail server refuses the sender of email.from: " + said);
  }

  private static SmtpFailure content(SMTPSendFailedException failure, String said) {
    int code = failure.getReturnCode();
    if (code < 500) {
      return later(code, said);
    }
    boolean beforeData = String.valueOf(failure.getCommand()).startsWith("MAIL");
    if (beforeData) {
      return sender(code, said);
    }
    return new OfMail(
        isAboutContent(code, said)
            ? new SendResult.Rejected("the mail was refused: " + said)
            : address(said));
  }

  /** A size or a format is of this mail; any other refusal would meet the next one, too. */
  private static boolean isAboutContent(int code, String said) {
    int subject = subject(said);
    return (code == 552 && subject != 2) || subject == 3 || subject == 6 || said.contains("5.2.3");
  }

  private static SmtpFailure later(int code, String said) {
    if (code < TRANSIENT) {
      // The library reports the end of a connection as a response without a code.
      return new OfConnection("the connection to the mail server was lost: " + said);
    }
    return code == CLOSING
        ? new OfConnection("the mail server closes the connection: " + said)
        : new OfMail(
            new SendResult.RetryLater(Duration.ZERO, "the mail server asks to wait: " + said));
  }

  /**
   * Returns the second number of the enhanced status code, which names the subject; 0 if absent.
   */
  private static int subject(String said) {
    Matcher matcher = RESPONSE.matcher(said);
    return matcher.find() && matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : 0;
  }

  private static Optional<String> response(MessagingException failure) {
    Matcher matcher = RESPONSE.matcher(String.valueOf(failure.getMessage()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
