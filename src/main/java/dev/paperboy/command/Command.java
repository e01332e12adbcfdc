package dev.paperboy.command;

import dev.paperboy.subscription.Channel;

/** One of the {@code /papers} commands. Safe for use by several threads. */
interface Command {

  /** The word that calls it. */
  String name();

  /** How it is typed: {@code subscribe QUERY [instant|daily|weekly]}. */
  String usage();

  /** What it does, in a few words. */
  String purpose();

  /** Whether it changes what the channel gets, so that the channel may reserve it to managers. */
  default boolean changes() {
    return false;
  }

  /** Does it. */
  Reply run(Call call);

  /**
   * A command that was typed.
   *
   * @param request as it came
   * @param channel where
   * @param arguments what stands after the command's name, stripped
   */
  record Call(Request request, Channel channel, String arguments) {}
}
