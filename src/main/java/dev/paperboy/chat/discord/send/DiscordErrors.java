package dev.paperboy.chat.discord.send;

import dev.paperboy.chat.discord.send.DiscordFailure.Final;
import dev.paperboy.deliver.SendResult.Forbidden;
import dev.paperboy.deliver.SendResult.Gone;
import dev.paperboy.deliver.SendResult.Rejected;
import dev.paperboy.deliver.SendResult.RetryLater;
import java.time.Duration;
import java.util.Optional;

/** Maps Discord's error codes to failures. See "JSON Error Codes" in its documentation. */
final class DiscordErrors {
  private static final Duration AFTER_BLOCK = Duration.ofMinutes(10);
  private static final Duration AFTER_OVERLOAD = Duration.ofMinutes(1);

  private DiscordErrors() {}

  /**
   * Returns the failure for a code.
   *
   * @param wait how long Discord asks to wait; zero if it does not say
   */
  static Optional<DiscordFailure> of(int code, Duration wait) {
    return switch (code) {
      case 10003, 10015, 50027 ->
          gone("the channel was deleted; subscribe in another one to get papers again");
      case 10004 -> gone("the server was deleted, or Paperboy is no longer there");
      case 10008 -> Optional.of(originalDeleted());
      case 10013 -> gone("this person is no longer on Discord");
      case 50001 ->
          forbidden("Paperboy cannot see this channel: give it View Channel and Send Messages");
      case 50013 ->
          forbidden(
              "Paperboy may not send messages here: give it View Channel, Send Messages and Embed"
                  + " Links");
      case 50007, 50278, 50033 ->
          forbidden(
              "Discord does not let Paperboy write to this person: allow direct messages from a"
                  + " server that Paperboy is in, or add Paperboy to the apps of your account");
      case 50008, 50024, 40058 ->
          forbidden(
              "messages cannot be posted in a channel of this kind: subscribe in another one");
      case 50009 ->
          forbidden(
              "this server requires a verification that the bot does not have: ask its owner");
      case 160005 -> forbidden("the thread is locked: unlock it, or subscribe in another one");
      case 50083 -> forbidden("the thread is archived: open it again, or subscribe in another one");
      case 40066, 40067 -> Optional.of(lacksTag());
      case 40007 -> forbidden("Paperboy was banned from this server");
      case 40001, 50014, 50025 -> Optional.of(new DiscordFailure.TokenRefused());
      case 50035, 50006, 40005, 50004, 50109, 50045 ->
          Optional.of(
              new DiscordFailure.Unacceptable("Discord rejects the format of this message"));
      case 200000, 200001 -> rejected("a rule of this server's AutoMod blocks this message");
      case 240000, 20009, 20031 -> rejected("a filter of Discord blocks this message");
      case 130000 -> later(longer(wait, AFTER_OVERLOAD), "Discord is overloaded");
      case 20016, 20022, 20028, 20029, 40062 -> later(wait, "Discord's rate limit is reached");
      case 40003, 40004, 40006 ->
          later(longer(wait, AFTER_OVERLOAD), "Discord has turned this off for a while");
      case 40333 -> later(longer(wait, AFTER_BLOCK), "Discord blocks requests from this address");
      case 160006, 160007 ->
          later(longer(wait, AFTER_BLOCK), "the server has too many open threads: archive some");
      default -> Optional.empty();
    };
  }

  /** Returns the failure for a missing message that was to be edited or replied to. */
  static DiscordFailure originalDeleted() {
    return new Final(new Rejected("the message was deleted"));
  }

  /** Returns the failure for a forum that requires a tag and has none for a message. */
  static DiscordFailure lacksTag() {
    return new Final(
        new Forbidden(
            "this forum requires a tag on every post: name a tag after a category or a query, or"
                + " stop requiring tags"));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Optional<DiscordFailure> gone(String reason) {
    return Optional.of(new Final(new Gone(reason)));
  }

  private static Optional<DiscordFailure> forbidden(String reason) {
    return Optional.of(new Final(new Forbidden(reason)));
  }

  private static Optional<DiscordFailure> rejected(String reason) {
    return Optional.of(new Final(new Rejected(reason)));
  }

  private static Optional<DiscordFailure> later(Duration wait, String reason) {
    return Optional.of(new Final(new RetryLater(wait, reason)));
  }
}
