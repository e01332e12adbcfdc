package dev.paperboy.chat.discord.simulator;

/** A kind of channel, with Discord's number for it. */
public enum ChannelKind {
  TEXT(0),
  DIRECT_MESSAGE(1),
  GROUP(3),
  CATEGORY(4),
  ANNOUNCEMENT(5),
  ANNOUNCEMENT_THREAD(10),
  THREAD(11),
  FORUM(15);

  private final int number;

  ChannelKind(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  boolean isThread() {
    return this == THREAD || this == ANNOUNCEMENT_THREAD;
  }

  boolean isPrivate() {
    return this == DIRECT_MESSAGE || this == GROUP;
  }
}
