package dev.paperboy.chat.slack.interact;

import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.answer.SlackReplySender;
import dev.paperboy.chat.slack.answer.SlackTypedText;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Handles commands in messages: mentions of the bot, and direct messages. */
final class MentionHandler {
  private static final Pattern TYPED = Pattern.compile("^/papers\\b\\s*", Pattern.CASE_INSENSITIVE);

  /** A command copied from where it is shown as code. */
  private static final Pattern CODE = Pattern.compile("^\\s*(`{1,3})([^`]+)\\1\\s*$");

  private final WorkspaceApi slackApi;
  private final SlackCommandRunner carryOut;
  private final SlackReplySender replySender;
  private final SlackReplyQueue desk;

  MentionHandler(
      WorkspaceApi slackApi,
      SlackCommandRunner carryOut,
      SlackReplySender replySender,
      SlackReplyQueue desk) {
    this.slackApi = slackApi;
    this.carryOut = carryOut;
    this.replySender = replySender;
    this.desk = desk;
  }

  /**
   * A message to the bot.
   *
   * @param channel Slack's ID of the conversation
   * @param thread the parent message of the thread; empty outside of threads
   */
  record Message(
      String team, String channel, String user, String text, String time, String thread) {}

  /** Accepts a message that mentions the bot; returns whether a reply will follow. */
  boolean mentioned(Message message) {
    return desk.take(() -> answer(message, afterMention(bot(message), message.text())));
  }

  /** Accepts a direct message; returns whether a reply will follow. */
  boolean direct(Message message) {
    return desk.take(() -> answer(message, message.text()));
  }

  private String bot(Message message) {
    return slackApi.bot(message.team()).map(WorkspaceApi.Bot::user).orElse("[A-Z0-9]+");
  }

  /** Returns the text after the bot's name. */
  static String afterMention(String bot, String text) {
    Matcher mention = Pattern.compile("<@" + bot + "(?:\\|[^<>]*)?>[,:]?").matcher(text);
    return mention.find() ? text.substring(mention.end()) : text;
  }

  /** Returns the command in a message, without the name common to all commands. */
  static String command(String text) {
    String typed = SlackTypedText.command(CODE.matcher(text).replaceFirst("$2"));
    return TYPED.matcher(typed).replaceFirst("");
  }

  private void answer(Message message, String text) {
    String name =
        slackApi
            .person(message.team(), message.user())
            .map(WorkspaceApi.Person::name)
            .orElse(message.user());
    SlackOrigin place = SlackOrigin.of(message.team(), message.channel(), "", message.user(), name);
    replySender.toMessage(
        place,
        message.channel(),
        message.thread(),
        message.time(),
        carryOut.carryOut(place, command(text)));
  }
}
