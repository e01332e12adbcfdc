package dev.paperboy.chat.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the console keeps: its channels and the messages in them. Safe for several threads. */
public interface ConsoleLog {

  /** All channels, in the order in which people should see them. */
  List<ConsoleChannel> channels();

  /** The channel of this name, or of this id. */
  Optional<ConsoleChannel> channel(String nameOrId);

  /** Opens the channel of this name, unless there is one; the name has been checked. */
  Opened open(String name);

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
   * What became of opening a channel.
   *
   * @param channel the channel
   * @param isNew whether it was not there before
   */
  record Opened(ConsoleChannel channel, boolean isNew) {}
}
