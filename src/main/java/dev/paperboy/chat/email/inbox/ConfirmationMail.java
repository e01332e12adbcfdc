package dev.paperboy.chat.email.inbox;

import dev.paperboy.deliver.SendResult;
import java.net.URI;

/** Sends the mail that asks the owner of an address to confirm. Thread-safe. */
public interface ConfirmationMail {

  /**
   * Sends one mail, and waits for the mail server's answer.
   *
   * @param link leads to the page that confirms
   */
  SendResult send(SignUp signUp, URI link);
}
