package dev.paperboy.chat.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the console's channels and their messages. Thread-safe. */
public interface ConsoleLog {

  /** Returns all channels, in the order in which they are shown. */
  List<Listed> channels();

  /** Returns the channel with this name or ID. */
  Optional<ConsoleChannel> channel(String nameOrId);

  /**
   * Creates the channel with this name, unless it exists or there are too many; the name has been
   * validated.
   */
  Opening open(String name);

  /** Returns the number of messages of a channel after this number, up to a limit. */
  Unread unread(String channelId, long number, int most);

  /**
   * Saves a message once: if the nonce is known, nothing changes.
   *
   * @param channelId the ID of an existing channel
   * @param nonce the same for every attempt to post this message
   * @param at when it is posted
   * @param text plain text
   * @param cards a JSON array
   * @return the message's number, the existing one if the nonce is known
   */
  long append(String channelId, String nonce, Instant at, String text, String cards);

  /** Replaces the content of a message; returns false if there is none with this number. */
  boolean edit(String channelId, long number, String text, String cards);

  /** Returns the first messages with a number above this one, oldest first, up to a limit. */
  List<ConsoleMessage> after(String channelId, long number, int limit);

  /** Returns the newest messages, oldest first, up to a limit. */
  List<ConsoleMessage> newest(String channelId, int limit);

  /**
   * A channel with its latest message.
   *
   * @param channel the channel
   * @param newest the number of its newest message; 0 if there is none
   */
  record Listed(ConsoleChannel channel, long newest) {}

  /**
   * The messages that follow a given one.
   *
   * @param newest the number of the channel's newest message; 0 if there is none
   * @param count the number of messages that follow, up to the limit
   */
  record Unread(long newest, int count) {}

  /** The outcome of opening a channel. */
  sealed interface Opening {

    /**
     * It exists.
     *
     * @param channel the channel
     * @param isNew whether it was created
     */
    record Opened(ConsoleChannel channel, boolean isNew) implements Opening {}

    /**
     * There are too many.
     *
     * @param most the maximum number of channels
     */
    record Full(int most) implements Opening {}
  }
}
