package dev.paperboy.chat.slack.simulator;

/** The kinds of conversations. */
public enum ChannelKind {
  PUBLIC("C", "public_channel", "channels:read"),
  PRIVATE("C", "private_channel", "groups:read"),
  DIRECT("D", "im", "im:read"),
  GROUP_DIRECT("G", "mpim", "mpim:read");

  final String idPrefix;

  /** As it is called in the {@code types} of a request. */
  final String type;

  final String readScope;

  ChannelKind(String idPrefix, String type, String readScope) {
    this.idPrefix = idPrefix;
    this.type = type;
    this.readScope = readScope;
  }
}
