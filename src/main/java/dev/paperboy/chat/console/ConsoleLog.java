package dev.paperboy.chat.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the console keeps: its channels and the messages in them. Safe for several threads. */
public interface ConsoleLog {

  /** All channels, in the order in which people should see them. */
  List<Listed> channels();

  /** The channel of this name, or of this id. */
  Optional<ConsoleChannel> channel(String nameOrId);

  /**
   * Opens the channel of this name, unless there is one or there are too many; the name has been
   * checked.
   */
  Opening open(String name);

  /** How many messages of a channel came after this number; counting stops at the limit. */
  Unread unread(String channelId, long number, int most);

  /**
   * Keeps a message, once: a nonce that is known leaves everything as it is.
   *
   * @param channelId the id of a channel that exists
   * @param nonce the same for every attempt to post this message
   * @param at when it is posted
   * @param text plain text
   * @param cards a JSON array
   * @return the message's number, the old one where the nonce is known
   */
  long append(String channelId, String nonce, Instant at, String text, String cards);

  /** Puts other content into a message; false where there is none of this number. */
  boolean edit(String channelId, long number, String text, String cards);

  /** The first messages with a number above this one, oldest first, at most this many. */
  List<ConsoleMessage> after(String channelId, long number, int limit);

  /** The newest messages, oldest first, at most this many. */
  List<ConsoleMessage> newest(String channelId, int limit);

  /**
   * A channel with what was posted in it last.
   *
   * @param channel the channel
   * @param newest the number of its newest message; 0 where there is none
   */
  record Listed(ConsoleChannel channel, long newest) {}

  /**
   * What came after a message.
   *
   * @param newest the number of the channel's newest message; 0 where there is none
   * @param count how many came after, or as many as were counted at most
   */
  record Unread(long newest, int count) {}

  /** The outcome of opening a channel. */
  sealed interface Opening {

    /**
     * It is there.
     *
     * @param channel the channel
     * @param isNew whether it was not there before
     */
    record Opened(ConsoleChannel channel, boolean isNew) implements Opening {}

    /**
     * There are too many.
     *
     * @param most how many may be opened
     */
    record Full(int most) implements Opening {}
  }
}
