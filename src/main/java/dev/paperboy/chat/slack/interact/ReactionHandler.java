package dev.paperboy.chat.slack.interact;

import static dev.paperboy.chat.slack.message.SlackText.text;

import dev.paperboy.card.Invocation;
import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Counts 👍 and 👎 below the bot's own messages as votes. The reaction is the feedback: nothing is
 * replied.
 */
final class ReactionHandler {
  private static final Map<String, String> VOTES =
      Map.of("+1", "up", "thumbsup", "up", "-1", "down", "thumbsdown", "down");

  /** Precedes the colour of a hand in the name of a reaction. */
  private static final String SKIN_TONE = "::";

  private final WorkspaceApi slackApi;
  private final SlackCommandRunner carryOut;
  private final SlackReplyQueue desk;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  ReactionHandler(WorkspaceApi slackApi, SlackCommandRunner carryOut, SlackReplyQueue desk) {
    this.slackApi = slackApi;
    this.carryOut = carryOut;
    this.desk = desk;
  }

  /**
   * A reaction to a message.
   *
   * @param author who posted the message
   * @param timestamp identifies the message in its channel
   * @param name of the reaction, such as {@code +1::skin-tone-2}
   */
  record Reaction(
      String team, String channel, String user, String author, String timestamp, String name) {

    /** Returns the vote that it stands for; empty for other reactions, and those to files. */
    private Optional<String> vote() {
      int end = name.indexOf(SKIN_TONE);
      return channel.isEmpty() || timestamp.isEmpty()
          ? Optional.empty()
          : Optional.ofNullable(VOTES.get(end < 0 ? name : name.substring(0, end)));
    }
  }

  /** Accepts an added reaction; returns whether it will be processed, or need not be. */
  boolean added(Reaction reaction) {
    return reaction
        .vote()
        .map(vote -> inOrder(() -> vote(reaction, Invocation.of("vote").with("vote", vote))))
        .orElse(true);
  }

  /** Accepts a removed reaction; returns whether it will be processed, or need not be. */
  boolean removed(Reaction reaction) {
    return reaction
        .vote()
        .map(
            vote ->
                inOrder(
                    () ->
                        vote(
                            reaction,
                            Invocation.of("vote").with("vote", "none").with("only", vote))))
        .orElse(true);
  }

  /** Tasks are run by several threads, but one of them after the other. */
  private boolean inOrder(Runnable task) {
    waiting.add(task);
    boolean accepted = desk.take(this::runNext);
    if (!accepted) {
      waiting.remove(task);
    }
    return accepted;
  }

  private void runNext() {
    synchronized (waiting) {
      Runnable next = waiting.poll();
      if (next != null) {
        next.run();
      }
    }
  }

  private void vote(Reaction reaction, Invocation vote) {
    String team = reaction.team();
    boolean ours =
        slackApi.bot(team).filter(bot -> bot.user().equals(reaction.author())).isPresent();
    if (ours) {
      // The name of a direct message is that of the person.
      String name =
          reaction.channel().startsWith("D")
              ? slackApi
                  .person(team, reaction.user())
                  .map(person -> text(person.name()))
                  .orElse(reaction.user())
              : reaction.user();
      SlackOrigin place = SlackOrigin.of(team, reaction.channel(), "", reaction.user(), name);
      carryOut.carryOut(place, vote.with("message", reaction.timestamp()));
    }
  }
}
